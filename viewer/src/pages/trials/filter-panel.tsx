import { Stack } from '@mantine/core';
import type { RunView } from '../../../../src/spec/index.ts';
import { dispositions } from '../../../../src/spec/viewing/index.ts';
import { toggleInList, toggleLabel, toggleLevel, withLabelled } from './conditions.ts';
import { ChoiceGroup } from './choice-group.tsx';
import { LabelFilterGroup } from './label-filter-group.tsx';
import { labelFilters } from './label-filters.ts';
import { MeasureFilterGroup } from './measure-filter-group.tsx';
import { measuresOf } from './measures-of.ts';
import type { TrialsSearch } from './trials-search.ts';

interface FilterPanelProps {
  readonly view: RunView;
  readonly search: TrialsSearch;
  readonly onSearch: (search: TrialsSearch) => void;
}

/** All by which trials can be chosen: what varies in the run, how they ended, their measures, what raters said. */
export function FilterPanel({ view, search, onSearch }: FilterPanelProps) {
  const scenarios = [...new Set(view.cells.map(({ scenario }) => scenario))];
  const models = [...new Set(view.cells.map(({ model }) => model))];
  return (
    <Stack gap={0} role="group" aria-label="Filters">
      {scenarios.length < 2 ? null : (
        <ChoiceGroup
          title="Scenario"
          open
          choices={scenarios}
          chosen={search.scenarios ?? []}
          onToggle={(value) => onSearch(toggleInList(search, 'scenarios', value))}
        />
      )}
      {models.length < 2 ? null : (
        <ChoiceGroup
          title="Model"
          open
          choices={models}
          chosen={search.models ?? []}
          onToggle={(value) => onSearch(toggleInList(search, 'models', value))}
        />
      )}
      <ChoiceGroup
        title="How it ended"
        open
        choices={dispositions.toReversed()}
        chosen={search.dispositions ?? []}
        onToggle={(value) => onSearch(toggleInList(search, 'dispositions', value))}
      />
      {view.varied.map(({ factor, levels }) => (
        <ChoiceGroup
          key={factor}
          title={factor}
          open={view.varied.length <= 4}
          choices={levels}
          chosen={search.levels?.[factor] ?? []}
          onToggle={(level) => onSearch(toggleLevel(search, factor, level))}
        />
      ))}
      {measuresOf(view, search.scenarios).map((measure) => (
        <MeasureFilterGroup key={measure.name} run={view.run.id} measure={measure} search={search} onSearch={onSearch} />
      ))}
      <ChoiceGroup
        title="Labelled"
        choices={['labelled', 'unlabelled']}
        chosen={search.labelled === undefined ? [] : [search.labelled]}
        onToggle={(value) => onSearch(withLabelled(search, value === search.labelled ? undefined : value))}
      />
      {labelFilters(view).map(({ name, values }) => (
        <LabelFilterGroup
          key={name}
          name={name}
          values={values}
          chosen={search.labels?.[name] ?? []}
          onToggle={(value) => onSearch(toggleLabel(search, name, value))}
        />
      ))}
    </Stack>
  );
}
