import { InternalError } from '../errors/index.ts';
import type { ContinuationEvent, EventOf, TrialEvent, Usage } from '../spec/index.ts';

/** The event that ended the trial. */
export function endOf(events: readonly TrialEvent[]): EventOf<'trial-end'> {
  const last = events.at(-1);
  if (last?.type !== 'trial-end') throw new InternalError('a subject driver returned without a trial-end event');
  return last;
}

/** Tokens over all calls; a count that no call gave is absent. */
export function totalUsage(events: readonly (TrialEvent | ContinuationEvent)[]): Usage {
  const total: Record<string, number> = {};
  for (const { usage } of answersOf(events)) {
    for (const [name, count] of Object.entries<number>({ ...usage })) total[name] = (total[name] ?? 0) + count;
  }
  return total;
}

/** Model ids as the provider reported them, each once, in the order of their first answer. */
export function reportedModelIds(events: readonly (TrialEvent | ContinuationEvent)[]): string[] {
  return [...new Set(answersOf(events).flatMap(({ modelId }) => modelId ?? []))];
}

function answersOf(events: readonly (TrialEvent | ContinuationEvent)[]): EventOf<'model-answer'>[] {
  return events.filter((event) => event.type === 'model-answer');
}
