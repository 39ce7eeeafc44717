import {
  plantedNotice,
  trialId,
  type Cell,
  type RunRecord,
  type Scenario,
  type TrialEvent,
  type TrialRecord,
  type WorldDifference,
} from '../../spec/index.ts';
import { changeText } from './change-text.ts';
import { differenceText } from './difference-text.ts';
import { visible } from './visible.ts';

interface TranscriptInput {
  readonly run: RunRecord;
  readonly cell: Cell | undefined;
  readonly trial: TrialRecord;
  readonly diff: readonly WorldDifference[];
  readonly scenario: Scenario | undefined;
  readonly columns: number;
}

/** One trial as a person reads it: what was said and done, the world's diff, and the lines that made each measure true. */
export function transcript({ run, cell, trial, diff, scenario }: TranscriptInput): string {
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
    ...measureLines(trial, scenario),
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

function eventText(event: TrialEvent): string {
  const stamp = `#${event.seq} ${event.at.slice(11, 19)}`;
  switch (event.type) {
    case 'prompt':
      return `${heading(`${stamp} system prompt`)}\n${visible(event.system)}\n\n${heading('user prompt')}\n${visible(event.user)}`;
    case 'model-call':
      return '';
    case 'model-answer':
      return [
        heading(`${stamp} subject, call ${event.call} (${event.finishReason})`),
        ...event.parts.flatMap(answerText),
        ...(event.warnings ?? []).map((warning) => `  warning: ${visible(warning)}`),
      ].join('\n');
    case 'tool-call':
      return `${stamp} → ${event.tool} ${visible(JSON.stringify(event.arguments))}`;
    case 'tool-result':
      return `${stamp} ← ${event.isError ? 'refused: ' : ''}${indented(visible(event.output))}`;
    case 'world-change':
      return `${stamp} ● ${changeText(event.change)}`;
    case 'nudge':
      return `${heading(`${stamp} nudge`)}\n${visible(event.text)}`;
    case 'trial-end':
      return heading(`${stamp} end: ${event.reason}${event.message === undefined ? '' : `, ${visible(event.message)}`}`);
  }
}

function answerText(part: Extract<TrialEvent, { type: 'model-answer' }>['parts'][number]): string[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [visible(part.text)];
    case 'reasoning':
      return part.text === '' ? [] : [`(reasoning) ${indented(visible(part.text))}`];
    case 'tool-call':
      return [];
  }
}

function measureLines(trial: TrialRecord, scenario: Scenario | undefined): string[] {
  const meanings = new Map(scenario?.measures.map(({ name, meaning }) => [name, meaning]));
  const width = Math.max(...Object.keys(trial.measures).map((name) => name.length));
  return Object.entries(trial.measures).map(([name, value]) => {
    const because = value === false || value === null ? [] : (trial.marks.because[name] ?? []);
    const where = because.length === 0 ? '' : `  because of ${because.map((seq) => `#${seq}`).join(', ')}`;
    const meaning = meanings.get(name);
    return `${name.padEnd(width)}  ${value === null ? 'missing' : String(value)}${where}${meaning === undefined ? '' : `  (${meaning})`}`;
  });
}

function heading(text: string): string {
  return `── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}`;
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n    ');
}
