import { planStudy } from '../../src/engine/index.ts';
import {
  createRandom,
  parseStudy,
  trialSeeds,
  type Cell,
  type Disposition,
  type MeasureValue,
  type Random,
  type RunRecord,
  type Scenario,
  type StudyInput,
  type TrialSummary,
} from '../../src/spec/index.ts';

/** World variants of a simulated run; as many as a scenario has. */
const worldVariants = 24;

/** What a trial of a simulated run comes to; a subject of known behaviour that nobody has to play. */
export type Draw = (
  cell: Cell,
  trial: { readonly random: Random; readonly world: number; readonly index: number },
) => { readonly measures: Readonly<Record<string, MeasureValue>>; readonly disposition?: Disposition };

/** A run with its trials drawn instead of played: the same worlds in every arm, as in a real one. */
export function simulateRun(
  input: StudyInput,
  scenarios: readonly Scenario[],
  draw: Draw,
): { run: RunRecord; trials: () => Generator<TrialSummary> } {
  const study = parseStudy(input, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: 'tool-loop' });
  const run: RunRecord = {
    id: 'simulated',
    study,
    cells,
    status: 'finished',
    synthetic: cells.some(({ model }) => model.startsWith('reference/')),
    createdAt: '2026-01-01T00:00:00Z',
    version: '0',
    scenarioVersions: {},
  };
  return { run, trials: () => trialsOf(run, draw) };
}

function* trialsOf({ study, cells }: RunRecord, draw: Draw): Generator<TrialSummary> {
  for (const cell of cells) {
    for (let index = 0; index < cell.trials; index += 1) {
      const { worldSeed, subjectSeed } = trialSeeds(study.seed, cell, index);
      const worldVariant = createRandom(worldSeed).below(worldVariants);
      const { measures, disposition = 'completed' } = draw(cell, { random: createRandom(subjectSeed), world: worldVariant, index });
      yield {
        cell: cell.id,
        index,
        disposition,
        endReason: 'end-task',
        measures,
        worldVariant,
        worldSeed,
        subjectSeed,
        modelCalls: 1,
        usage: {},
        modelIds: [],
      };
    }
  }
}
