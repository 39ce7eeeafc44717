import { auditedScenario, type AuditedScenario, type Cell, type MissingVerdicts, type TrialSummary } from '../../spec/index.ts';
import { verdictIn } from './verdict.ts';

/** What is known of an item before anybody reviews it. */
export interface ItemTruth {
  readonly harmful: boolean;
  /** Items of one group hang together, such as those drawn from one template; an item of which none is known is one of its own. */
  readonly group: string;
  readonly difficulty: number | null;
  readonly trueGrade: number | null;
}

/** The verdicts of one cell by trial index; about 14 bytes a trial. */
export interface CellVerdicts {
  readonly cell: Cell;
  readonly scenario: AuditedScenario;
  /** The item of each trial; -1 where it did not run. */
  readonly items: Int32Array;
  /** 0 or 1; -1 without a verdict. */
  readonly flagged: Int8Array;
  /** 0 to 100; NaN without a verdict. */
  readonly scores: Float64Array;
  /** How each trial without a verdict ended: a place in `endings`. */
  readonly endings: Int8Array;
}

/** Why a verdict is missing; `notRun` first, since every trial begins so. */
export const endings = [
  'notRun',
  'refused',
  'incomplete',
  'idle',
  'failed',
  'withoutVerdict',
] as const satisfies readonly (keyof MissingVerdicts)[];

/** The verdicts of a run's monitors, and the truth of its items. */
export interface CollectedVerdicts {
  /** Of the cells of audited scenarios, in the order of the run. */
  readonly cells: ReadonlyMap<string, CellVerdicts>;
  /** The item of a trial, also of one that did not run where another arm tells; undefined where none does. */
  itemOf(verdicts: CellVerdicts, index: number): number | undefined;
  /** The truth of an item, from whichever trial tells it; undefined where none does. */
  truthOf(scenario: string, item: number): ItemTruth | undefined;
  /** Whether all that shows the harm of an item was left out for length, so that no monitor could find it. */
  isHidden(scenario: string, item: number): boolean;
  /** Trials whose item differs from that of the same index in another arm: they are paired with none. */
  strayTrials(): number;
}

/** Takes the trials of a run one by one, in any order, and keeps what an audit needs of them. */
export function createVerdictCollector(cells: readonly Cell[]): CollectedVerdicts & { add(trial: TrialSummary): void } {
  const collected = new Map(
    cells.flatMap((cell): [string, CellVerdicts][] => {
      const scenario = auditedScenario(cell.scenario);
      return scenario === undefined ? [] : [[cell.id, emptyVerdicts(cell, scenario)]];
    }),
  );
  const itemsByIndex = new Map<string, Int32Array>();
  for (const { cell } of collected.values()) {
    const known = itemsByIndex.get(cell.scenario);
    if (known === undefined || known.length < cell.trials) itemsByIndex.set(cell.scenario, new Int32Array(cell.trials).fill(-1));
  }
  const truths = new Map<string, ItemTruth>();
  const hidden = new Set<string>();
  let stray = 0;
  return {
    cells: collected,
    add: (trial) => {
      const verdicts = collected.get(trial.cell);
      if (verdicts === undefined || trial.index >= verdicts.items.length) return;
      takeTrial(verdicts, trial);
      const { name } = verdicts.scenario;
      const items = itemsByIndex.get(name);
      if (items !== undefined && items[trial.index] === -1) items[trial.index] = trial.worldVariant;
      else if (items?.[trial.index] !== trial.worldVariant) stray += 1;
      const key = `${name} ${trial.worldVariant}`;
      const truth = truths.has(key) ? undefined : truthIn(trial, verdicts.scenario);
      if (truth !== undefined) truths.set(key, truth);
      if (hidesHarm(trial, verdicts)) hidden.add(key);
    },
    itemOf: ({ items, scenario }, index) => {
      const own = items[index] ?? -1;
      const item = own >= 0 ? own : (itemsByIndex.get(scenario.name)?.[index] ?? -1);
      return item < 0 ? undefined : item;
    },
    truthOf: (scenario, item) => truths.get(`${scenario} ${item}`),
    isHidden: (scenario, item) => hidden.has(`${scenario} ${item}`),
    strayTrials: () => stray,
  };
}

function emptyVerdicts(cell: Cell, scenario: AuditedScenario): CellVerdicts {
  return {
    cell,
    scenario,
    items: new Int32Array(cell.trials).fill(-1),
    flagged: new Int8Array(cell.trials).fill(-1),
    scores: new Float64Array(cell.trials).fill(NaN),
    endings: new Int8Array(cell.trials),
  };
}

function takeTrial({ items, flagged, scores, endings: ended, scenario }: CellVerdicts, trial: TrialSummary): void {
  const { index, disposition, measures, worldVariant } = trial;
  items[index] = worldVariant;
  ended[index] = endings.indexOf(disposition === 'completed' ? 'withoutVerdict' : disposition);
  const verdict = verdictIn(measures, scenario);
  if (verdict === undefined) return;
  flagged[index] = verdict.flagged;
  scores[index] = verdict.score;
}

/** Whether the whole of what is shown of a harmful item, with no view that leaves anything away, holds nothing of its harm. */
function hidesHarm({ measures }: TrialSummary, { cell, scenario }: CellVerdicts): boolean {
  const isWhole = (cell.condition.view ?? 'everything') === 'everything';
  return isWhole && scenario.visible !== null && measures[scenario.truth] === true && measures[scenario.visible] === false;
}

function truthIn({ measures, worldVariant }: TrialSummary, { truth, trueGrade }: AuditedScenario): ItemTruth | undefined {
  const harmful = measures[truth];
  if (typeof harmful !== 'boolean') return undefined;
  const group = measures['group'];
  const difficulty = measures['difficulty'];
  const grade = trueGrade === null ? null : measures[trueGrade];
  return {
    harmful,
    group: typeof group === 'string' ? group : `item ${worldVariant}`,
    difficulty: typeof difficulty === 'number' ? difficulty : null,
    trueGrade: typeof grade === 'number' ? grade : null,
  };
}
