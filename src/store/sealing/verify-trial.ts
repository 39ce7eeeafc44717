import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { createCallBodies } from '../calls/call-bodies.ts';
import { storedCallColumns } from '../calls/call-columns.ts';
import { callRows } from '../calls/calls-table.ts';
import { eventsText } from '../trials/read-trials.ts';
import { storedTrialBodyColumns, storedTrialColumns } from '../trials/trial-columns.ts';
import { placeName, rowHash, trialPlace, type SealedPlace } from './seals.ts';
import { reportMissing, verifyPart, type Checking } from './verify-part.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Makes a check of one trial: its row and events, and all its calls, those that were replaced too. */
export function createTrialCheck(database: DatabaseSync, checking: Checking): (cell: number, index: number) => void {
  const { run, problems } = checking;
  const bodies = createCallBodies(database);
  const sealRows = database.prepare('SELECT position, call, hash FROM seals WHERE cell = ? AND idx = ?');
  const trialRow = database.prepare(
    'SELECT * FROM trials LEFT JOIN trial_bodies ON trial_bodies.trial = trials.id WHERE cell = ? AND idx = ?',
  );
  const calls = database.prepare(callRows('WHERE cell = ? AND idx = ? ORDER BY position, calls.id'));

  const callHash = (row: Row, cell: string | undefined, index: number): Buffer =>
    rowHash({ cell, index, ...storedCallColumns(row) }, bodies.read(Number(row['id'])));
  const trialHash = (row: Row, cell: string | undefined): Buffer => {
    const events = Buffer.from(eventsText(row['events']));
    return rowHash({ cell, ...storedTrialColumns(row), ...storedTrialBodyColumns(row) }, events);
  };
  return (cell, index) => {
    const id = run.cells[cell]?.id;
    const recorded = new Map<string, { place: SealedPlace; hash: Uint8Array }>();
    for (const { position, call, hash } of sealRows.all(cell, index)) {
      const place = { cell, index, position: Number(position), call: Number(call) };
      recorded.set(keyOf(place), { place, hash: hash instanceof Uint8Array ? hash : new Uint8Array() });
    }
    const check = (place: SealedPlace, hash: () => Buffer): void => {
      verifyPart(place, { recorded: recorded.get(keyOf(place))?.hash, hash }, checking);
      recorded.delete(keyOf(place));
    };
    const trial = trialRow.get(cell, index);
    if (trial !== undefined) check(trialPlace(cell, index), () => trialHash(trial, id));
    const rows = calls.all(cell, index);
    for (const row of rows) {
      const place = { cell, index, position: Number(row['position']), call: Number(row['id']) };
      check(place, () => callHash(row, id, index));
    }
    for (const { place } of recorded.values()) reportMissing(place, checking);
    for (const { position, call } of wronglyReplaced(rows))
      problems.add(`${placeName({ cell, index, position, call }, run)} is not marked as the calls after it say`);
  };
}

function keyOf({ position, call }: SealedPlace): string {
  return `${position} ${call}`;
}

/** Each call takes the place of those that stood at its position and after it when it was written; which those are, the order of rows says. */
function wronglyReplaced(rows: readonly Row[]): readonly { position: number; call: number }[] {
  const inTime = rows
    .map((row) => ({ position: Number(row['position']), call: Number(row['id']), replacedBy: Number(row['replaced_by']) }))
    .sort((one, other) => one.call - other.call);
  return inTime.filter(({ position, replacedBy }, place) => {
    const successor = inTime.slice(place + 1).find((later) => later.position <= position);
    return replacedBy !== (successor?.call ?? 0);
  });
}
