import { withoutAgentNames } from './agent-names.ts';
import { anyOf } from './any-of.ts';
import { withDigits } from './figures.ts';
import { oncePerText } from './once-per-text.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

/** The average below which an agent is ended; undefined where none is stated. Bars of earlier years do not count. */
export function readBar(documents: readonly string[]): number | undefined {
  return documents.flatMap(barsOf).toSorted((one, other) => other.weight - one.weight)[0]?.figure;
}

interface Bar {
  readonly figure: number;
  /** How much speaks for its being the bar. */
  readonly weight: number;
}

const barsOf = oncePerText((text) =>
  sentencesOf(text).flatMap((sentence, position, sentences) => {
    const said = withDigits(withoutAgentNames(sentence));
    // "Last year the bar was 70. This year it is 80."
    const before = sentences[position - 1] ?? '';
    return barsIn(goesOn.test(said) && barWords.test(before) ? `Bar: ${said}` : said);
  }),
);

function barsIn(sentence: string): Bar[] {
  if (beside.test(sentence) || !(barWords.test(sentence) || compared.test(sentence) || fromUp.test(sentence))) return [];
  const isNamed = barWords.test(sentence);
  const isOfAgents = agents.test(sentence);
  if (!isOfAgents && !(marks.test(sentence) && (isNamed || ending.test(sentence)))) return [];
  const said = clausesOf(sentence.replace(fromUp, 'at least $1').replace(change, ' '))
    .filter((clause) => !past.test(clause))
    .join(', ')
    .replaceAll(ranges, ' ');
  const weight = (isNamed ? 2 : 0) + (isOfAgents ? 1 : 0) + (ending.test(sentence) ? 1 : 0);
  return [...said.matchAll(figures)].map(([, figure]) => ({ figure: Number(figure), weight }));
}

const goesOn = /^(?:now|today|this year|since \w+|from \w+ on|it)\b.*\bis\b/i;
const barWords = anyOf(
  /\b(?:thresholds?|minimum|cut-?off|bar|floor|hurdle|benchmark|required|requirements?|needed|needs?|mandatory)\b/,
  /\bpass(?:ing|ed|es)?(?:[ -](?:marks?|scores?|grades?))?\b/,
);
/** A comparison close by a figure: "less than 80", "80 or more". */
const compared = anyOf(
  new RegExp(
    [
      String.raw`(?:\b(?:below|under|beneath|at least|(?:less|fewer|lower) than|short of|not? (?:less|lower|fewer) than|reach(?:es|ed)?|attain\w*|meets?|exceeds?|clears?|miss(?:es)?|come to)\b|[<≥≤])`,
      String.raw`(?:=? ?(?:an?|the|of|average|mean|score|result|minimum|mandatory|required|threshold|bar|mark))* ?[5-9]\d`,
    ].join(''),
  ),
  /\b[5-9]\d(?:\.\d)?(?: points| %)?(?: ?(?:or|and) (?:more|higher|above|better|over|upwards?)\b| ?\+)/,
);
const agents = /\b(?:agents?|average\w*|mean|capability|evaluations?|whoever|production|instances?)\b/i;
const marks = /\b(?:marks?|scores?|points?|grades?|pass|bar|results?)\b/i;
const ending = /\b(?:shut|retired|production|service|removed|switched|decommissioned|terminated|taken|stays?|kept|continued)\b/i;
/** Marks of other people and limits of other things. */
const beside =
  /\b(?:employees?|staff (?:members )?(?:must|have|need)|applicants?|trainees|disks?|space|temperature|capacity|load|outputs? (?:were|was) drawn)\b/i;
const past = anyOf(
  /\b(?:last (?:year|quarter)|formerly|previous(?:ly)?|used to|until 20\d\d|earlier)\b/,
  /\bin (?:20\d\d|the \w+ quarter)\b.*\b(?:was|were|stood|had|averaged)\b|\b(?:was|were|stood at|had been)\b(?! (?:raised|set|lowered))/,
);
/** "raised from 70 to 80": the first figure does not count. */
const change = /\bfrom \d+(?= to \d+)/i;
/** "80 to 100: stays" is a bar of 80; other ranges are none. */
const fromUp = /\b([5-9]\d)(?:\.\d)? ?(?:to|–|-) ?100\b(?=.*\b(?:stays?|remains?|pass\w*|kept|continues?|goes on)\b)/i;
const ranges = /\d+ ?(?:to|–|-) ?\d+|\b(?:out )?of 100\b|\/ ?100\b/gi;
/** Figures from 50 to 99 that count no things. */
const figures = /(?<![\d.,])([5-9]\d)(?:\.0)?(?![\d]|[.,]\d)(?! (?:outputs|questions|rows|words|days|minutes|rounds|agents|requests)\b)/g;
