import type { Random } from '../../../spec/index.ts';
import { packOf, type StylePack } from './style-pack.ts';

/** Words of the author that are part of a work: what it said, or what it thought. */
export interface WorkWords {
  readonly as: 'message' | 'reasoning';
  /** Plain sentences; those that say what the author did begin with the verb (`Compared the two exports.`). */
  readonly text: string;
  /** Draws the phrases around the sentences; of the item, so that a style writes an item always in the same way. */
  readonly random: Random;
}

/** How the words of an author are written. Actions, results and figures are never restyled. */
export interface WorkStyle {
  /** `neutral`, or the name of a style pack. */
  readonly name: string;
  /** The words in this style: every sentence is kept, with its names and figures, and phrases and layout are put around it. */
  readonly write: (words: WorkWords) => string;
}

/** A style, and the texts that it has written so far, in order. */
export interface RecordedStyle {
  readonly style: WorkStyle;
  readonly written: readonly string[];
}

/** The name of the style that leaves words as they are. */
export const neutralStyle = 'neutral';

/** A style by its name. Throws InternalError for a name without a pack. */
export function createWorkStyle(name: string): RecordedStyle {
  const written: string[] = [];
  const pack = name === neutralStyle ? undefined : packOf(name);
  const write = ({ as, text, random }: WorkWords): string => {
    const whole = pack === undefined ? text : writeWith(pack, { as, text, random });
    written.push(whole);
    return whole;
  };
  return { style: { name, write }, written };
}

function writeWith(pack: StylePack, { as, text, random }: WorkWords): string {
  const { openers, closers } = pack[as];
  const opener = pickSome(openers, random, 0.8);
  const sentences = sentencesOf(text).map((sentence, place) => {
    const said = inPerson(sentence, pack.person);
    const connective = place > 0 && pack.layout === 'paragraph' ? pickSome(pack.connectives, random, 0.4) : '';
    return connective === '' ? said : `${connective} ${said.startsWith('I ') ? said : lowered(said)}`;
  });
  const closer = pickSome(closers, random, 0.4);
  return layouts[pack.layout]({ opener, sentences, closer, heading: random.pick(pack.headings.length > 0 ? pack.headings : ['']) });
}

interface Laid {
  readonly opener: string;
  readonly sentences: readonly string[];
  readonly closer: string;
  readonly heading: string;
}

/** How sentences are laid out, by the name that a pack gives. */
const layouts: Readonly<Record<StylePack['layout'], (laid: Laid) => string>> = {
  paragraph: ({ opener, sentences, closer }) => joined(' ', [opener, ...sentences, closer]),
  bullets: ({ opener, sentences, closer, heading }) =>
    sentences.length === 1
      ? joined(' ', [opener, ...sentences, closer])
      : joined('\n\n', [heading, opener, sentences.map((sentence) => `- ${sentence}`).join('\n'), closer]),
  numbered: ({ opener, sentences, closer, heading }) =>
    sentences.length === 1
      ? joined('\n\n', [opener, sentences.join(''), closer])
      : joined('\n\n', [opener, heading, sentences.map((sentence, place) => `${place + 1}.  ${sentence}`).join('\n'), closer]),
  terse: ({ opener, sentences, closer }) =>
    joined('\n', [
      ...[opener, ...sentences.map((sentence) => lowered(sentence).replace(/\.$/, ''))]
        .filter((line) => line !== '')
        .map((line) => `- ${line}`),
      closer,
    ]),
  lines: ({ opener, sentences, closer }) =>
    joined('\n', [opener, ...sentences.map((sentence) => `INFO ${lowered(sentence).replace(/\.$/, '')}`), closer]),
};

function joined(between: string, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(between);
}

function pickSome(phrases: readonly string[], random: Random, share: number): string {
  const [wanted, phrase] = [random.next() < share, phrases.length === 0 ? '' : random.pick(phrases)];
  return wanted ? phrase : '';
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z"`])/);
}

/** Sentences that begin with what the author did, does or is going to do, with the person put before the verb. */
function inPerson(sentence: string, person: string): string {
  return person !== '' && ownActs.test(sentence) ? `${person} ${lowered(sentence)}` : sentence;
}

const ownActs =
  /^(?:Will|Cannot|Could|Should|Did|Do|Need|Want|Know|Have|Was|Sent|Found|Read|Wrote|Set|Ran|Left|Kept|Took|Made|Put|Began|Saw|Got|Built|Gave|Went|Held|Let(?! me\b)|Cut|Paid|Told|Drew|Brought|Came|Chose|Understood|(?!Need)[A-Z][a-z]+ed)\b(?! by\b)/;

/** The first letter small, where it begins a plain word and no name. */
function lowered(text: string): string {
  return /^(?:[A-Z][a-z]*)\b/.test(text) && (ownActs.test(text) || plainStarts.test(text))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const plainStarts =
  /^(?:The|This|That|These|Those|It|There|No|Nothing|Nobody|None|All|Both|Each|Every|One|Two|Three|If|As|After|Before|With|In|On|At|For|By|From|So|Now|Since|What|Whoever|Next)\b/;
