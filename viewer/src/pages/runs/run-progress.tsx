import { Progress, Text, Tooltip } from '@mantine/core';
import type { Disposition, RunEntry } from '../../../../src/spec/index.ts';
import { count, duration } from '../../parts/in-words.ts';

type Run = Extract<RunEntry, { problem: null }>;

/** From the best end on, with colours that differ in lightness too; the words below say the same. */
const ends: readonly (readonly [Disposition, string])[] = [
  ['completed', 'blue.8'],
  ['refused', 'violet.4'],
  ['incomplete', 'yellow.5'],
  ['idle', 'gray.5'],
  ['failed', 'red.9'],
];

/** How far a run is, what became of its trials, and, while it goes on, how fast it goes and what is left. */
export function RunProgress({ run }: { readonly run: Run }) {
  const parts = ends.flatMap(([name, colour]) => (run.dispositions[name] > 0 ? [{ name, colour, number: run.dispositions[name] }] : []));
  const done = parts.reduce((sum, { number }) => sum + number, 0);
  const said = parts.map(({ name, number }) => `${name} ${count(number)}`).join(', ');
  return (
    <div>
      <Text size="sm">
        {done === run.planned ? `${count(done)} trials` : `${count(done)} of ${count(run.planned)} trials`} ·{' '}
        {run.live ? <strong>running</strong> : words[run.status]}
      </Text>
      <Tooltip label={said === '' ? 'no trial has ended yet' : said}>
        <Progress.Root size={7} my={3} role="img" aria-label={`${count(done)} of ${count(run.planned)} trials: ${said}`}>
          {parts.map(({ name, colour, number }) => (
            <Progress.Section key={name} value={(100 * number) / run.planned} color={colour} withAria={false} />
          ))}
        </Progress.Root>
      </Tooltip>
      <Text size="xs" c="var(--custodes-quiet)">
        {said}
      </Text>
      {run.live ? <LiveProgress run={run} /> : null}
    </div>
  );
}

const words: Readonly<Record<Run['status'], string>> = {
  running: 'was cut off',
  finished: 'finished',
  interrupted: 'interrupted',
  'budget-reached': 'stopped at its budget',
};

/** Pace, time left, and whether providers hold it back. */
function LiveProgress({ run: { progress } }: { readonly run: Run }) {
  if (progress === null) return null;
  const { trialsPerMinute, leftMs, throttled } = progress;
  const said = [
    ...(trialsPerMinute === null ? [] : [`${count(Math.round(trialsPerMinute))} trials a minute`]),
    ...(leftMs === null ? [] : [`${duration(leftMs)} left`]),
  ];
  return (
    <>
      <Text size="xs">{said.length === 0 ? 'its pace cannot be told yet' : said.join(' · ')}</Text>
      {throttled === 0 ? null : (
        <Text size="xs" c="var(--custodes-act)">
          {count(throttled)} {throttled === 1 ? 'attempt' : 'attempts'} turned away for their rate in the last minutes
        </Text>
      )}
    </>
  );
}
