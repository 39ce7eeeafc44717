import type { ReactNode } from 'react';
import type { MatrixSide, MatrixView } from '../../../../src/spec/index.ts';

/** The levels across; a factor that is alone there is named once above them. */
export function ColumnHeads({ rows, columns }: Pick<MatrixView, 'rows' | 'columns'>) {
  const corner = rows.axes.join(' · ');
  const [only] = columns.axes.length === 1 ? columns.axes : [];
  return (
    <>
      <tr>
        <th scope="col" className="heat-corner" rowSpan={only === undefined ? 1 : 2}>
          {corner === '' ? <span className="custodes-visually-hidden">rows</span> : corner}
        </th>
        {only === undefined ? (
          columns.headings.map((heading, column) => (
            <th key={column} scope="col">
              <AxisLevels axes={columns.axes} levels={heading} />
            </th>
          ))
        ) : (
          <th scope="colgroup" className="heat-corner" colSpan={columns.headings.length}>
            {only}
          </th>
        )}
      </tr>
      {only === undefined ? null : (
        <tr>
          {columns.headings.map(([level], column) => (
            <th key={column} scope="col">
              {levelText(level)}
            </th>
          ))}
        </tr>
      )}
    </>
  );
}

interface RowWithGroupProps {
  readonly rows: MatrixSide;
  readonly row: number;
  readonly width: number;
  readonly measures: string;
  readonly children: ReactNode;
}

/** A row; before the first of its group, a line that names once what all of the group share and what is counted there. */
export function RowWithGroup({ rows, row, width, measures, children }: RowWithGroupProps) {
  const { axes, headings } = rows;
  const heading = headings[row] ?? [];
  const group = headings.filter(([first]) => first === heading[0]);
  const isGrouped = axes.length > 1;
  const own = axes.map((_axis, place) => place).filter((place) => place > 0 && group.some((other) => other[place] !== heading[place]));
  const shared = axes.map((_axis, place) => place).filter((place) => place > 0 && !own.includes(place));
  const shown = isGrouped ? own : axes.map((_axis, place) => place);
  return (
    <>
      {isGrouped && headings[row - 1]?.[0] !== heading[0] ? (
        <tr className="heat-group">
          <th scope="rowgroup" colSpan={width + 1}>
            <span>
              {levelText(heading[0])}{' '}
              <span className="quiet">
                {[measures, ...shared.map((place) => named(axes[place], heading[place]))].filter((text) => text !== '').join(' · ')}
              </span>
            </span>
          </th>
        </tr>
      ) : null}
      <tr>
        <th scope="row">
          <AxisLevels axes={shown.map((place) => axes[place] ?? '')} levels={shown.map((place) => heading[place] ?? '')} />
          {isGrouped ? null : <div className="quiet">{measures}</div>}
        </th>
        {children}
      </tr>
    </>
  );
}

/** Levels below each other; of a factor its name too, since `none` alone says nothing. */
function AxisLevels({ axes, levels }: { readonly axes: readonly string[]; readonly levels: readonly string[] }) {
  if (axes.length === 0) return <span>all</span>;
  return axes.map((axis, place) => (
    <div key={axis}>
      {isNamed(axis) ? null : <span className="quiet">{axis} </span>}
      {levelText(levels[place])}
    </div>
  ));
}

function named(axis = '', level: string | undefined): string {
  return isNamed(axis) ? levelText(level) : `${axis} ${levelText(level)}`;
}

/** Whether the levels of an axis say by themselves what they are. */
function isNamed(axis: string): boolean {
  return axis === 'scenario' || axis === 'model';
}

function levelText(level: string | undefined): string {
  return level === undefined || level === '' ? '–' : level;
}
