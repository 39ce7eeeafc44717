import type { DatabaseSync } from 'node:sqlite';
import { InternalError, StoreError } from '../../errors/index.ts';
import {
  ratingOfBranch,
  trialId,
  type CallLedger,
  type CallPlace,
  type CallRecord,
  type CallTotals,
  type RunRecord,
} from '../../spec/index.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { guarded } from '../database.ts';
import { isOwnBranch } from '../own-branches.ts';
import type { RunSeal } from '../sealing/run-seal.ts';
import { createSeals, rowHash } from '../sealing/seals.ts';
import type { Transactions } from '../transactions.ts';
import { createCallBodies, type StoredBody } from './call-bodies.ts';
import { callBodyBytes } from './call-body.ts';
import { branchColumn, callColumns } from './call-columns.ts';
import { callTotals } from './call-sums.ts';
import { createCallsTable, type CallRowPlace, type StandingCall } from './calls-table.ts';
import { createNames } from './names.ts';
import { createOpenAttempts } from './open-attempts.ts';
import { createCallReader } from './read-calls.ts';
import { createSamples } from './samples.ts';

/** The calls of a run as they are written. */
export interface WrittenCalls {
  readonly ledger: CallLedger;
  /** Is told that a trial is finished, so that others can be packed against it. */
  trialEnded(cell: number, index: number): void;
}

/** Last bodies of trials under way that are kept, in bytes; one that is gone is read back from disk. */
const keptBytes = 67_108_864;

interface LedgerSetting {
  readonly run: RunRecord;
  readonly seal: RunSeal;
  readonly transactions: Transactions;
}

export function createCallLedger(database: DatabaseSync, file: string, { run, seal, transactions }: LedgerSetting): WrittenCalls {
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  const names = createNames(database);
  const table = createCallsTable(database, names);
  const bodies = createCallBodies(database);
  const reader = createCallReader(database, file, { run, bodies });
  const seals = createSeals(database);
  const attempts = guarded(file, () => createOpenAttempts(database));
  const samples = createSamples(run);
  const lastBodies = createBoundedCache<string, StoredBody>(keptBytes);
  transactions.onRollback(() => {
    names.forget();
    bodies.forget();
  });

  const rowPlace = ({ cell, index, branch = 0, position }: CallPlace): CallRowPlace => {
    const number = numbers.get(cell);
    if (number === undefined) throw new StoreError('write-failed', `run ${run.id} has no cell ${cell}`);
    return { cell: number, index, branch, position };
  };
  /** Read back from disk where a process before this one wrote it, or many trials are under way at once. */
  const previousOf = (place: CallRowPlace): StoredBody | undefined => {
    const kept = lastBodies.get(bodyKey(place));
    if (kept !== undefined) return kept;
    // A rating begins anew and does not go on from where the trial ended.
    const hasBefore = place.position > 1 || (place.branch !== 0 && ratingOfBranch(place.branch) === undefined);
    const call = hasBefore ? table.lastBefore(place) : undefined;
    return call === undefined ? undefined : { call, bytes: bodies.read(call) };
  };
  const write = (call: CallRecord, place: CallRowPlace): StoredBody => {
    const standing = table.standingFrom(place);
    refuseOverwriting(call, standing);
    const columns = callColumns(call);
    const bytes = callBodyBytes(call);
    const neighbours = { previous: previousOf(place), sample: samples.of(place.cell, place.branch) };
    const id = table.insert(place, columns, standing);
    bodies.write({ call: id, bytes }, neighbours);
    const { cell, index } = call;
    seals.put({ ...place, call: id }, rowHash({ cell, index, ...branchColumn(place), ...columns }, bytes));
    attempts.close(place);
    // Interviews and ratings are none of the run's content.
    if (isOwnBranch(place.branch)) seal.break();
    return { call: id, bytes };
  };

  const ledger: CallLedger = {
    callsOf: (cell, index, branch) => reader.recordedCalls(cell, index, branch),
    begin: (place, worst) => {
      const at = rowPlace(place);
      guarded(file, () => {
        if (isOwnBranch(at.branch)) seal.break();
        attempts.begin(at, worst);
      });
    },
    append: (call) => {
      const place = rowPlace(call);
      const body = transactions.run(() => write(call, place));
      // Few ratings have a second call, and none is told when it has ended: such a call reads the first one back.
      if (ratingOfBranch(place.branch) === undefined) lastBodies.set(bodyKey(place), body);
      else samples.offerRating(place.cell, place.branch, body);
    },
    totals: (): CallTotals => guarded(file, () => callTotals(database, true)),
  };
  return {
    ledger,
    trialEnded: (cell, index) => {
      const key = bodyKey({ cell, index, branch: 0 });
      const last = lastBodies.get(key);
      if (last === undefined) return;
      samples.offer(cell, last);
      lastBodies.delete(key);
    },
  };
}

/**
 * An answer that was paid for is not lost. What gives way to a call, with all that stood after it, is a call without an
 * answer, whose trial was dropped and is begun again; and one with another key: the trial went another way, as it does
 * where a newer program of the same scenarios asks otherwise.
 */
function refuseOverwriting(call: CallRecord, [first]: readonly StandingCall[]): void {
  if (first?.position !== call.position || first.outcome !== 'answered' || first.key !== call.key) return;
  throw new InternalError(`call ${call.position} of trial ${trialId(call.cell, call.index)} is answered on record and was bought again`);
}

function bodyKey({ cell, index, branch }: Omit<CallRowPlace, 'position'>): string {
  return `${cell}/${index}/${branch}`;
}
