import { Button, Group, Select, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RunView, TrialComparison, TrialView } from '../../../../src/spec/index.ts';
import { DispositionText } from '../../parts/disposition-text.tsx';
import { count } from '../../parts/in-words.ts';
import { armDifference, armName } from './arm-name.ts';

interface CompareSidesProps {
  readonly view: RunView;
  readonly comparison: TrialComparison;
  readonly open: (first: string, second: string) => void;
}

/** Which two trials these are; each can be exchanged for the one of the same world in another arm, or both for the next world. */
export function CompareSides({ view, comparison: { trials, differs }, open }: CompareSidesProps) {
  const [first, second] = trials;
  const isSameWorld = first.of.scenario === second.of.scenario && first.worldSeed === second.worldSeed;
  return (
    <>
      <div className="compare-sides">
        <Side view={view} trial={first} other={second} letter="A" choose={(id) => open(id, second.id)} />
        <Side view={view} trial={second} other={first} letter="B" choose={(id) => open(first.id, id)} />
      </div>
      <Group gap="sm" justify="space-between" my={6}>
        <Text size="sm">
          {isSameWorld ? 'The same world' : 'Different worlds: names and figures differ as well'}
          {differs.length === 0 && first.of.model === second.of.model
            ? ', the same condition.'
            : `; what differs: ${[
                ...(first.of.scenario === second.of.scenario ? [] : [`scenario ${first.of.scenario} and ${second.of.scenario}`]),
                ...(first.of.model === second.of.model ? [] : [`model ${first.of.model} and ${second.of.model}`]),
                ...differs.map(({ factor, levels }) => `${factor} ${levels[0] ?? '–'} and ${levels[1] ?? '–'}`),
              ].join('; ')}.`}
        </Text>
        <Group gap={6}>
          <Both name="‹ both before" ids={[first.neighbours.previous, second.neighbours.previous]} open={open} />
          <Both name="both next ›" ids={[first.neighbours.next, second.neighbours.next]} open={open} />
        </Group>
      </Group>
    </>
  );
}

interface SideProps {
  readonly view: RunView;
  readonly trial: TrialView;
  readonly other: TrialView;
  readonly letter: 'A' | 'B';
  readonly choose: (id: string) => void;
}

function Side({ view, trial, other, letter, choose }: SideProps) {
  const cells = new Map(view.cells.map((cell) => [cell.id, cell]));
  const arms = other.neighbours.sameWorld.flatMap((id) => {
    const cell = cells.get(id.slice(0, id.lastIndexOf('/')));
    return cell === undefined ? [] : [{ value: id, label: armDifference(other.of, cell) || id }];
  });
  const options = arms.some(({ value }) => value === trial.id)
    ? arms
    : [{ value: trial.id, label: armDifference(other.of, trial.of) || trial.id }, ...arms];
  return (
    <section className="compare-side" aria-label={`Trial ${letter}`}>
      <Text size="sm">
        <span className="compare-letter" data-side={letter}>
          {letter}
        </span>{' '}
        <Link
          to="/runs/$run/trials/$cell/$index"
          params={{ run: view.run.id, cell: trial.cell, index: String(trial.index) }}
          className="compare-link"
        >
          {trial.id}
        </Link>
      </Text>
      <Text size="sm">{armName(trial.of, view.varied)}</Text>
      <Text size="xs" c="var(--custodes-quiet)">
        {trial.disposition === null ? null : <DispositionText disposition={trial.disposition} />} · {trial.endReason} ·{' '}
        {count(trial.modelCalls)} calls
      </Text>
      <Select
        mt={4}
        size="xs"
        label={`${letter}: the arm of this world`}
        data={options}
        value={trial.id}
        searchable
        allowDeselect={false}
        onChange={(id) => {
          if (id !== null && id !== trial.id) choose(id);
        }}
      />
    </section>
  );
}

/** Both trials one number on, so that they stay in one world. */
function Both({
  name,
  ids: [one, other],
  open,
}: {
  readonly name: string;
  readonly ids: readonly [string | null, string | null];
  readonly open: (one: string, other: string) => void;
}) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      disabled={one === null || other === null}
      onClick={() => {
        if (one !== null && other !== null) open(one, other);
      }}
    >
      {name}
    </Button>
  );
}
