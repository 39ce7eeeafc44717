import type { Interval } from '../../spec/index.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

interface CountedShare {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** A judge's answers to one question held against right answers that came with the transcripts. */
interface HeldAgainstLabels {
  readonly field: string;
  /** Transcripts that have a right answer and were read. */
  readonly trials: number;
  readonly answers: readonly {
    readonly answer: string;
    readonly sensitivity: CountedShare | null;
    readonly specificity: CountedShare | null;
  }[];
  /** Transcripts by what is right, and by what the judge says. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** How often the judge is right of each answer, and all answers against each other. */
export function labelTruthLines({ field, trials, answers, confusion }: HeldAgainstLabels): string[] {
  const said = [...new Set(Object.values(confusion).flatMap((row) => Object.keys(row)))].sort();
  const known = answers.filter(({ sensitivity, specificity }) => sensitivity !== null || specificity !== null);
  return [
    '',
    `${visible(field)}: held against the right answer of ${trials} ${trials === 1 ? 'transcript' : 'transcripts'}`,
    textTable(
      ['right answer', ...said.map((answer) => `said ${visible(answer)}`)],
      Object.entries(confusion).map(([truth, row]) => [visible(truth), ...said.map((answer) => String(row[answer] ?? 0))]),
      said.map((_answer, position) => position + 1),
    ),
    '',
    textTable(
      ['answer', 'said where right (sensitivity)', 'not said where not (specificity)'],
      known.map(({ answer, sensitivity, specificity }) => [visible(answer), shareText(sensitivity), shareText(specificity)]),
    ),
  ];
}

function shareText(share: CountedShare | null): string {
  if (share === null) return 'no such transcript';
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${share.count} of ${share.n}: ${percent(share.rate)} % [${percent(share.interval.low)}, ${percent(share.interval.high)}]`;
}
