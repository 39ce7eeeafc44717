import { Button, Group, MultiSelect, Select } from '@mantine/core';
import type { MatrixView, RunView } from '../../../../src/spec/index.ts';
import type { ResultsSearch } from '../../search.ts';
import { axesText, heldTo } from './matrix-choice.ts';
import { commonNames, MeasuresOfScenarios } from './measures-of-scenarios.tsx';
import { Fold } from './section.tsx';

interface MatrixControlsProps {
  readonly view: RunView;
  readonly matrix: MatrixView;
  readonly search: ResultsSearch;
  readonly choose: (change: Partial<ResultsSearch>) => void;
}

/** What is on the rows and columns, which measure is shown, and to which levels the matrix is held. */
export function MatrixControls({ view, matrix, search, choose }: MatrixControlsProps) {
  const axes = [...new Set(['scenario', 'model', ...matrix.axes.map(({ axis }) => axis), ...matrix.rows.axes, ...matrix.columns.axes])];
  const names = [...new Set(view.scenarios.flatMap(({ measures }) => measures.map(({ name }) => name)))];
  const isChanged = [search.rows, search.columns, search.where, search.measure, search.measures].some((own) => own !== undefined);
  return (
    <>
      <Group gap="xs" align="end" mb="xs" wrap="wrap">
        <MultiSelect
          label="Rows"
          size="xs"
          data={axes}
          value={[...matrix.rows.axes]}
          onChange={(rows) =>
            choose({ rows: axesText(rows), columns: axesText(matrix.columns.axes.filter((axis) => !rows.includes(axis))) })
          }
          w={{ base: '100%', sm: 300 }}
        />
        <MultiSelect
          label="Columns"
          size="xs"
          data={axes}
          value={[...matrix.columns.axes]}
          onChange={(columns) =>
            choose({ columns: axesText(columns), rows: axesText(matrix.rows.axes.filter((axis) => !columns.includes(axis))) })
          }
          w={{ base: '100%', sm: 220 }}
        />
        <Select
          label="Measure"
          size="xs"
          searchable
          data={[
            { value: ownMeasure, label: "each scenario's own" },
            ...[...names, ...commonNames.filter((name) => !names.includes(name))].map((name) => ({ value: name, label: name })),
          ]}
          value={search.measure ?? ownMeasure}
          allowDeselect={false}
          onChange={(measure) => choose({ measure: measure === null || measure === ownMeasure ? undefined : measure })}
          w={{ base: '100%', sm: 190 }}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!isChanged}
          onClick={() => choose({ rows: undefined, columns: undefined, where: undefined, measure: undefined, measures: undefined })}
        >
          As at first
        </Button>
      </Group>
      <Fold title={foldTitle(search)} open={search.where !== undefined || search.measures !== undefined}>
        <Group gap="xs" align="end" mb="xs" wrap="wrap">
          {matrix.axes.map(({ axis, levels }) => (
            <MultiSelect
              key={axis}
              label={axis}
              size="xs"
              data={[...levels]}
              value={search.where?.[axis] ?? []}
              placeholder={search.where?.[axis] === undefined ? 'all' : ''}
              clearable
              onChange={(chosen) => choose({ where: heldTo(search.where, axis, chosen) })}
              w={{ base: '100%', sm: 220 }}
            />
          ))}
        </Group>
        <MeasuresOfScenarios view={view} search={search} choose={choose} />
      </Fold>
    </>
  );
}

/** No measure bears this name. */
const ownMeasure = '=own';

function foldTitle({ where = {}, measures = {} }: ResultsSearch): string {
  const held = Object.entries(where).map(([axis, levels]) => `${axis} ${levels.join(', ')}`);
  const other = Object.entries(measures).map(([scenario, measure]) => `${measure} in ${scenario}`);
  const said = [...held, ...other];
  return said.length === 0 ? 'Hold to levels, or choose a measure for each scenario' : `Chosen: ${said.join('; ')}`;
}
