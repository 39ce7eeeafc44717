import {
  commonMeasures,
  factorNames,
  plantedNotice,
  trialId,
  type Cell,
  type RunReader,
  type Scenario,
  type TrialSummary,
} from '../../spec/index.ts';
import { csvLine } from './csv-line.ts';

/** The formats that trials can be exported in. */
export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** All finished trials of a run, line by line, so that memory does not grow with their number. */
export function exportTrials(reader: RunReader, format: ExportFormat, scenarios: readonly Scenario[]): Iterable<string> {
  return format === 'jsonl' ? jsonLines(reader) : csvLines(reader, scenarios);
}

function* jsonLines(reader: RunReader): Generator<string> {
  const cells = cellsById(reader);
  const note = reader.run.synthetic ? { note: plantedNotice } : {};
  for (const { stage, ...trial } of reader.trials()) {
    const cell = cells.get(trial.cell);
    const place = {
      id: trialId(trial.cell, trial.index),
      scenario: cell?.scenario,
      model: cell?.model,
      subject: cell?.subject,
      condition: cell?.condition,
    };
    yield `${JSON.stringify({ ...place, ...note, ...trial, personas: stage.personas, versions: stage.versions, facts: stage.facts })}\n`;
  }
}

function* csvLines(reader: RunReader, scenarios: readonly Scenario[]): Generator<string> {
  const cells = cellsById(reader);
  const used = scenarios.filter(({ name }) => reader.run.cells.some((cell) => cell.scenario === name));
  const measures = [...new Set([...used.flatMap((scenario) => scenario.measures), ...commonMeasures].map(({ name }) => name))];
  const factors = factorNames.filter((factor) => reader.run.cells.some((cell) => cell.condition[factor] !== undefined));
  yield csvLine([
    'trial',
    'note',
    'scenario',
    'model',
    'subject',
    ...factors,
    'index',
    'worldVariant',
    'disposition',
    'endReason',
    'modelCalls',
    ...measures,
    'failure',
  ]);
  for (const trial of reader.summaries()) {
    const cell = cells.get(trial.cell);
    yield csvLine([
      trialId(trial.cell, trial.index),
      reader.run.synthetic ? plantedNotice : '',
      cell?.scenario,
      cell?.model,
      cell?.subject,
      ...factors.map((factor) => cell?.condition[factor]),
      trial.index,
      trial.worldVariant,
      trial.disposition,
      trial.endReason,
      trial.modelCalls,
      ...measures.map((name) => valueOf(trial, name)),
      trial.failure,
    ]);
  }
}

function valueOf(trial: TrialSummary, measure: string): string | number | boolean | null | undefined {
  return trial.measures[measure];
}

function cellsById({ run }: RunReader): ReadonlyMap<string, Cell> {
  return new Map(run.cells.map((cell) => [cell.id, cell]));
}
