import { Text } from '@mantine/core';
import type { Results } from '../../../../src/spec/index.ts';
import { count, money } from '../../parts/in-words.ts';
import { Section } from './section.tsx';

/** What rules to stop early made of the run; nothing where its study has none. */
export function StoppingSection({ results: { run } }: { readonly results: Results }) {
  const { stopping } = run;
  if (stopping === null) return null;
  const { rules, cells, trials, savedUsd, level, joint, sequences } = stopping;
  const share = `${Number((100 * level).toFixed(3))} %`;
  return (
    <Section id="stopping" title="Stopped early">
      <Text size="sm">
        A cell stops at the first look at which all that concerns it holds: <code>{rules.join('; ')}</code>.
      </Text>
      <Text size="sm">
        {count(cells.stopped)} {cells.stopped === 1 ? 'cell' : 'cells'} stopped, {count(cells.undecided)} undecided
        {run.status === 'finished' ? ' after all planned trials' : ' so far'}, {count(cells.unconcerned)} concerned by no rule.{' '}
        {count(trials.notRun)} of {count(trials.planned)} planned trials were not run
        {savedUsd !== null && savedUsd > 0 ? `, which saved about ${money(savedUsd)}` : ''}; {count(trials.ranOn)} ran on beyond the last
        look: they are stored, stand in the table of trials, and are in no estimate.
      </Text>
      <Text size="sm">
        Where a rule looks, intervals are confidence sequences, marked seq.: they hold at all looks at once
        {joint
          ? `. The ${count(sequences)} that the rules look at have ${share} each, so that all of them hold together.`
          : `, each by itself with ${share}.`}{' '}
        A trial without a value counts as both yes and no.
      </Text>
    </Section>
  );
}
