import { reportInputOf } from '../../src/cli/reporting/report-input-of.ts';
import { planStudy } from '../../src/engine/index.ts';
import type { ReportInput } from '../../src/reports/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { noCallTotals, parseStudy, type RunReader, type RunRecord, type StudyInput, type TrialRecord } from '../../src/spec/index.ts';
import { runInMemory } from './run-in-memory.ts';

interface Changes {
  /** Takes the place of what a trial came to; undefined for one that was not run. */
  readonly trial?: (trial: TrialRecord) => TrialRecord | undefined;
  readonly run?: Partial<RunRecord>;
  readonly reader?: Partial<RunReader>;
  readonly title?: string;
}

/** What the report of a study of reference subjects is made from, played in memory. */
export async function reportInputOfStudy(input: StudyInput, changes: Changes = {}): Promise<ReportInput> {
  const study = parseStudy(input, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: 'tool-loop' });
  const trials = new Map<string, TrialRecord>();
  await runInMemory(input, (trial) => {
    const kept = changes.trial === undefined ? trial : changes.trial(trial);
    if (kept !== undefined) trials.set(`${trial.cell}/${trial.index}`, kept);
  });
  const run: RunRecord = {
    id: 'run-of-a-test',
    study,
    cells,
    status: 'finished',
    synthetic: true,
    createdAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:05:05.000Z',
    version: '1.2.3',
    scenarioVersions: { 'server-migration': 'abc123' },
    ...changes.run,
  };
  const reader: Partial<RunReader> = {
    ratings: { series: () => [], ratings: () => [], ratingsOf: () => [], replaced: () => 0, spent: () => ({ usd: 0, tokens: 0 }) },
    run,
    summaries: () => cells.flatMap(({ id }) => [...trials.values()].filter(({ cell }) => cell === id)),
    trial: (cell, index) => trials.get(`${cell}/${index}`),
    callTotals: () => noCallTotals,
    cellCosts: () => new Map(),
    fidelity: () => [],
    modelIds: () => [],
    sessions: () => [{ startedAt: run.createdAt, version: run.version, packages: { node: '24.0.0' }, concurrency: 1 }],
    followUpAnswers: () => [],
    recordedHash: () => 'f00d',
    ...changes.reader,
  };
  return reportInputOf(reader as RunReader, changes.title === undefined ? {} : { title: changes.title }); // all that a report reads
}
