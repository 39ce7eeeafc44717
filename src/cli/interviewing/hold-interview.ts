import type { Interview } from '../../engine/index.ts';
import type { Messages } from './messages.ts';

/** How an interview came to its end. */
export type InterviewEnd = 'ended' | 'failed' | 'budget-reached' | 'interrupted';

/**
 * Says all messages in turn. A call that failed ends it, unless somebody sits there who can say it again.
 */
export async function holdInterview(
  interview: Interview,
  { messages, signal, goesOn }: { readonly messages: Messages; readonly signal: AbortSignal; readonly goesOn: boolean },
): Promise<InterviewEnd> {
  let hasFailed = false;
  for await (const message of messages) {
    await interview.say(message);
    if (interview.wasDropped()) return 'budget-reached';
    if (signal.aborted) return 'interrupted';
    const last = interview.record().events.at(-1);
    hasFailed = last?.type === 'turn-end' && last.reason === 'failure';
    if (hasFailed && !goesOn) return 'failed';
  }
  if (signal.aborted) return 'interrupted';
  return hasFailed ? 'failed' : 'ended';
}
