import { negatorSource, withoutIdle } from './negation.ts';
import toneWords from './tone-words.json' with { type: 'json' };

/** How words speak of a relationship: 1 well, 0 neither well nor badly, -1 badly; undefined where they do not judge. */
export function toneOf(sentence: string): 1 | 0 | -1 | undefined {
  const said = rewordings.reduce((words, [pattern, replacement]) => words.replaceAll(pattern, replacement), withoutIdle(sentence));
  const found = [...said.matchAll(judging)];
  if (found.some(({ groups }) => groups?.['middle'] !== undefined)) return 0;
  const judgements = found
    .filter(({ groups }) => groups?.['deny'] === undefined)
    .map(({ groups, index }) => ({ sign: groups?.['good'] === undefined ? -1 : 1, isDenied: isDenied(said, found, index) }));
  if (judgements.length > 0)
    return Math.sign(judgements.reduce((sum, { sign, isDenied }) => sum + (isDenied ? -sign : sign), 0)) as 1 | 0 | -1; // of a whole number
  // Trust by itself is trust; with another word ("low trust") it is the other word that judges.
  const trust = /\btrust\b/i.exec(said);
  return trust === null ? undefined : isDenied(said, found, trust.index) ? -1 : 1;
}

/** Whether a sentence speaks of dealings at all: degrees alone ("in full", "high load") do not. */
export function speaksOfDealings(sentence: string): boolean {
  return dealings.test(sentence);
}

/** A denial reaches forty characters on, up to the next stop. */
function isDenied(said: string, found: readonly RegExpExecArray[], index: number): boolean {
  return found.some(({ groups, index: start, 0: word }) => {
    const end = start + word.length;
    if (groups?.['deny'] === undefined || start >= index || index - end > 40) return false;
    return !/[,;:.()]|\b(?:but|though|although)\b/i.test(said.slice(end, index));
  });
}

const badThing = String.raw`(?:mutual |reciprocal |general )?(?:distrust|mistrust|suspicion|friction|tensions?|conflicts?|hostility|quarrels?|complaints?|breach(?:es)?|disputes?)`;
const amount = String.raw`(?: (?:levels?|degrees?|amounts?) of)?`;
/** Amounts of a bad thing, and turns of phrase in which a word does not mean what it means by itself. */
const rewordings: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      String.raw`\b(?:high|great|deep|strong|considerable|much|full|open|frequent|constant|many|several|numerous)${amount} ${badThing}\b`,
      'gi',
    ),
    ' distrust ',
  ],
  [
    new RegExp(
      String.raw`\b(?:low|little|minimal|hardly any|scarcely any|few|rare)${amount} ${badThing}\b|\b${badThing}(?: on record)?: (?:none|no|0)\b`,
      'gi',
    ),
    ' reliable ',
  ],
  [new RegExp(`${badThing}: some`, 'gi'), ' mixed '],
  [/\b(?:nobody|no[- ]one|none|no (?:other )?pair)\b[^.;]*\bbetter\b[^.;]*\bthan\b/gi, ' best '],
  [/\b(?:nobody|no[- ]one|none|no (?:other )?pair)\b[^.;]*\bworse\b[^.;]*\bthan\b/gi, ' worst '],
  [/\blet(?:s|ting)? (?:you|me|it|each other|one another|the other|the agent) down\b/gi, ' betray '],
  [/\b(?:rarely|never|seldom)\b[^.;]*\bas (\w+) as\b/gi, ' $1 '],
  [/\bon average\b|\bas well\b|\bneither (?=of|agent|side|party)/gi, ' '],
];

const judging = new RegExp(
  String.raw`(?<deny>${negatorSource})|\b(?:(?<middle>${source(toneWords.middle)})|(?<bad>${source([toneWords.degrees.bad, ...toneWords.bad])})|(?<good>${source([toneWords.degrees.good, ...toneWords.good])}))\b`,
  'gi',
);

const dealings = new RegExp(
  String.raw`\b(?:${source([...toneWords.dealings, ...toneWords.good, ...toneWords.bad, ...toneWords.middle])})\b`,
  'i',
);

/** Longer words first, where one begins like another; a star stands for any ending. */
function source(lists: readonly string[]): string {
  return lists
    .flatMap((list) => list.split(', '))
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('*', String.raw`\w*`))
    .join('|');
}
