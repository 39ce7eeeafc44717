import { Text } from '@mantine/core';
import type { CellResult, Disposition, Results, RunView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { Fold, Section, WideTable } from './section.tsx';
import { TrialsLink } from './trials-link.tsx';

/** The dispositions from the best end on. */
const ends: readonly Disposition[] = ['completed', 'refused', 'incomplete', 'idle', 'failed'];

/** How every planned trial ended: by scenario and model, and folded by cell. */
export function DispositionsSection({ results, view }: { readonly results: Results; readonly view: RunView }) {
  const groups = [...Map.groupBy(results.cells, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  const hasSpared = results.run.stopping !== null;
  const varied = view.varied.map(({ factor }) => factor);
  return (
    <Section id="dispositions" title="How the trials ended">
      <Text size="xs" c="var(--custodes-quiet)" mb="xs">
        Every planned trial is in exactly one column. Measures are read from the world as it stood at the end, whatever the end was.
      </Text>
      <DispositionTable label="Trials by how they ended" heads={['Scenario', 'Model']} hasSpared={hasSpared}>
        {groups.map((cells) => (
          <DispositionRow
            key={cells[0]?.id}
            cells={cells}
            heads={[cells[0]?.scenario ?? '', cells[0]?.model ?? '']}
            view={view}
            hasSpared={hasSpared}
          />
        ))}
        {groups.length > 1 ? <DispositionRow cells={results.cells} heads={['all', '']} view={view} hasSpared={hasSpared} /> : null}
      </DispositionTable>
      <Fold title={`By cell (${count(results.cells.length)})`}>
        <DispositionTable label="Trials of each cell by how they ended" heads={['Cell', 'Model', ...varied]} hasSpared={hasSpared}>
          {results.cells.map((cell) => (
            <DispositionRow
              key={cell.id}
              cells={[cell]}
              heads={[cell.id, cell.model, ...varied.map((factor) => cell.condition[factor] ?? '–')]}
              view={view}
              hasSpared={hasSpared}
            />
          ))}
        </DispositionTable>
      </Fold>
    </Section>
  );
}

interface DispositionTableProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly hasSpared: boolean;
  readonly children: React.ReactNode;
}

function DispositionTable({ label, heads, hasSpared, children }: DispositionTableProps) {
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {['planned', ...ends, 'not run', ...(hasSpared ? ['spared'] : [])].map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </WideTable>
  );
}

interface DispositionRowProps {
  readonly cells: readonly CellResult[];
  readonly heads: readonly string[];
  readonly view: RunView;
  readonly hasSpared: boolean;
}

function DispositionRow({ cells, heads: [first = '', ...heads], view, hasSpared }: DispositionRowProps) {
  const sum = (of: (cell: CellResult) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  const spared = sum(({ stopping }) => (stopping === null ? 0 : stopping.notRun + stopping.ranOn));
  const planned = sum(({ trials }) => trials.planned);
  const done = ends.reduce((total, end) => total + sum(({ trials }) => trials[end]), 0);
  const link = { run: view.run.id, of: cells.map(({ id }) => id), among: view.cells };
  return (
    <tr>
      <th scope="row">
        <TrialsLink {...link}>{first}</TrialsLink>
      </th>
      {heads.map((head, place) => (
        <td key={place}>{head}</td>
      ))}
      <td className="number">{count(planned)}</td>
      {ends.map((end) => {
        const own = sum(({ trials }) => trials[end]);
        return (
          <td key={end} className="number">
            {own === 0 ? (
              <span className="quiet">0</span>
            ) : (
              <TrialsLink {...link} query={{ dispositions: [end] }} label={`${count(own)} trials ${end}`}>
                {count(own)}
              </TrialsLink>
            )}
          </td>
        );
      })}
      <td className="number">{count(planned - done - spared)}</td>
      {hasSpared ? <td className="number">{count(spared)}</td> : null}
    </tr>
  );
}
