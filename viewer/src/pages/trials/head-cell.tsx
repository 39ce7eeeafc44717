import { UnstyledButton } from '@mantine/core';
import type { ColumnPlan } from './columns.tsx';
import type { TrialsSearch } from './trials-search.ts';

interface HeadCellProps extends Pick<ColumnPlan, 'head' | 'meaning' | 'right' | 'sort'> {
  readonly search: TrialsSearch;
  readonly onSearch: (search: TrialsSearch) => void;
}

/** The head of a column; where the server can sort by it, a button: largest or yes first, then the other way, then as planned. */
export function HeadCell({ head, meaning, right, sort, search, onSearch }: HeadCellProps) {
  const order = sort === undefined ? 'none' : orderOf(search, sort);
  const side = right === true ? { textAlign: 'right' as const } : {};
  if (sort === undefined)
    return (
      <th scope="col" title={meaning} style={side}>
        {head}
      </th>
    );
  return (
    <th scope="col" aria-sort={order} title={`${meaning}; click to sort`} style={side}>
      <UnstyledButton fz="inherit" fw="inherit" onClick={() => onSearch(nextOrder(search, sort, order))}>
        {head}
        <span aria-hidden> {order === 'descending' ? '▾' : order === 'ascending' ? '▴' : ''}</span>
      </UnstyledButton>
    </th>
  );
}

type Order = 'ascending' | 'descending' | 'none';
type Sort = NonNullable<ColumnPlan['sort']>;

function orderOf(search: TrialsSearch, sort: Sort): Order {
  const isBy =
    'measure' in sort ? search.sortMeasure === sort.measure : search.sortMeasure === undefined && (search.sort ?? 'plan') === sort.by;
  if (!isBy) return 'none';
  return search.descending === true ? 'descending' : 'ascending';
}

function nextOrder(
  { sort: _sort, sortMeasure: _measure, descending: _descending, at: _at, ...search }: TrialsSearch,
  sort: Sort,
  order: Order,
): TrialsSearch {
  const by = 'measure' in sort ? { sortMeasure: sort.measure } : sort.by === 'plan' ? {} : { sort: sort.by };
  if ('by' in sort && sort.by === 'plan') return order === 'ascending' ? { ...search, descending: true } : search;
  if (order === 'none') return { ...search, ...by, descending: true };
  return order === 'descending' ? { ...search, ...by } : search;
}
