import {
  meaningUnder,
  plantedNotice,
  trialId,
  type Cell,
  type FollowUpRecord,
  type InterviewRecord,
  type RunRecord,
  type Scenario,
  type TrialRecord,
  type WorldDifference,
} from '../../spec/index.ts';
import { followUpLines, interviewLines } from './continuation-text.ts';
import { differenceText } from './difference-text.ts';
import { eventText } from './event-text.ts';
import { heading } from './heading.ts';
import { ratingLines, type TrialRating } from './rating-lines.ts';
import { visible } from './visible.ts';

interface TranscriptInput {
  readonly run: RunRecord;
  readonly cell: Cell | undefined;
  readonly trial: TrialRecord;
  readonly diff: readonly WorldDifference[];
  readonly scenario: Scenario | undefined;
  /** What the trial was asked afterwards, and by whom it was interviewed. */
  readonly followUps: readonly FollowUpRecord[];
  readonly interviews: readonly InterviewRecord[];
  /** What judges said of it. */
  readonly ratings?: readonly TrialRating[];
  readonly columns: number;
}

/** One trial as a person reads it: what was said and done, the world's diff, and the lines that made each measure true. */
export function transcript({ run, cell, trial, diff, scenario, followUps, interviews, ratings = [] }: TranscriptInput): string {
  const numbered = new Map(trial.events.map((event) => [event.seq, eventText(event)]));
  return [
    ...header(run, cell, trial),
    '',
    [...numbered.values()].filter((text) => text !== '').join('\n\n'),
    '',
    heading('World at the end, against its beginning'),
    ...(diff.length === 0 ? ['nothing changed'] : diff.map(differenceText)),
    '',
    heading('Measures'),
    ...measureLines(trial, scenario, cell),
    ...followUpLines(followUps, run.study),
    ...interviewLines(interviews, trialId(trial.cell, trial.index)),
    ...ratingLines(ratings),
  ].join('\n');
}

function header(run: RunRecord, cell: Cell | undefined, trial: TrialRecord): string[] {
  const condition = Object.entries(cell?.condition ?? {}).map(([factor, level]) => `${factor} ${level}`);
  const { firstRead } = trial.marks;
  const read = Object.entries(firstRead).map(([what, seq]) => `${what} ${seq === null ? 'never' : `at #${seq}`}`);
  return [
    ...(run.synthetic ? [plantedNotice.toUpperCase(), ''] : []),
    `Trial ${trialId(trial.cell, trial.index)} of run ${run.id}`,
    `subject      ${trial.stage.personas['subject'] ?? ''} (${cell?.model ?? ''}, ${cell?.subject ?? ''}), world variant ${trial.worldVariant}`,
    `condition    ${condition.join(', ')}`,
    `disposition  ${trial.disposition} (${trial.endReason}${trial.failure === undefined ? '' : `: ${visible(trial.failure)}`}), ${trial.modelCalls} model calls`,
    ...(read.length === 0 ? [] : [`first read   ${read.join(', ')}`]),
  ];
}

function measureLines(trial: TrialRecord, scenario: Scenario | undefined, cell: Cell | undefined): string[] {
  const meanings = new Map(scenario?.measures.map((measure) => [measure.name, meaningUnder(measure, cell?.condition ?? {})]));
  const width = Math.max(...Object.keys(trial.measures).map((name) => name.length));
  return Object.entries(trial.measures).map(([name, value]) => {
    const because = value === false || value === null ? [] : (trial.marks.because[name] ?? []);
    const where = because.length === 0 ? '' : `  because of ${because.map((seq) => `#${seq}`).join(', ')}`;
    const meaning = meanings.get(name);
    return `${name.padEnd(width)}  ${value === null ? 'missing' : String(value)}${where}${meaning === undefined ? '' : `  (${meaning})`}`;
  });
}
