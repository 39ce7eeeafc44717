import { Button, Group, Switch, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RunView, TrialView } from '../../../../src/spec/index.ts';
import { DispositionText } from '../../parts/disposition-text.tsx';
import { count, duration } from '../../parts/in-words.ts';
import { VisibleText } from '../../parts/visible-text.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { CopyTrial } from './copy-trial.tsx';
import { SameWorldMenu } from './same-world-menu.tsx';
import { useTrial } from './trial-context.ts';

interface TrialHeaderProps {
  readonly view: RunView;
  readonly conveyed: boolean;
  readonly onConveyed: (conveyed: boolean) => void;
  readonly onOpen: (trial: string) => void;
}

/** Which trial this is, under which condition, how it ended; and the ways to its neighbours. */
export function TrialHeader({ view, conveyed, onConveyed, onOpen }: TrialHeaderProps) {
  const { trial } = useTrial();
  const { previous, next } = trial.neighbours;
  useShortcuts('Trial', [
    { keys: ['p'], does: 'previous trial of the cell', run: () => (previous === null ? undefined : onOpen(previous)) },
    { keys: ['n'], does: 'next trial of the cell', run: () => (next === null ? undefined : onOpen(next)) },
    { keys: ['c'], does: 'mark the sentences that conveyed the condition', run: () => onConveyed(!conveyed) },
  ]);
  const levels = view.varied.flatMap(({ factor }) => {
    const level = trial.of.condition[factor as keyof typeof trial.of.condition]; // a factor's name
    return level === undefined ? [] : [`${factor} ${level}`];
  });
  const [isMore, setMore] = useState(false);
  return (
    <Group px="md" py={6} gap="sm" justify="space-between" className="custodes-trial-header">
      <div className="custodes-trial-title">
        <Title order={2} size="h5">
          {trial.id}
        </Title>
        <Text size="sm">
          <VisibleText
            text={[trial.of.scenario, ...(trial.blind ? ['model and condition are hidden'] : [trial.of.model, ...levels])].join(' · ')}
          />
        </Text>
        <Text size="xs" c="var(--custodes-quiet)">
          {trial.disposition === null ? null : (
            <>
              <DispositionText disposition={trial.disposition} /> ·{' '}
            </>
          )}
          {factsOf(trial).join(' · ')}
          {trial.failure === undefined ? null : <VisibleText text={` · ${trial.failure}`} />}
        </Text>
      </div>
      <Group gap={6} className="custodes-trial-actions">
        {trial.blind ? null : (
          <>
            <Beside run={view.run.id} trial={previous} name="‹ previous" />
            <Beside run={view.run.id} trial={next} name="next ›" />
          </>
        )}
        <Button size="compact-sm" variant="default" hiddenFrom="md" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {isMore ? 'Less' : 'More'}
        </Button>
        <Group gap={6} className="custodes-trial-more" data-open={isMore}>
          {trial.blind ? null : (
            <Switch
              size="xs"
              label="Mark what told the condition"
              checked={conveyed}
              onChange={({ currentTarget }) => onConveyed(currentTarget.checked)}
            />
          )}
          <CopyTrial />
          <SameWorldMenu view={view} />
        </Group>
      </Group>
    </Group>
  );
}

/** How it ended and what it took, as far as it is known: tokens and time would tell a rater which model it was. */
function factsOf({ blind, endReason, modelCalls, usage, timing }: TrialView): readonly string[] {
  const tokens = (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
  return [
    endReason,
    `${count(modelCalls)} ${modelCalls === 1 ? 'call' : 'calls'}`,
    ...(blind ? [] : [`${count(tokens)} tokens`, `took ${duration(timing.durationMs)}`]),
  ];
}

function Beside({ run, trial, name }: { readonly run: string; readonly trial: string | null; readonly name: string }) {
  if (trial === null)
    return (
      <Button size="compact-sm" variant="default" disabled>
        {name}
      </Button>
    );
  return (
    <Button size="compact-sm" variant="default" component={Link} to={`/runs/${run}/trials/${trial}`} title={trial}>
      {name}
    </Button>
  );
}
