import type { Stage, TrialEvent, TrialMarks } from '../spec/index.ts';

/** For each thing that the stage conveys, the `seq` of the event in which the subject was first shown its words; null if never. */
export function firstReadings(stage: Stage, events: readonly TrialEvent[]): TrialMarks['firstRead'] {
  const firstRead: Record<string, number | null> = {};
  for (const { of, text } of stage.conveyances) {
    const shown = events.find((event) => shows(event, text));
    const seq = shown?.seq ?? null;
    const known = firstRead[of];
    firstRead[of] = known === undefined || known === null ? seq : Math.min(known, seq ?? known);
  }
  return firstRead;
}

function shows(event: TrialEvent, text: string): boolean {
  if (event.type === 'prompt') return event.system.includes(text) || event.user.includes(text);
  return event.type === 'tool-result' && event.output.includes(text);
}
