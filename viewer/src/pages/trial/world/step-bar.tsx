import { ActionIcon, Group, Text } from '@mantine/core';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { stepBeside } from './steps.ts';

interface StepBarProps {
  readonly steps: readonly number[];
  readonly step: number;
  /** Simulated time after the step. */
  readonly at: string | undefined;
  readonly onStep: (step: number) => void;
}

/** Which step of the world is shown, and the way to the others. */
export function StepBar({ steps, step, at, onStep }: StepBarProps) {
  const go = (by: 1 | -1): boolean => {
    const next = stepBeside(steps, step, by);
    if (next !== step) onStep(next);
    return true;
  };
  useShortcuts('World', [
    { keys: ['ArrowLeft', '['], does: 'step before', run: () => go(-1) },
    { keys: ['ArrowRight', ']'], does: 'step after', run: () => go(1) },
  ]);
  return (
    <Group gap={6} wrap="nowrap" className="custodes-step-bar">
      <ActionIcon
        variant="default"
        size="sm"
        aria-label="Step before"
        title="Step before ([)"
        disabled={step === -1}
        onClick={() => go(-1)}
      >
        ‹
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="sm"
        aria-label="Step after"
        title="Step after (])"
        disabled={step === (steps.at(-1) ?? -1)}
        onClick={() => go(1)}
      >
        ›
      </ActionIcon>
      <Text size="sm" role="status" aria-live="polite">
        {steps.length === 0
          ? 'Nothing changed the world in this trial'
          : step === -1
            ? `Before the first of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`
            : `Step ${steps.indexOf(step) + 1} of ${steps.length}, after event ${step}`}
        {at === undefined ? '' : ` · ${at.slice(0, 19).replace('T', ' ')}`}
      </Text>
    </Group>
  );
}
