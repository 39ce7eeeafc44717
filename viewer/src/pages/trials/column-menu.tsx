import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { shownColumns, type ColumnPlan } from './columns.tsx';
import type { TrialsSearch } from './trials-search.ts';

interface ColumnMenuProps {
  readonly plans: readonly ColumnPlan[];
  readonly search: TrialsSearch;
  readonly onSearch: (search: TrialsSearch) => void;
}

/** Which columns the table shows. */
export function ColumnMenu({ plans, search, onSearch }: ColumnMenuProps) {
  const shown = shownColumns(plans, search.columns).map(({ id }) => id);
  const choose = (id: string): void =>
    onSearch({ ...search, columns: shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id] });
  const { columns: _columns, ...usual } = search;
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={420} type="auto">
          <Stack gap={8}>
            {plans.map(({ id, head, meaning }) => (
              <Checkbox key={id} size="xs" label={head} title={meaning} checked={shown.includes(id)} onChange={() => choose(id)} />
            ))}
            <Button size="compact-xs" variant="subtle" onClick={() => onSearch(usual)}>
              The usual ones
            </Button>
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
