import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { createCallBodies } from '../calls/call-bodies.ts';
import { branchColumn, storedCallColumns } from '../calls/call-columns.ts';
import { callRows } from '../calls/calls-table.ts';
import { continuationText, storedContinuationColumns } from '../continuations/continuation-columns.ts';
import { continuationHash } from '../continuations/write-continuations.ts';
import { eventsText } from '../trials/read-trials.ts';
import { storedTrialBodyColumns, storedTrialColumns } from '../trials/trial-columns.ts';
import { continuationPlace, placeName, rowHash, trialPlace, type SealedPlace } from './seals.ts';
import { reportMissing, verifyPart, type Checking } from './verify-part.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** A part that is there, and how its hash is made again. */
interface Part {
  readonly place: SealedPlace;
  readonly hash: () => Buffer;
}

/** Makes a check of one trial: its row and events, all its calls, those that were replaced too, and what followed it. */
export function createTrialCheck(database: DatabaseSync, checking: Checking): (cell: number, index: number) => void {
  const { run, problems } = checking;
  const sealRows = database.prepare('SELECT branch, position, call, hash FROM seals WHERE cell = ? AND idx = ?');
  const partsOf = createPartReader(database, run);
  return (cell, index) => {
    const recorded = new Map<string, { place: SealedPlace; hash: Uint8Array }>();
    for (const { branch, position, call, hash } of sealRows.all(cell, index)) {
      const place = { cell, index, branch: Number(branch), position: Number(position), call: Number(call) };
      recorded.set(keyOf(place), { place, hash: hash instanceof Uint8Array ? hash : new Uint8Array() });
    }
    const { parts, calls } = partsOf(cell, index);
    for (const { place, hash } of parts.toSorted(inOrder)) {
      verifyPart(place, { recorded: recorded.get(keyOf(place))?.hash, hash }, checking);
      recorded.delete(keyOf(place));
    }
    for (const { place } of recorded.values()) reportMissing(place, checking);
    for (const [branch, rows] of Map.groupBy(calls, (row) => Number(row['branch'])))
      for (const { position, call } of wronglyReplaced(rows))
        problems.add(`${placeName({ cell, index, branch, position, call }, run)} is not marked as the calls after it say`);
  };
}

/** Reads all of a trial that is there. */
function createPartReader(database: DatabaseSync, { cells }: Checking['run']) {
  const bodies = createCallBodies(database);
  const trialRow = database.prepare(
    'SELECT * FROM trials LEFT JOIN trial_bodies ON trial_bodies.trial = trials.id WHERE cell = ? AND idx = ?',
  );
  const callsOf = database.prepare(callRows('WHERE cell = ? AND idx = ? ORDER BY position, calls.id'));
  const continuationsOf = database.prepare(
    'SELECT * FROM continuations LEFT JOIN continuation_bodies ON continuation = id WHERE cell = ? AND idx = ?',
  );
  const trialHash = (row: Row, cell: string | undefined): Buffer => {
    const events = Buffer.from(eventsText(row['events']));
    return rowHash({ cell, ...storedTrialColumns(row), ...storedTrialBodyColumns(row) }, events);
  };
  return (cell: number, index: number): { parts: readonly Part[]; calls: readonly Row[] } => {
    const id = cells[cell]?.id;
    const trial = trialRow.get(cell, index);
    const calls = callsOf.all(cell, index);
    const ofCall = (row: Row): Part => {
      const [branch, position, call] = [Number(row['branch']), Number(row['position']), Number(row['id'])];
      const columns = (): Record<string, unknown> => ({ cell: id, index, ...branchColumn({ branch }), ...storedCallColumns(row) });
      return { place: { cell, index, branch, position, call }, hash: () => rowHash(columns(), bodies.read(call)) };
    };
    const ofContinuation = (row: Row): Part => {
      const branch = Number(row['branch']);
      const body = (): Buffer => Buffer.from(continuationText(row['body']));
      return {
        place: continuationPlace(cell, index, branch),
        hash: () => continuationHash({ cell: id, index, branch }, storedContinuationColumns(row), body()),
      };
    };
    return {
      calls,
      parts: [
        ...(trial === undefined ? [] : [{ place: trialPlace(cell, index), hash: () => trialHash(trial, id) }]),
        ...calls.map(ofCall),
        ...continuationsOf.all(cell, index).map(ofContinuation),
      ],
    };
  };
}

function keyOf({ branch, position, call }: SealedPlace): string {
  return `${branch} ${position} ${call}`;
}

/** The order of the content hash. */
function inOrder({ place: one }: Part, { place: other }: Part): number {
  return one.branch - other.branch || one.position - other.position || one.call - other.call;
}

/**
 * Each call takes the place of those of its branch that stood at its position and after it when it was written; which
 * those are, the order of rows says.
 */
function wronglyReplaced(rows: readonly Row[]): readonly { position: number; call: number }[] {
  const inTime = rows
    .map((row) => ({ position: Number(row['position']), call: Number(row['id']), replacedBy: Number(row['replaced_by']) }))
    .sort((one, other) => one.call - other.call);
  return inTime.filter(({ position, replacedBy }, place) => {
    const successor = inTime.slice(place + 1).find((later) => later.position <= position);
    return replacedBy !== (successor?.call ?? 0);
  });
}
