import type { DatabaseSync } from 'node:sqlite';
import { rowHash, runPlace, sessionPlace } from './seals.ts';
import { reportMissing, verifyPart, type Checking } from './verify-part.ts';

/** Checks what is the run's own: its record (study, cells, seeds, versions) and its sessions. */
export function verifyOwn(database: DatabaseSync, checking: Checking): void {
  const recorded = new Map<number, Uint8Array>();
  for (const { idx, hash } of database.prepare('SELECT idx, hash FROM seals WHERE cell = -1').iterate())
    if (hash instanceof Uint8Array) recorded.set(Number(idx), hash);
  const { record } = database.prepare('SELECT record FROM run').get() ?? {};
  verifyPart(runPlace, { recorded: recorded.get(runPlace.index), hash: () => rowHash({ record }) }, checking);
  recorded.delete(runPlace.index);
  for (const { id, record: session } of database.prepare('SELECT id, record FROM sessions ORDER BY id').iterate()) {
    const place = sessionPlace(Number(id));
    verifyPart(place, { recorded: recorded.get(place.index), hash: () => rowHash({ record: session }) }, checking);
    recorded.delete(place.index);
  }
  for (const session of recorded.keys()) reportMissing(sessionPlace(session), checking);
}
