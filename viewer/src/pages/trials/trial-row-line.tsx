import type { ReactTable, Row } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import type { ColumnPlan, features } from './columns.tsx';
import { HitText } from './hit-text.tsx';
import { togglePick } from './picked.ts';
import type { TrialsSearch } from './trials-search.ts';
import { searchInTrial } from './search-in-trial.ts';
import type { ShownRow } from './use-trial-rows.ts';

interface TrialRowLineProps {
  readonly row: Row<typeof features, ShownRow>;
  readonly height: number;
  readonly run: string;
  readonly search: TrialsSearch;
  readonly isActive: boolean;
  readonly FlexRender: ReactTable<typeof features, ShownRow>['FlexRender'];
  readonly plans: readonly ColumnPlan[];
  readonly onSearch: (search: TrialsSearch) => void;
}

/** One trial in the table, with where the search hit below it. */
export function TrialRowLine({ row, height, run, search, isActive, FlexRender, plans, onSearch }: TrialRowLineProps) {
  const { index, trial } = row.original;
  const picked = trial !== undefined && (search.pick ?? []).includes(trial.id);
  return (
    <tr style={{ height }} aria-rowindex={index + 2} data-active={isActive} data-picked={picked} data-row={index}>
      <td>
        {trial === undefined ? null : (
          <input
            type="checkbox"
            aria-label={`Pick ${trial.id} to compare`}
            checked={picked}
            onChange={() => onSearch(togglePick(search, trial.id))}
          />
        )}
      </td>
      <th scope="row">
        {trial === undefined ? (
          <span className="custodes-quiet">…</span>
        ) : (
          <Link
            to="/runs/$run/trials/$cell/$index"
            params={{ run, cell: trial.cell, index: String(trial.index) }}
            search={searchInTrial(search, trial)}
            data-row-link={index}
          >
            {trial.id}
          </Link>
        )}
        {trial === undefined || trial.hit === null ? null : (
          <div className="custodes-hit-line">
            <HitText hit={trial.hit} />
          </div>
        )}
      </th>
      {row.getAllCells().map((cell, position) => (
        <td key={cell.id} data-right={plans[position]?.right === true}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
