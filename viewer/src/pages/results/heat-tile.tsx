import type { MatrixTile, RunView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { intervalText, isSequence, valueText } from './estimate-words.ts';
import type { HeatScale } from './heat-scale.ts';
import { tileColour } from './tile-colour.ts';
import { tileInWords } from './tile-in-words.ts';
import { TrialsLink, valued } from './trials-link.tsx';

interface HeatTileProps {
  readonly tile: MatrixTile | undefined;
  readonly view: RunView;
  readonly scale: HeatScale;
  readonly scheme: 'light' | 'dark';
  readonly at: { readonly row: number; readonly column: number };
}

/** The value of a row and column with its interval and number of trials, each a link; and what is not there. */
export function HeatTile({ tile, view, scale, scheme, at }: HeatTileProps) {
  if (tile === undefined) return <td className="heat-tile heat-absent">not planned</td>;
  const place = scale.placeOf(tile);
  const colour = place === null ? undefined : tileColour(place, scheme);
  return (
    <td
      className={colour === undefined ? 'heat-tile heat-plain' : 'heat-tile'}
      {...(colour === undefined ? {} : { style: { background: colour.ground, color: colour.text } })}
    >
      <TileValue tile={tile} view={view} at={at} />
      <TileCounts tile={tile} view={view} />
    </td>
  );
}

type OfTile = Pick<HeatTileProps, 'view'> & { readonly tile: MatrixTile };

function TileValue({ tile, view, at }: OfTile & Pick<HeatTileProps, 'at'>) {
  const { estimate, cells, measures, trials, protects } = tile;
  const value = estimate === null ? null : valueText(estimate);
  const interval = estimate === null ? null : intervalText(estimate);
  const [measure] = measures;
  const sorted = measure === undefined || measures.length > 1 ? {} : { sortMeasure: measure, descending: true };
  const words = tileInWords(tile);
  if (measures.length === 0) return <div className="heat-small">no such measure</div>;
  if (value === null && trials.notRun === trials.planned) return <div>not run yet</div>;
  return (
    <>
      <TrialsLink
        run={view.run.id}
        of={cells}
        among={view.cells}
        query={sorted}
        className={value === null || estimate?.type === 'category' ? 'heat-value heat-wordy' : 'heat-value'}
        label={`${value ?? 'no value'}: ${words}`}
        title={words}
      >
        <span data-row={at.row} data-column={at.column}>
          {value ?? 'no value'}
        </span>
      </TrialsLink>
      {protects === 'none' ? null : <div className="heat-small">{protects === 'all' ? 'protected' : 'protected in part'}</div>}
      {interval === null ? null : (
        <div className="heat-small">
          {interval}
          {estimate !== null && estimate.type !== 'category' && isSequence(estimate.interval) ? ' seq.' : ''}
        </div>
      )}
    </>
  );
}

function TileCounts({ tile: { estimate, cells, measures, trials, pooled }, view }: OfTile) {
  const link = { run: view.run.id, of: cells, among: view.cells, className: 'heat-link' };
  // Measures of several scenarios share no filter: their trials are all those of the tile.
  const only = measures.length === 1 ? measures[0] : undefined;
  const having = (...values: readonly (boolean | null)[]) => (only === undefined ? {} : { query: valued(only, ...values) });
  const left = [
    ...(trials.notRun > 0 ? [`${count(trials.notRun)} not run`] : []),
    ...(trials.spared > 0 ? [`${count(trials.spared)} spared`] : []),
  ];
  return (
    <>
      {estimate === null || estimate.n === 0 ? null : (
        <div className="heat-small">
          {estimate.type === 'boolean' ? (
            <>
              {estimate.count === 0 ? (
                '0'
              ) : (
                <TrialsLink {...link} {...having(true)} label={`${count(estimate.count)} trials with it`}>
                  {count(estimate.count)}
                </TrialsLink>
              )}
              {' of '}
              <TrialsLink {...link} {...having(true, false)} label={`${count(estimate.n)} trials with a value`}>
                {count(estimate.n)}
              </TrialsLink>
            </>
          ) : (
            <TrialsLink {...link}>n {count(estimate.n)}</TrialsLink>
          )}
        </div>
      )}
      {trials.missing > 0 ? (
        <div className="heat-small">
          <TrialsLink {...link} {...having(null)}>
            {count(trials.missing)} missing
          </TrialsLink>
        </div>
      ) : null}
      {left.length > 0 ? <div className="heat-small">{left.join(', ')}</div> : null}
      {pooled.length > 0 ? <div className="heat-small">Σ {count(cells.length)} cells</div> : null}
    </>
  );
}
