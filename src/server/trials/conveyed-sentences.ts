import type { Cell, ConveyedSentence, TrialEvent } from '../../spec/index.ts';
import type { KeptTrial } from './kept-trials.ts';

/** The sentences that conveyed the levels of a trial's condition, and the event in which each was read first. */
export function conveyedSentences({ stage, events }: KeptTrial, { condition }: Pick<Cell, 'condition'>): readonly ConveyedSentence[] {
  return stage.conveyances.map(({ of, text }) => ({
    factor: of,
    level: condition[of] ?? '',
    text,
    firstRead: events.find((event) => textsRead(event).some((read) => read.includes(text)))?.seq ?? null,
  }));
}

/** What the subject is shown in an event. */
function textsRead(event: TrialEvent): readonly string[] {
  if (event.type === 'prompt') return [event.system, event.user];
  return event.type === 'tool-result' ? [event.output] : [];
}
