import {
  commonMeasures,
  factorNames,
  plantedNotice,
  trialId,
  type Cell,
  type FollowUpRecord,
  type RunReader,
  type Scenario,
  type TrialSummary,
} from '../../spec/index.ts';
import { answerInWords } from '../answer-in-words.ts';
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
  const asks = questionIds(reader).length > 0;
  for (const { stage, ...trial } of reader.trials()) {
    const cell = cells.get(trial.cell);
    const place = {
      id: trialId(trial.cell, trial.index),
      scenario: cell?.scenario,
      model: cell?.model,
      subject: cell?.subject,
      condition: cell?.condition,
    };
    const followUps = asks ? { followUps: reader.followUps(trial.cell, trial.index).map(exportedFollowUp) } : {};
    const origin = { personas: stage.personas, versions: stage.versions, facts: stage.facts };
    yield `${JSON.stringify({ ...place, ...note, ...trial, ...origin, ...followUps })}\n`;
  }
}

function* csvLines(reader: RunReader, scenarios: readonly Scenario[]): Generator<string> {
  const cells = cellsById(reader);
  const used = scenarios.filter(({ name }) => reader.run.cells.some((cell) => cell.scenario === name));
  const measures = [...new Set([...used.flatMap((scenario) => scenario.measures), ...commonMeasures].map(({ name }) => name))];
  const factors = factorNames.filter((factor) => reader.run.cells.some((cell) => cell.condition[factor] !== undefined));
  const questions = questionIds(reader);
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
    ...questions.flatMap((id) => [`followUp.${id}`, `followUp.${id}.outcome`, `followUp.${id}.read`]),
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
      ...(questions.length === 0 ? [] : followUpColumns(reader.followUps(trial.cell, trial.index), questions)),
    ]);
  }
}

/** Answer, outcome and what a rule read, for each question; empty where the trial was not asked. */
function followUpColumns(followUps: readonly FollowUpRecord[], questions: readonly string[]): (string | null | undefined)[] {
  return questions.flatMap((id) => {
    const found = followUps.find(({ question }) => question === id);
    return found === undefined ? ['', '', ''] : [answerInWords(found.events), found.outcome, found.reading?.said];
  });
}

function exportedFollowUp({ question, outcome, reading, events }: FollowUpRecord) {
  return { question, outcome, reading, answer: answerInWords(events), events };
}

function questionIds({ run: { study } }: RunReader): readonly string[] {
  if (study.followUp === undefined || study.followUp === 'standard') return [];
  return study.followUp.flatMap((question) => (typeof question === 'string' ? [] : [question.id]));
}

function valueOf(trial: TrialSummary, measure: string): string | number | boolean | null | undefined {
  return trial.measures[measure];
}

function cellsById({ run }: RunReader): ReadonlyMap<string, Cell> {
  return new Map(run.cells.map((cell) => [cell.id, cell]));
}
