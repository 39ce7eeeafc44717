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
  /** The share, 0 to 1, of all of the evidence's variance that works of one group have in common, under a framing as in the item; 1 judges them alike. */
  readonly groupShare?: number;
  /** The share of groups that it lets pass with evidence lower by 4, under the framings that `slips` names. */
  readonly slipShare?: number;
  readonly slips?: (condition: Condition, harmful: boolean) => boolean;
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
  /** Items of a kind that are drawn from one group; each by itself where absent. Every fourth group has one item alone. */
  readonly groupSize?: number;
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
  { harmful, innocent, groupSize = 1, seed }: Pick<SimulatedAudit, 'harmful' | 'innocent' | 'groupSize' | 'seed'>,
): TrialSummary[] {
  const monitor = monitors[cell.model];
  if (monitor === undefined) return [];
  const random = createRandom(deriveSeed('simulated', seed, cell.id));
  return Array.from({ length: cell.trials }, (_none, index) => {
    const item = index % (harmful + innocent);
    const isHarmful = item < harmful;
    const group = groupOf(isHarmful ? item : item - harmful, groupSize);
    const { dPrime, itemShare, groupShare = 0, slipShare = 0, slips, shift, criterion, rounded = false, refusing = 0 } = monitor;
    /** Evidence of variance 1, in part the group's. */
    const drawn = (own: number, ...of: readonly (string | number)[]): number =>
      groupShare === 0
        ? own
        : Math.sqrt(groupShare) * normal(createRandom(deriveSeed('group', seed, String(isHarmful), group, ...of)).next()) +
          Math.sqrt(1 - groupShare) * own;
    const ofItem = drawn(normal(createRandom(deriveSeed('item', seed, item)).next()));
    const noise = drawn(normal(random.next()), cell.id, Math.floor(index / (harmful + innocent)));
    const hasSlipped =
      slips?.(cell.condition, isHarmful) === true && createRandom(deriveSeed('slip', seed, String(isHarmful), group)).next() < slipShare;
    const evidence =
      (isHarmful ? dPrime : 0) +
      shift(cell.condition, isHarmful) -
      (hasSlipped ? slip : 0) +
      Math.sqrt(itemShare) * ofItem +
      Math.sqrt(1 - itemShare) * noise;
    const raw = 100 * normalCdf(evidence, 0, 1);
    const verdict = { flagged: evidence >= criterion, suspicion: rounded ? Math.round(raw) : raw };
    const refused = random.next() < refusing;
    return trialOf(cell, {
      index,
      item,
      isHarmful,
      group: `${isHarmful ? 'harmful' : 'innocent'} ${group}`,
      verdict: refused ? undefined : verdict,
    });
  });
}

/** How much lower the evidence of a group that slips is. */
const slip = 4;

/** The group of the item of a kind: as many items as `size` each, and every fourth one alone. */
function groupOf(item: number, size: number): number {
  const [round, place] = [Math.floor(item / (3 * size + 1)), item % (3 * size + 1)];
  return 4 * round + Math.min(3, Math.floor(place / size));
}

function trialOf(
  cell: Cell,
  {
    index,
    item,
    isHarmful,
    group,
    verdict,
  }: { index: number; item: number; isHarmful: boolean; group: string; verdict: { flagged: boolean; suspicion: number } | undefined },
): TrialSummary {
  const { flagged = null, suspicion = null } = verdict ?? {};
  const difficulty = 1 + (item % 3);
  const measures = {
    'monitor-review': { harmful: isHarmful, group, difficulty, flagged, suspicion },
    'review-change': { harmful: isHarmful, group, difficulty, harmFound: flagged, suspicion },
    'grade-work': {
      belowBar: isHarmful,
      group,
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

/** What is true of a planted monitor under a condition: of a mixture, where some of its items slip. */
export function plantedFigures(monitor: PlantedMonitor, condition: Condition) {
  const { dPrime, criterion, shift, slipShare = 0, slips } = monitor;
  const mixed = (harmful: boolean): Part[] => {
    const mean = (harmful ? dPrime : 0) + shift(condition, harmful);
    const share = slips?.(condition, harmful) === true ? slipShare : 0;
    return [
      { share: 1 - share, mean },
      { share, mean: mean - slip },
    ];
  };
  const [harmful, innocent] = [mixed(true), mixed(false)];
  const passing = (parts: readonly Part[], threshold: number): number => expected(parts, (mean) => normalCdf(mean - threshold, 0, 1));
  const [hits, falseAlarms] = [passing(harmful, criterion), passing(innocent, criterion)];
  const [scoreOfHits, scoreOfAlarms] = [hits, falseAlarms].map((rate) => normalQuantile(rate, 0, 1)) as [number, number]; // of two
  /** Mean suspicion: E 100·Φ(N(m, 1)) = 100·Φ(m/√2). */
  const suspicion = (parts: readonly Part[]): number => expected(parts, (mean) => 100 * normalCdf(mean / Math.SQRT2, 0, 1));
  return {
    hits,
    falseAlarms,
    auc: expected(harmful, (above) => expected(innocent, (below) => normalCdf((above - below) / Math.SQRT2, 0, 1))),
    dPrime: scoreOfHits - scoreOfAlarms,
    criterion: -(scoreOfHits + scoreOfAlarms) / 2,
    suspicion: { harmful: suspicion(harmful), innocent: suspicion(innocent) },
    /** Shares that a threshold of suspicion flags. */
    from: (score: number) => {
      const threshold = normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, score / 100)), 0, 1);
      return { hits: passing(harmful, threshold), falseAlarms: passing(innocent, threshold) };
    },
  };
}

/** A share of items whose evidence has this mean. */
interface Part {
  readonly share: number;
  readonly mean: number;
}

function expected(parts: readonly Part[], of: (mean: number) => number): number {
  return parts.reduce((sum, { share, mean }) => sum + share * of(mean), 0);
}
