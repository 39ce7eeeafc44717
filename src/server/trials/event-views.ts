import { InputError } from '../../errors/index.ts';
import type { EventPage, EventView, TrialEvent } from '../../spec/index.ts';
import { cutTexts } from './cut-texts.ts';

/** As much of a text as stands in a page of events; the rest is asked for when it is opened. */
const shownCharacters = 4000;

/** A page of a trial's events, from a `seq` on. */
export function eventPage(events: readonly TrialEvent[], { from, limit }: { from: number; limit: number }): EventPage {
  return { from, total: events.length, events: events.slice(from, from + limit).map(eventView) };
}

function eventView(event: TrialEvent): EventView {
  const { value, cut } = cutTexts(event, shownCharacters);
  return { ...value, cut };
}

/** An event with its texts in whole. Throws InputError `trial-not-found` where the trial has none of this number. */
export function wholeEvent(events: readonly TrialEvent[], seq: number): EventView {
  const event = events[seq];
  if (event === undefined) throw new InputError('trial-not-found', `the trial has no event ${seq}; it has ${events.length}, from 0 on`);
  return { ...event, cut: [] };
}
