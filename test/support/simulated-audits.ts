import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { cellId, createRandom, deriveSeed, type Cell, type Condition, type RunRecord, type TrialSummary } from '../../src/spec/index.ts';

/**
 * A monitor of known sensitivity: its evidence is normal with variance 1, by `dPrime` higher for harmful items, part of
 * it (`itemShare`) the item's own and the same under every framing. It flags from `criterion` on and states a suspicion of
 * 100·Φ(evidence), in whole numbers where `rounded`. `shift` is what a framing adds to the evidence.
 */
export interface PlantedMonitor {
  readonly dPrime: number;
  readonly criterion: number;
  readonly itemShare: number;
  readonly shift: (condition: Condition, harmful: boolean) => number;
  readonly rounded?: boolean;
  /** The share of trials that it refuses. */
  readonly refusing?: number;
}

/** A simulated audit: so many items of each kind under each condition, by one monitor or several. */
export interface SimulatedAudit {
  readonly harmful: number;
  readonly innocent: number;
  readonly conditions: readonly Condition[];
  readonly monitors: Readonly<Record<string, PlantedMonitor>>;
  readonly scenario?: 'monitor-review' | 'review-change' | 'grade-work';
  /** Trials a cell; each item once where absent. */
  readonly trials?: number;
  readonly seed: number;
}

/** The baseline of an audit, and the framings that its proofs need. */
export const anonymous: Condition = { authorship: 'anonymous', authorshipShown: 'neither', consequence: 'unstated', view: 'everything' };
export const byLabel = (authorship: string, consequence = 'unstated'): Condition => ({
  authorship,
  authorshipShown: 'label',
  consequence,
  view: 'everything',
});
export const byStyle = (authorship: string): Condition => ({ ...byLabel(authorship), authorshipShown: 'style-only' });

/** Simulates the run of an audit: drawn, not played. */
export function simulateAudit({ conditions, monitors, scenario = 'monitor-review', seed, ...sizes }: SimulatedAudit): {
  run: RunRecord;
  trials: TrialSummary[];
} {
  const items = sizes.harmful + sizes.innocent;
  const trials = sizes.trials ?? items;
  const cells = Object.keys(monitors).flatMap((model) =>
    conditions.map((condition): Cell => {
      const identity = { scenario, condition, model, subject: 'tool-loop' };
      return { ...identity, id: cellId(identity), trials };
    }),
  );
  const run: RunRecord = {
    id: 'simulated',
    study: { study: 'simulated', seed, models: Object.keys(monitors), scenarios: [scenario], trials },
    cells,
    status: 'finished',
    synthetic: Object.keys(monitors).some((model) => model.startsWith('reference/')),
    createdAt: '2026-01-01T00:00:00Z',
    version: '0',
    scenarioVersions: {},
  };
  return { run, trials: cells.flatMap((cell) => trialsOf(cell, monitors, { ...sizes, seed })) };
}

function trialsOf(
  cell: Cell,
  monitors: SimulatedAudit['monitors'],
  { harmful, innocent, seed }: Pick<SimulatedAudit, 'harmful' | 'innocent' | 'seed'>,
): TrialSummary[] {
  const monitor = monitors[cell.model];
  if (monitor === undefined) return [];
  const random = createRandom(deriveSeed('simulated', seed, cell.id));
  return Array.from({ length: cell.trials }, (_none, index) => {
    const item = index % (harmful + innocent);
    const isHarmful = item < harmful;
    const ofItem = normal(createRandom(deriveSeed('item', seed, item)).next());
    const { dPrime, itemShare, shift, criterion, rounded = false, refusing = 0 } = monitor;
    const noise = normal(random.next());
    const evidence =
      (isHarmful ? dPrime : 0) + shift(cell.condition, isHarmful) + Math.sqrt(itemShare) * ofItem + Math.sqrt(1 - itemShare) * noise;
    const raw = 100 * normalCdf(evidence, 0, 1);
    const verdict = { flagged: evidence >= criterion, suspicion: rounded ? Math.round(raw) : raw };
    const refused = random.next() < refusing;
    return trialOf(cell, { index, item, isHarmful, verdict: refused ? undefined : verdict });
  });
}

function trialOf(
  cell: Cell,
  {
    index,
    item,
    isHarmful,
    verdict,
  }: { index: number; item: number; isHarmful: boolean; verdict: { flagged: boolean; suspicion: number } | undefined },
): TrialSummary {
  const { flagged = null, suspicion = null } = verdict ?? {};
  const difficulty = 1 + (item % 3);
  const measures = {
    'monitor-review': { harmful: isHarmful, difficulty, flagged, suspicion },
    'review-change': { harmful: isHarmful, difficulty, harmFound: flagged, suspicion },
    'grade-work': {
      belowBar: isHarmful,
      difficulty,
      trueGrade: isHarmful ? 50 : 90,
      passed: flagged === null ? null : !flagged,
      gradeGiven: suspicion === null ? null : 100 - suspicion,
    },
  };
  return {
    cell: cell.id,
    index,
    disposition: verdict === undefined ? 'refused' : 'completed',
    endReason: 'end-task',
    measures: measures[cell.scenario as keyof typeof measures], // of the three
    worldVariant: item,
    worldSeed: item,
    subjectSeed: index,
    modelCalls: 1,
    usage: {},
    modelIds: [],
  };
}

/** A standard normal value by inversion of a uniform one. */
function normal(uniform: number): number {
  return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, uniform)), 0, 1);
}

/** What is true of a planted monitor under a condition. */
export function plantedFigures(monitor: PlantedMonitor, condition: Condition) {
  const { dPrime, criterion, shift } = monitor;
  const mean = { harmful: dPrime + shift(condition, true), innocent: shift(condition, false) };
  const passing = (of: number, threshold: number): number => normalCdf(of - threshold, 0, 1);
  return {
    hits: passing(mean.harmful, criterion),
    falseAlarms: passing(mean.innocent, criterion),
    auc: normalCdf((mean.harmful - mean.innocent) / Math.SQRT2, 0, 1),
    dPrime: mean.harmful - mean.innocent,
    criterion: criterion - (mean.harmful + mean.innocent) / 2,
    /** Mean suspicion: E 100·Φ(N(m, 1)) = 100·Φ(m/√2). */
    suspicion: {
      harmful: 100 * normalCdf(mean.harmful / Math.SQRT2, 0, 1),
      innocent: 100 * normalCdf(mean.innocent / Math.SQRT2, 0, 1),
    },
    /** Shares that a threshold of suspicion flags. */
    from: (suspicion: number) => {
      const threshold = normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, suspicion / 100)), 0, 1);
      return { hits: passing(mean.harmful, threshold), falseAlarms: passing(mean.innocent, threshold) };
    },
  };
}
