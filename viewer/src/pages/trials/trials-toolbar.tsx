import { Box, Button, Group, Loader, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RunView, TrialPage } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { ColumnMenu } from './column-menu.tsx';
import type { ColumnPlan } from './columns.tsx';
import { ConditionChips } from './condition-chips.tsx';
import { withText } from './conditions.ts';
import { FilterColumn } from './filter-column.tsx';
import { SearchField } from './search-field.tsx';
import type { TrialsSearch } from './trials-search.ts';

interface TrialsToolbarProps {
  readonly view: RunView;
  readonly search: TrialsSearch;
  readonly first: TrialPage | undefined;
  readonly isBehind: boolean;
  readonly plans: readonly ColumnPlan[];
  readonly onSearch: (search: TrialsSearch) => void;
}

/** Search, what is filtered, how many trials fit, and what can be done with those picked. */
export function TrialsToolbar({ view, search, first, isBehind, plans, onSearch }: TrialsToolbarProps) {
  const onText = useCallback((text: string) => onSearch(withText(search, text)), [search, onSearch]);
  const done = Object.values(view.run.dispositions).reduce((sum, number) => sum + number, 0);
  return (
    <div className="custodes-toolbar">
      <Group gap="sm" justify="space-between">
        <FilterColumn view={view} search={search} onSearch={onSearch} isButton />
        <SearchField value={search.search ?? ''} onSearch={onText} />
        <Group gap="sm">
          <Text size="sm" role="status" aria-live="polite">
            {first === undefined ? '' : first.total === done ? `${count(done)} trials` : `${count(first.total)} of ${count(done)} trials`}
            {isBehind ? <Loader size={12} ml={6} aria-label="Loading" /> : null}
          </Text>
          <Box visibleFrom="xs">
            <ColumnMenu plans={plans} search={search} onSearch={onSearch} />
          </Box>
        </Group>
      </Group>
      <ConditionChips search={search} onSearch={onSearch} />
      {search.search === undefined || first === undefined || first.unsearched === 0 ? null : (
        <Text size="xs" c="var(--custodes-act)">
          {count(first.unsearched)} trials are not yet searchable: they are being read for the search, and are left out until then.
        </Text>
      )}
      <Picked run={view.run.id} search={search} onSearch={onSearch} />
    </div>
  );
}

function Picked({ run, search, onSearch }: { readonly run: string } & Pick<TrialsToolbarProps, 'search' | 'onSearch'>) {
  const { pick = [], ...others } = search;
  const [first, second] = pick;
  if (first === undefined) return null;
  return (
    <Group gap="xs" role="group" aria-label="Picked to compare">
      <Text size="sm">{second === undefined ? `${first} is picked; pick another to compare them` : `${first} and ${second}`}</Text>
      {second === undefined ? null : (
        <Button component={Link} size="compact-sm" to={`/runs/${run}/compare`} search={{ first, second } as never}>
          Compare side by side
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" onClick={() => onSearch(others)}>
        Put back
      </Button>
    </Group>
  );
}
