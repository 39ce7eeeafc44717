import { Group, Select } from '@mantine/core';
import type { RunView } from '../../../../src/spec/index.ts';
import type { ResultsSearch } from '../../search.ts';
import { measuredBy } from './matrix-choice.ts';

interface MeasuresOfScenariosProps {
  readonly view: RunView;
  readonly search: ResultsSearch;
  readonly choose: (change: Partial<ResultsSearch>) => void;
}

/** A measure for each scenario by itself: behaviours differ, and so does what counts for them. */
export function MeasuresOfScenarios({ view, search, choose }: MeasuresOfScenariosProps) {
  return (
    <Group gap="xs" align="end" mb="xs" wrap="wrap">
      {view.scenarios.map(({ name, behaviour, measures }) => {
        const own = measures.map((measure) => measure.name);
        const common = commonNames.filter((measure) => !own.includes(measure));
        return (
          <Select
            key={name}
            label={`${name} (${behaviour})`}
            size="xs"
            data={[...own, ...common]}
            value={search.measures?.[name] ?? null}
            placeholder={search.measure ?? measures.find(({ primary }) => primary === true)?.name ?? 'none'}
            clearable
            onChange={(measure) => choose({ measures: measuredBy(search.measures, name, measure) })}
            w={{ base: '100%', sm: 240 }}
          />
        );
      })}
    </Group>
  );
}

/** Measures that every scenario has. */
export const commonNames = ['engaged', 'treated', 'refused', 'omitted'];
