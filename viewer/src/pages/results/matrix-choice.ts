import type { MatrixQuery } from '../../../../src/spec/index.ts';
import type { ResultsSearch } from '../../search.ts';

/** The matrix that an address asks for. */
export function matrixAsked({ rows, columns, where, measure, measures }: ResultsSearch): MatrixQuery {
  return {
    ...(rows === undefined ? {} : { rows: axesOf(rows) }),
    ...(columns === undefined ? {} : { columns: axesOf(columns) }),
    ...(where === undefined ? {} : { where }),
    ...(measure === undefined ? {} : { measure }),
    ...(measures === undefined ? {} : { measures }),
  };
}

/** Axes as they stand in an address, with commas between; the empty text is no axis at all. */
export function axesText(axes: readonly string[]): string {
  return axes.join(',');
}

/** `where` with other levels of one axis; undefined where it holds nothing any more. */
export function heldTo(where: ResultsSearch['where'], axis: string, levels: readonly string[]): ResultsSearch['where'] {
  const { [axis]: _before, ...rest } = where ?? {};
  const all = levels.length === 0 ? rest : { ...rest, [axis]: [...levels] };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** Measures of single scenarios with another one of one scenario; undefined where none is left. */
export function measuredBy(measures: ResultsSearch['measures'], scenario: string, measure: string | null): ResultsSearch['measures'] {
  const { [scenario]: _before, ...rest } = measures ?? {};
  const all = measure === null ? rest : { ...rest, [scenario]: measure };
  return Object.keys(all).length === 0 ? undefined : all;
}

function axesOf(text: string): string[] {
  return text.split(',').filter((axis) => axis !== '');
}
