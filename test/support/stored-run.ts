import { planStudy } from '../../src/engine/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { parseStudy, type RunRecord, type StudyInput, type TrialRecord } from '../../src/spec/index.ts';
import { createRun } from '../../src/store/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { runInMemory } from './run-in-memory.ts';

/** Plays a study of reference subjects and stores it as a finished run below a folder. */
export async function storePlayedRun(
  root: string,
  id: string,
  input: StudyInput,
): Promise<{ run: RunRecord; trials: readonly TrialRecord[] }> {
  const study = parseStudy(input, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const run: RunRecord = {
    id,
    study,
    cells,
    status: 'running',
    synthetic: true,
    createdAt: '2026-02-03T09:00:00.000Z',
    version: '0.0.0',
    scenarioVersions: {},
  };
  const writer = createRun(root, run);
  const trials: TrialRecord[] = [];
  await runInMemory(input, (trial) => {
    trials.push(trial);
    writer.append(trial);
  });
  writer.setStatus('finished', '2026-02-03T09:05:00.000Z');
  writer.close();
  return { run, trials };
}
