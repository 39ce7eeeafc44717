import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { RunView } from '../../../../src/spec/index.ts';
import { columnsFor, features, type ColumnPlan } from './columns.tsx';
import { HeadCell } from './head-cell.tsx';
import { TrialRowLine } from './trial-row-line.tsx';
import { queryOf, type TrialsSearch } from './trials-search.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useTrialRows } from './use-trial-rows.ts';

export interface TrialsTableProps {
  readonly view: RunView;
  /** The search whose rows are shown. */
  readonly search: TrialsSearch;
  readonly total: number;
  readonly plans: readonly ColumnPlan[];
  readonly isBehind: boolean;
  readonly onSearch: (search: TrialsSearch) => void;
}

const plainHeight = 29;
/** With a line below it that shows where the search hit. */
const hitHeight = 50;

/** A table of any length: what is in sight is on the page, and the rest is asked for as one scrolls. */
export function TrialsTable({ view, search, total, plans, isBehind, onSearch }: TrialsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = search.search === undefined ? plainHeight : hitHeight;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: 40,
    initialOffset: (search.at ?? 0) * height,
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const rows = useTrialRows(view.run.id, queryOf(search), { from, to: from + items.length, live: view.run.live });
  const cells = useMemo(() => new Map(view.cells.map((cell) => [cell.id, cell])), [view.cells]);
  const columns = useMemo(() => columnsFor(plans, cells), [plans, cells]);
  const table = useTable({ features, columns, data: rows, getRowId: ({ index }) => String(index) });
  const go = (row: number): void => onSearch({ ...search, at: row });
  const active = useRowKeys({ box, total, at: search.at ?? 0, go, reveal: (row) => virtual.scrollToIndex(row) });
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = 34 + 214 + plans.reduce((sum, plan) => sum + plan.width, 0);
  return (
    <div ref={box} className="custodes-table-box" aria-busy={isBehind} data-behind={isBehind} tabIndex={-1}>
      <table className="custodes-trials" aria-label="Trials" aria-rowcount={total + 1} style={{ width, minWidth: '100%' }}>
        <colgroup>
          <col style={{ width: 34 }} />
          <col style={{ width: 214 }} />
          {plans.map(({ id, width: own }) => (
            <col key={id} style={{ width: own }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <span className="custodes-visually-hidden">Pick two to compare</span>
            </th>
            <HeadCell head="Trial" meaning="in the order of the plan" search={search} sort={{ by: 'plan' }} onSearch={onSearch} />
            {plans.map((plan) => (
              <HeadCell key={plan.id} {...plan} search={search} onSearch={onSearch} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {table.getRowModel().rows.map((row) => (
            <TrialRowLine
              key={row.id}
              row={row}
              height={height}
              search={search}
              run={view.run.id}
              isActive={row.original.index === active}
              FlexRender={table.FlexRender}
              plans={plans}
              onSearch={onSearch}
            />
          ))}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
