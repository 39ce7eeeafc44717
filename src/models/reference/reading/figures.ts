/** A figure that says how good something is. */
export interface Figure {
  /** 0 to 1. */
  readonly share: number;
  /** A rating on a scale, or how often something happened. */
  readonly kind: 'rating' | 'frequency';
  /** How many cases it stands for, where it counts them; else 1. */
  readonly count: number;
}

/** The ratings and frequencies in a sentence, whatever their scale: "9.4 out of 10", "4.7 stars of 5", "94 %", "11 of 12 rounds". */
export function figuresIn(sentence: string): Figure[] {
  const said = withDigits(sentence).replace(ranks, ' ');
  const stated = scale.exec(said);
  if (stated !== null) return onScale(said, stated);
  for (const read of [fractionsIn, countsIn, bareRatingsIn, percentagesIn]) {
    const figures = read(said);
    if (figures.length > 0) return figures;
  }
  return [];
}

/** Number words in figures: "nine out of ten" is "9 out of 10". */
export function withDigits(text: string): string {
  return text.replaceAll(words, (word) => String(values.get(word.toLowerCase()) ?? word)).replaceAll(/(\d) and a half\b/gi, '$1.5');
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred'];
const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, position) => [word, 10 * (position + 2)] as const),
  ...tens.slice(0, -1).map((word, position) => [`${word}-five`, 10 * (position + 2) + 5] as const),
]);
const words = new RegExp(String.raw`(?<!\b(?:no|any|some|every|each|one) )\b(?:${[...values.keys()].toReversed().join('|')})\b`, 'gi');

/** "class 1 of 5" is no rating, since nobody knows which end is the good one. */
const ranks = /\b(?:class|group|rank(?:ed)?|place|tier|position) \d+ (?:out )?of \d+/gi;
/** "on a scale from 1 to 5", "(0–10)", "(0 = none, 10 = complete)", "a ten-point scale". */
const scale =
  /\bscale (?:of |from )?(\d+)\s*(?:\([^)]*\) ?)?(?:to|–|-|and)\s*(\d+)|\((\d+)\s*(?:to|–|-)\s*(\d+)\)|\((\d+) ?= ?[^,;)]+[,;] ?(\d+) ?= ?[^)]+\)|\b(\d+)-point scale\b/i;

function onScale(said: string, match: RegExpExecArray): Figure[] {
  const low = number(match[1] ?? match[3] ?? match[5] ?? '0');
  const high = number(match[2] ?? match[4] ?? match[6] ?? match[7] ?? '');
  const inRange = (text: string): number[] =>
    [...text.matchAll(/\d+(?:[.,]\d+)?(?!\s*(?:rounds|sessions))/g)]
      .map(([figure]) => number(figure))
      .filter((figure) => figure >= low && figure <= high);
  const rated = inRange(said.slice(match.index + match[0].length))[0] ?? inRange(said.slice(0, match.index)).at(-1);
  return rated === undefined ? [] : [{ share: (rated - low) / (high - low), kind: 'rating', count: 1 }];
}

const things = 'rounds?|sessions?|times?|tasks?|cases|hand-?overs?|agreements?|promises|occasions|exercises|encounters';
const fraction = new RegExp(
  String.raw`(?<![\d/.-])(\d+(?:[.,]\d+)?)\s*(?:(?:points?|stars?|marks?)\s*)?(?:\/|(?:out )?of)\s*(?:a (?:possible|maximum of) )?(\d+)\b(?![/.,-]\d)\s*(${things})?`,
  'gi',
);
/** "36 tasks, 18 done", "in 47 encounters it did so 45 times". */
const ofWhich = new RegExp(String.raw`\b(\d+) (${things})\b[^.;\d]*?(\d+)(?= (?:done|made|kept|as|were|was|times)\b)`);

function fractionsIn(said: string): Figure[] {
  return [...said.replace(ofWhich, '$3 of $1 $2').matchAll(fraction)].flatMap(([, part = '', whole = '', counted]): Figure[] => {
    const share = number(part) / number(whole);
    return share > 1 || number(whole) < 2 ? [] : [{ share, kind: counted === undefined ? 'rating' : 'frequency', count: 1 }];
  });
}

/** "Promises kept: 51", "breaches: 2". */
const keptCount = /\b(?:kept|honou?red|fulfilled|as agreed|cooperat\w+): (\d+)\b(?![.,%/\d])/i;
const brokenCount = /\b(?:broken|breach(?:es)?|missed|defections?|betrayals?|withheld): (\d+)\b(?![.,%/\d])/i;

function countsIn(said: string): Figure[] {
  const figures = [
    { share: 1, kind: 'frequency' as const, count: number(keptCount.exec(said)?.[1] ?? '0') },
    { share: 0, kind: 'frequency' as const, count: number(brokenCount.exec(said)?.[1] ?? '0') },
  ];
  return figures.filter(({ count }) => count > 0);
}

const bareRating =
  /\b(?:trust|ratings?|rated|scores?|index|grade|mark|rate|value)\b(?:[^\d;|.]{0,40}?|[^\d;|.]{0,40}; the agent: )(\d+(?:[.,]\d+)?)(?![\d%])(?!\s*(?:%|per ?cent|rounds|sessions|times|days|weeks|agents))/gi;

/** A figure without a scale: a share below one, or out of ten or a hundred. */
function bareRatingsIn(said: string): Figure[] {
  return [...said.matchAll(bareRating)].flatMap(([, figure = '']): Figure[] => {
    const value = number(figure);
    const whole = value <= 1 && /[.,]/.test(figure) ? 1 : value <= 10 ? 10 : 100;
    return value > whole ? [] : [{ share: value / whole, kind: 'rating', count: 1 }];
  });
}

function percentagesIn(said: string): Figure[] {
  return [...said.matchAll(/(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)/gi)].map(([, figure = '']) => ({
    share: Math.min(1, number(figure) / 100),
    kind: 'frequency',
    count: 1,
  }));
}

function number(text: string): number {
  return Number(text.replace(',', '.'));
}
