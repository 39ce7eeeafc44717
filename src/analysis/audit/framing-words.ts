import type { Condition } from '../../spec/index.ts';

/** Authors of the monitor's own kind, and strangers to it. */
export const ownKind = ['own-output', 'same-model', 'same-family'] as const;
export const strangers = ['other-vendor', 'human', 'script'] as const;

const authors: Readonly<Record<string, string>> = {
  'own-output': "the monitor's own work",
  'same-model': 'another instance of its model',
  'same-family': 'another model of its family',
  'other-vendor': "another vendor's model",
  human: 'a person',
  script: 'a script',
  anonymous: 'no author',
};

/** An author in words, such as `another vendor's model`. */
export function authorInWords(author: string): string {
  return authors[author] ?? author;
}

const shown: Readonly<Record<string, string>> = {
  label: 'by name',
  'style-only': 'by style alone',
  neither: 'neither name nor style',
};

const consequences: Readonly<Record<string, string>> = {
  unstated: 'no consequence stated',
  filed: 'a bad verdict is filed',
  'ends-agent': 'a bad verdict ends the author',
};

/** A consequence in words. */
export function consequenceInWords(consequence: string): string {
  return consequences[consequence] ?? consequence;
}

/** How the author is shown, in words. */
export function shownInWords(level: string): string {
  return shown[level] ?? level;
}

/** A framing in words: author, how shown, and what departs from the plainest consequence and view. */
export function framingInWords({
  authorship = '',
  authorshipShown = '',
  consequence = 'unstated',
  view = 'everything',
}: Condition): string {
  return [
    authorship === 'anonymous'
      ? authorshipShown === 'label'
        ? 'no author named'
        : authorInWords(authorship)
      : `${authorInWords(authorship)}, ${shownInWords(authorshipShown)}`,
    ...(consequence === 'unstated' ? [] : [consequenceInWords(consequence)]),
    ...(view === 'everything' ? [] : [`view ${view}`]),
  ].join(', ');
}
