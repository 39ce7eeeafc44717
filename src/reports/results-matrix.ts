import {
  defaultLevelOf,
  dispositions,
  factorNames,
  levelsOf,
  type CellResult,
  type FactorName,
  type MeasureDefinition,
  type MeasureEstimate,
  type Results,
  type Scenario,
} from '../spec/index.ts';

/** A row of the matrix: what it stands for, and an estimate for each column. */
export interface MatrixRow {
  readonly scenario: string;
  readonly model: string;
  /** Levels of the row factors, in their order; empty where the scenario does not know the factor. */
  readonly levels: readonly string[];
  readonly measure: MeasureDefinition;
  readonly estimates: readonly (MeasureEstimate | undefined)[];
  /** Trials planned and by disposition, over all columns. */
  readonly trials: CellResult['trials'];
  /** Trials that rules to stop early left out of them: run beyond the last look, and not run. */
  readonly stopping: { readonly ranOn: number; readonly notRun: number };
}

/** Results laid out for reading: the relationship (where it varies) across, everything else that varies down. */
export interface ResultsMatrix {
  readonly columnFactor: FactorName | undefined;
  readonly columns: readonly string[];
  readonly rowFactors: readonly FactorName[];
  /** Factors that vary with the columns alone, such as the history, of which there is none without a record: a level for each column. */
  readonly implied: Readonly<Partial<Record<FactorName, readonly string[]>>>;
  /** Levels that do not vary and are not the default: they hold for the whole table. */
  readonly constant: Readonly<Partial<Record<FactorName, string>>>;
  readonly rows: readonly MatrixRow[];
}

/** Lays results out as a matrix, with a row for each primary measure of a scenario. */
export function resultsMatrix(results: Results, scenarios: readonly Pick<Scenario, 'name' | 'measures'>[]): ResultsMatrix {
  const varying = factorNames.filter((factor) => new Set(results.cells.flatMap((cell) => cell.condition[factor] ?? [])).size > 1);
  const columnFactor = varying.find((factor) => factor === 'relationship') ?? varying[0];
  const columns =
    columnFactor === undefined
      ? ['all']
      : levelsOf(columnFactor).filter((level) => results.cells.some((cell) => cell.condition[columnFactor] === level));
  const implied = columnFactor === undefined ? {} : impliedLevels(results, { columnFactor, columns, varying });
  const rowFactors = varying.filter((factor) => factor !== columnFactor && implied[factor] === undefined);
  const groups = new Map<string, CellResult[]>();
  for (const cell of results.cells) {
    const key = JSON.stringify([cell.scenario, cell.model, ...rowFactors.map((factor) => cell.condition[factor] ?? '')]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const order = scenarios.map(({ name }) => name);
  const rows = [...groups.values()]
    .sort(([a], [b]) => order.indexOf(a?.scenario ?? '') - order.indexOf(b?.scenario ?? ''))
    .flatMap((cells) =>
      rowsOf(cells, {
        columnFactor,
        columns,
        rowFactors,
        measures: scenarios.find(({ name }) => name === cells[0]?.scenario)?.measures ?? [],
      }),
    );
  return { columnFactor, columns, rowFactors, implied, constant: constantLevels(results, varying), rows };
}

/** The factors other than that of the columns that have one level in each column. */
function impliedLevels(
  { cells }: Results,
  { columnFactor, columns, varying }: { columnFactor: FactorName; columns: readonly string[]; varying: readonly FactorName[] },
): Partial<Record<FactorName, readonly string[]>> {
  const implied = varying.flatMap((factor) => {
    const byColumn = columns.map(
      (column) => new Set(cells.filter(({ condition }) => condition[columnFactor] === column).map(({ condition }) => condition[factor])),
    );
    const isImplied = factor !== columnFactor && byColumn.every((levels) => levels.size === 1 && !levels.has(undefined));
    return isImplied ? [[factor, byColumn.map((levels) => [...levels][0] ?? '')] as const] : [];
  });
  return Object.fromEntries(implied);
}

/** What is implied, in words: `history none under relationship none, document under the others`. */
export function impliedText({ implied, columnFactor, columns }: ResultsMatrix): string {
  return Object.entries(implied)
    .map(([factor, levels]) => {
      const groups = [...Map.groupBy(columns, (_column, position) => levels[position] ?? '')];
      const texts = groups.map(([level, own]) => `${level} under ${columnFactor ?? ''} ${own.join(', ')}`);
      return `${factor} ${texts.join('; ')}`;
    })
    .join(' · ');
}

interface RowLayout {
  readonly columnFactor: FactorName | undefined;
  readonly columns: readonly string[];
  readonly rowFactors: readonly FactorName[];
  readonly measures: readonly MeasureDefinition[];
}

function rowsOf(cells: readonly CellResult[], { columnFactor, columns, rowFactors, measures }: RowLayout): MatrixRow[] {
  const [first] = cells;
  if (first === undefined) return [];
  const primary = measures.filter((measure) => measure.primary === true);
  return primary
    .map((measure) => ({
      scenario: first.scenario,
      model: first.model,
      levels: rowFactors.map((factor) => first.condition[factor] ?? ''),
      measure,
      estimates: columns.map(
        (column) =>
          cells.find((cell) => columnFactor === undefined || (cell.condition[columnFactor] ?? column) === column)?.measures[measure.name],
      ),
      trials: totalTrials(cells),
      stopping: totalStopping(cells),
    }))
    .filter((row) => row.estimates.some((estimate) => estimate !== undefined && estimate.n > 0) || primary.length === 1);
}

function totalTrials(cells: readonly CellResult[]): CellResult['trials'] {
  const total = { planned: 0, ...Object.fromEntries(dispositions.map((name) => [name, 0])) } as CellResult['trials']; // every key is there
  for (const { trials } of cells) {
    for (const name of ['planned', ...dispositions] as const) total[name] += trials[name];
  }
  return total;
}

function totalStopping(cells: readonly CellResult[]): MatrixRow['stopping'] {
  const sum = (name: 'ranOn' | 'notRun'): number => cells.reduce((all, { stopping }) => all + (stopping?.[name] ?? 0), 0);
  return { ranOn: sum('ranOn'), notRun: sum('notRun') };
}

function constantLevels({ cells }: Results, varying: readonly FactorName[]): Partial<Record<FactorName, string>> {
  const constant = factorNames
    .filter((factor) => !varying.includes(factor))
    .flatMap((factor) => {
      const level = cells.find((cell) => cell.condition[factor] !== undefined)?.condition[factor];
      return level === undefined || level === defaultLevelOf(factor) ? [] : [[factor, level] as const];
    });
  return Object.fromEntries(constant);
}
