import { defaultLevelOf, factorNames, levelsOf, type CellResult } from '../../spec/index.ts';

/** The rows of a regression over cells: one a trial, equal ones shared. */
export interface BehaviourDesign {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  /** The wording of each row. */
  readonly groups: readonly string[];
  readonly wordings: number;
  /** What each predictor stands for. */
  readonly columns: readonly Column[];
  readonly notes: readonly string[];
}

export interface Column {
  readonly factor: string;
  readonly level: string;
  readonly reference: string;
}

/** The effects that one asks for first; of those that determine each other, the later ones go. */
const first = ['relationship', 'stakes', 'monitoring', 'scenario', 'dataset'];

/** The design over the cells that have values of a measure of yes or no; undefined without any. */
export function designOf(cells: readonly CellResult[], measure: string): BehaviourDesign | undefined {
  const counted = cells.flatMap((cell) => {
    const estimate = cell.measures[measure];
    return estimate?.type === 'boolean' && estimate.n > 0 ? [{ cell, count: estimate.count, n: estimate.n }] : [];
  });
  if (counted.length === 0) return undefined;
  const candidates = columnsOf(counted.map(({ cell }) => cell));
  const columns = independent(
    candidates,
    counted.map(({ cell }) => cell),
  );
  const left = candidates.filter((column) => !columns.includes(column));
  const x: (readonly number[])[] = [];
  const y: number[] = [];
  const groups: string[] = [];
  for (const { cell, count, n } of counted) {
    const row = columns.map((column) => indicator(column, cell));
    for (let trial = 0; trial < n; trial += 1) {
      x.push(row);
      y.push(trial < count ? 1 : 0);
      groups.push(cell.condition['wording'] ?? '');
    }
  }
  return {
    x,
    y,
    groups,
    wordings: new Set(groups).size,
    columns,
    notes:
      left.length === 0
        ? []
        : [`not told apart from the effects before them: ${left.map(({ factor, level }) => `${factor} ${level}`).join(', ')}`],
  };
}

function columnsOf(cells: readonly CellResult[]): Column[] {
  const others = factorNames.filter((factor) => factor !== 'wording' && !first.includes(factor));
  return [...first, ...others].flatMap((factor) => {
    const seen = new Set(cells.map((cell) => levelIn(cell, factor)));
    const known = factorNames.find((name) => name === factor);
    const levels = (known === undefined ? [...seen] : levelsOf(known)).filter(
      (level) => level !== undefined && seen.has(level),
    ) as string[]; // filtered
    const usual = known === undefined ? undefined : defaultLevelOf(known);
    const reference = levels.find((level) => level === usual) ?? levels[0];
    return levels.flatMap((level) => (reference === undefined || level === reference ? [] : [{ factor, level, reference }]));
  });
}

function levelIn({ condition, scenario }: CellResult, factor: string): string | undefined {
  return factor === 'scenario' ? scenario : condition[factor];
}

function indicator({ factor, level }: Column, cell: CellResult): number {
  return levelIn(cell, factor) === level ? 1 : 0;
}

/** The columns that those before them do not determine, by Gram and Schmidt over the cells. */
function independent(columns: readonly Column[], cells: readonly CellResult[]): Column[] {
  const basis = [cells.map(() => 1 / Math.sqrt(cells.length))];
  return columns.filter((column) => {
    const values = cells.map((cell) => indicator(column, cell));
    const rest = basis.reduce((left, direction) => {
      const along = dot(left, direction);
      return left.map((value, index) => value - along * (direction[index] ?? 0));
    }, values);
    const length = Math.sqrt(dot(rest, rest));
    if (length < 1e-8 * Math.sqrt(dot(values, values))) return false;
    basis.push(rest.map((value) => value / length));
    return true;
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
