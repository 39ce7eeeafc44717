import { z } from 'zod';
import type { MeasureEstimate } from '../results.ts';

const axes = z.array(z.string()).max(12);

/** Which matrix of a run's results is wanted; what is left out is chosen so that as little as possible is taken together. */
export const MatrixQuery = z.strictObject({
  /** Factors, `scenario` or `model`, the first changing slowest. */
  rows: axes.optional(),
  columns: axes.optional(),
  /** Levels by factor, scenario or model to which the matrix is held; one of each list. */
  where: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** The measure of all scenarios that have it; each scenario's primary one where absent. */
  measure: z.string().optional(),
  /** Measures of single scenarios, which go before `measure`. */
  measures: z.record(z.string(), z.string()).optional(),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** One side of a matrix: its axes, and a level of each for every row or column; empty where the scenario does not know the factor. */
export interface MatrixSide {
  readonly axes: readonly string[];
  readonly headings: readonly (readonly string[])[];
}

/** The results of one or more cells where a row and a column meet. */
export interface MatrixTile {
  readonly row: number;
  readonly column: number;
  /** Ids of its cells. */
  readonly cells: readonly string[];
  /** The measures that are counted, one for each scenario of the tile, each named once. */
  readonly measures: readonly string[];
  /** What the measure's being true says here, or what it counts. */
  readonly meaning: string;
  /** Whether the measure says *protected*, since the rule permits the act: in all cells, in some, or in none. */
  readonly protects: 'all' | 'some' | 'none';
  /** Of all its cells together; null where `apart` says why there is none. */
  readonly estimate: MeasureEstimate | null;
  /** Why the cells have no estimate, or no interval, together; null where they have. */
  readonly apart: string | null;
  /** What differs among its cells; empty for one cell. */
  readonly pooled: readonly { readonly axis: string; readonly levels: readonly string[] }[];
  readonly trials: {
    readonly planned: number;
    /** On disk and without a value. */
    readonly missing: number;
    /** Planned and not on disk, though no rule spared them. */
    readonly notRun: number;
    /** Left out by a rule to stop early: not run, or run beyond its last look. */
    readonly spared: number;
  };
}

/** The results of a run laid out by any two sets of factors. */
export interface MatrixView {
  readonly rows: MatrixSide;
  readonly columns: MatrixSide;
  /** Tiles that have a cell; where there is none, nothing was planned. */
  readonly tiles: readonly MatrixTile[];
  /** All that varies over the run's cells, with the levels used: what can be chosen for rows, columns and `where`. */
  readonly axes: readonly { readonly axis: string; readonly levels: readonly string[] }[];
}
