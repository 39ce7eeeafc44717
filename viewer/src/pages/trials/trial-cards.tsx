import { useVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { RunView, TrialRow } from '../../../../src/spec/index.ts';
import { DispositionText } from '../../parts/disposition-text.tsx';
import { MeasureText } from '../../parts/measure-text.tsx';
import { HitText } from './hit-text.tsx';
import { measuresOf } from './measures-of.ts';
import { togglePick } from './picked.ts';
import { searchInTrial } from './search-in-trial.ts';
import { queryOf } from './trials-search.ts';
import type { TrialsTableProps } from './trials-table.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useTrialRows } from './use-trial-rows.ts';

/** The trials on a phone: each a card, of which those in sight are on the page. */
export function TrialCards({ view, search, total, isBehind, onSearch }: TrialsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = search.search === undefined ? 76 : 96;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: (search.at ?? 0) * height,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const rows = useTrialRows(view.run.id, queryOf(search), { from, to: from + items.length, live: view.run.live });
  const go = (row: number): void => onSearch({ ...search, at: row });
  const active = useRowKeys({ box, total, at: search.at ?? 0, go, reveal: (row) => virtual.scrollToIndex(row) });
  return (
    <div ref={box} className="custodes-table-box" aria-busy={isBehind} data-behind={isBehind} tabIndex={-1}>
      <ol className="custodes-cards" style={{ height: virtual.getTotalSize() }} aria-label="Trials">
        {rows.map(({ index, trial }) => (
          <li
            key={index}
            className="custodes-card"
            data-row={index}
            data-active={index === active}
            data-picked={trial !== undefined && search.pick?.includes(trial.id) === true}
            style={{ height, transform: `translateY(${index * height}px)` }}
            aria-posinset={index + 1}
            aria-setsize={total}
          >
            {trial === undefined ? '…' : <Card view={view} search={search} trial={trial} index={index} onSearch={onSearch} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface CardProps extends Pick<TrialsTableProps, 'view' | 'search' | 'onSearch'> {
  readonly trial: TrialRow;
  readonly index: number;
}

function Card({ view, search, trial, index, onSearch }: CardProps) {
  const cell = useMemo(() => view.cells.find(({ id }) => id === trial.cell), [view.cells, trial.cell]);
  const primary = measuresOf(view, cell === undefined ? undefined : [cell.scenario]).filter(({ primary: isPrimary }) => isPrimary === true);
  return (
    <>
      <div>
        <input
          type="checkbox"
          aria-label={`Pick ${trial.id} to compare`}
          checked={search.pick?.includes(trial.id) === true}
          onChange={() => onSearch(togglePick(search, trial.id))}
        />{' '}
        <Link
          to="/runs/$run/trials/$cell/$index"
          params={{ run: view.run.id, cell: trial.cell, index: String(trial.index) }}
          search={searchInTrial(search, trial)}
          data-row-link={index}
        >
          {trial.id}
        </Link>
      </div>
      <div>
        <DispositionText disposition={trial.disposition} />
        {primary.map(({ name }) => (
          <span key={name}>
            {' '}
            · {name} <MeasureText value={trial.measures[name]} />
          </span>
        ))}
      </div>
      <div className="custodes-quiet">{[cell?.model, ...levelsOf(view, cell)].filter(Boolean).join(' · ')}</div>
      {trial.hit === null ? null : (
        <div className="custodes-quiet">
          <HitText hit={trial.hit} />
        </div>
      )}
    </>
  );
}

function levelsOf(view: RunView, cell: RunView['cells'][number] | undefined): readonly string[] {
  return view.varied.flatMap(({ factor }) => cell?.condition[factor as keyof typeof cell.condition] ?? []); // a factor's name
}
