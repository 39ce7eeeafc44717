import { Button, Group, Pill } from '@mantine/core';
import { conditionsOf, withoutConditions } from './conditions.ts';
import type { TrialsSearch } from './trials-search.ts';

/** What the trials shown are chosen by, each with a cross that takes it away. */
export function ConditionChips({ search, onSearch }: { readonly search: TrialsSearch; readonly onSearch: (search: TrialsSearch) => void }) {
  const conditions = conditionsOf(search);
  if (conditions.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label="Filtered by">
      {conditions.map(({ name, says, without }) => (
        <Pill
          key={`${name} ${says}`}
          size="sm"
          withRemoveButton
          onRemove={() => onSearch(without)}
          removeButtonProps={{ 'aria-label': `Take away ${name}: ${says}`, 'aria-hidden': false, tabIndex: 0 }}
        >
          <span className="custodes-quiet">{name}</span> {says}
        </Pill>
      ))}
      <Button size="compact-xs" variant="subtle" onClick={() => onSearch(withoutConditions(search))}>
        Clear all
      </Button>
    </Group>
  );
}
