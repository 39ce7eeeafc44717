import { defaultLevelOf, factorNames, type Cell, type FactorName } from '../../spec/index.ts';

/** Cells of one monitor and scenario that differ in the framing of the work alone. */
export interface Setting {
  readonly scenario: string;
  readonly model: string;
  /** What distinguishes it from other settings of the run, such as `wording 1`; empty where nothing does. */
  readonly among: string;
  readonly cells: readonly Cell[];
}

/** What frames the work under review; all other factors make the setting. */
const framing: ReadonlySet<FactorName> = new Set(['authorship', 'authorshipShown', 'consequence', 'view']);

/** The settings of a run's cells, in their order. */
export function settingsOf(cells: readonly Cell[]): Setting[] {
  const others = factorNames.filter((factor) => !framing.has(factor));
  const varying = others.filter((factor) => new Set(cells.map((cell) => levelOf(cell, factor))).size > 1);
  const groups = Map.groupBy(cells, (cell) =>
    JSON.stringify([cell.scenario, cell.model, cell.subject, ...varying.map((factor) => levelOf(cell, factor))]),
  );
  return [...groups.values()].flatMap((own): Setting[] => {
    const [first] = own;
    if (first === undefined) return [];
    const among = varying.map((factor) => `${factor} ${levelOf(first, factor)}`).join(', ');
    return [{ scenario: first.scenario, model: first.model, among, cells: own }];
  });
}

/** The cell of a setting with these levels; levels not named are the plainest that there are. */
export function cellWith({ cells }: Pick<Setting, 'cells'>, wanted: FramingLevels): Cell | undefined {
  return cells.find(({ condition }) =>
    Object.entries({ ...plainest, ...wanted }).every(([factor, level]) => levelIn(condition, factor) === level),
  );
}

/** Levels of the factors that frame a work. */
export interface FramingLevels {
  readonly authorship: string;
  readonly authorshipShown: string;
  readonly consequence?: string;
  readonly view?: string;
}

const plainest = { consequence: 'unstated', view: 'everything' };

/** The framing levels of a cell. */
export function framingOf({ condition }: Cell): Required<FramingLevels> {
  return {
    authorship: levelIn(condition, 'authorship'),
    authorshipShown: levelIn(condition, 'authorshipShown'),
    consequence: levelIn(condition, 'consequence'),
    view: levelIn(condition, 'view'),
  };
}

/** The cell that shows no author, under the same consequence and view; undefined where the run has none. */
export function baselineOf(setting: Setting, cell: Cell): Cell | undefined {
  const { consequence, view } = framingOf(cell);
  return (
    cellWith(setting, { authorship: 'anonymous', authorshipShown: 'neither', consequence, view }) ??
    cellWith(setting, { authorship: 'anonymous', authorshipShown: 'label', consequence, view })
  );
}

function levelIn(condition: Cell['condition'], factor: string): string {
  const name = factorNames.find((known) => known === factor);
  return name === undefined ? '' : (condition[name] ?? defaultLevelOf(name));
}

function levelOf({ condition }: Cell, factor: FactorName): string {
  return condition[factor] ?? defaultLevelOf(factor);
}
