import { useComputedColorScheme } from '@mantine/core';
import type { MatrixTile, MatrixView, RunView } from '../../../../src/spec/index.ts';
import { ColumnHeads, RowWithGroup } from './heat-heads.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { HeatTile } from './heat-tile.tsx';
import { heatScale } from './heat-scale.ts';
import { moveAmongTiles } from './move-among-tiles.ts';

/** A table whose cells are coloured by their value; every one says its value in words too. */
export function HeatMap({ view, matrix }: { readonly view: RunView; readonly matrix: MatrixView }) {
  const scheme = useComputedColorScheme('light');
  const scale = heatScale(matrix.tiles);
  const { rows, columns } = matrix;
  const tiles = new Map(matrix.tiles.map((tile) => [`${tile.row} ${tile.column}`, tile]));
  return (
    <>
      <HeatLegend scale={scale} scheme={scheme} />
      <div className="results-wide" role="region" aria-label="Matrix of results" tabIndex={0}>
        <table className="heat" onKeyDown={moveAmongTiles}>
          <thead>
            <ColumnHeads rows={rows} columns={columns} />
          </thead>
          <tbody>
            {rows.headings.map((heading, row) => (
              <RowWithGroup key={row} rows={rows} row={row} width={columns.headings.length} measures={measuresOfGroup(matrix, heading[0])}>
                {columns.headings.map((_heading, column) => (
                  <HeatTile
                    key={column}
                    tile={tiles.get(`${row} ${column}`)}
                    view={view}
                    scale={scale}
                    scheme={scheme}
                    at={{ row, column }}
                  />
                ))}
              </RowWithGroup>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function measuresOfGroup({ tiles, rows }: MatrixView, first: string | undefined): string {
  const own = tiles.filter((tile) => rows.headings[tile.row]?.[0] === first);
  return [...new Set(own.flatMap(outcomeNames))].join(', ');
}

/** What is counted in a tile, by name: where the rule permits the act, that the one at stake was protected. */
function outcomeNames({ measures, protects }: MatrixTile): readonly string[] {
  if (protects === 'none') return measures;
  return protects === 'all' ? ['protected'] : [...measures, 'protected'];
}
