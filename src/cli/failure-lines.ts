import { trialId, type Results, type RunReader } from '../spec/index.ts';

const reasonsShown = 5;

/** Why trials failed: each reason once, with the first trial that it ended; nothing where none failed. */
export function failureLines({ cells }: Results, reader: Pick<RunReader, 'summaries'>): string[] {
  const failed = cells.reduce((sum, { trials }) => sum + trials.failed, 0);
  if (failed === 0) return [];
  const reasons = new Map<string, { trial: string; count: number }>();
  for (const { disposition, failure = 'no reason on record', cell, index } of reader.summaries()) {
    if (disposition !== 'failed') continue;
    const known = reasons.get(failure);
    if (known === undefined) reasons.set(failure, { trial: trialId(cell, index), count: 1 });
    else known.count += 1;
  }
  const most = [...reasons].sort(([, one], [, other]) => other.count - one.count).slice(0, reasonsShown);
  const lines = most.map(([reason, { trial, count }]) => `  ${count} × ${reason} (first: ${trial})`);
  return [
    `${failed} ${failed === 1 ? 'trial' : 'trials'} failed:`,
    ...lines,
    ...(reasons.size > most.length ? [`  … and ${reasons.size - most.length} other reasons`] : []),
  ];
}
