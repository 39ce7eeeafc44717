import { InputError } from '../../errors/index.ts';
import type { Snapshot, WorldChange, WorldView } from '../../spec/index.ts';
import { applyChanges } from '../../world/index.ts';
import { cutTexts } from './cut-texts.ts';
import type { KeptTrial } from './kept-trials.ts';

/** As much of a file's content as stands in a change; the file itself is asked for when it is opened. */
const shownCharacters = 4000;

/** The world after an event, with what that event changed; -1 is before the first. */
export function worldAfter(trial: KeptTrial, seq: number): WorldView {
  const { hosts, settings, agents } = snapshotAfter(trial, seq);
  const event = trial.events[seq];
  return {
    seq,
    at: event?.at ?? trial.stage.before.at,
    hosts: hosts.map(({ files, ...host }) => ({
      ...host,
      files: files.map(({ content, ...file }) => ({ ...file, characters: content.length })),
    })),
    settings,
    agents,
    changed: event?.type === 'world-change' ? [cutTexts(event.change, shownCharacters).value] : [],
  };
}

/** The content of a file as it stood after an event. Throws InputError `invalid-argument` where there was none. */
export function fileAfter(trial: KeptTrial, seq: number, { host, name }: { host: string; name: string }): string {
  const files = snapshotAfter(trial, seq).hosts.find(({ id }) => id === host)?.files;
  const file = files?.find((candidate) => candidate.name === name);
  if (file === undefined) throw new InputError('invalid-argument', `there was no file '${name}' on ${host} after event ${seq}`);
  return file.content;
}

function snapshotAfter({ stage, events }: KeptTrial, seq: number): Snapshot {
  if (seq >= events.length) throw new InputError('trial-not-found', `the trial has no event ${seq}; it has ${events.length}, from 0 on`);
  return applyChanges(stage.before, changesUpTo(events, seq));
}

/** What the events up to one changed. */
export function changesUpTo(events: KeptTrial['events'], seq: number): WorldChange[] {
  return events.slice(0, seq + 1).flatMap((event) => (event.type === 'world-change' ? [event.change] : []));
}
