import { Button, Popover, ScrollArea, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Cell, RunView } from '../../../../src/spec/index.ts';
import { useTrial } from './trial-context.ts';

/** Trials of the same world in other arms: each to open, or to set beside this one. */
export function SameWorldMenu({ view }: { readonly view: RunView }) {
  const { trial } = useTrial();
  const { sameWorld } = trial.neighbours;
  if (sameWorld.length === 0) return null;
  const cells = new Map(view.cells.map((cell) => [cell.id, cell]));
  const arms = sameWorld
    .map((id) => ({ id, differs: differenceOf(trial.of, cells.get(id.slice(0, id.lastIndexOf('/')))) }))
    .sort((one, other) => one.differs.length - other.differs.length);
  return (
    <Popover position="bottom-end" trapFocus width={440}>
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          Same world, other arms ({sameWorld.length})
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" c="var(--custodes-quiet)" mb={4}>
          The nearest arms first: what differs from this trial.
        </Text>
        <ScrollArea.Autosize mah={360} type="auto">
          <ul className="custodes-plain">
            {arms.slice(0, 200).map(({ id, differs }) => (
              <li key={id}>
                <Link to="/runs/$run/trials/$cell/$index" params={{ run: view.run.id, ...placeOf(id) }}>
                  {differs.length === 0 ? id : differs.join(', ')}
                </Link>{' '}
                <Link
                  to="/runs/$run/compare"
                  params={{ run: view.run.id }}
                  search={{ first: trial.id, second: id }}
                  className="custodes-quiet"
                >
                  beside
                </Link>
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function placeOf(id: string): { cell: string; index: string } {
  const slash = id.lastIndexOf('/');
  return { cell: id.slice(0, slash), index: id.slice(slash + 1) };
}

/** What another cell has that this one has not, in words. */
function differenceOf(own: Cell, other: Cell | undefined): readonly string[] {
  if (other === undefined) return [];
  const factors = [...new Set([...Object.keys(own.condition), ...Object.keys(other.condition)])] as (keyof Cell['condition'])[]; // factor names
  return [
    ...(own.model === other.model ? [] : [other.model]),
    ...factors
      .filter((factor) => own.condition[factor] !== other.condition[factor])
      .map((factor) => `${factor} ${other.condition[factor] ?? 'not in it'}`),
  ];
}
