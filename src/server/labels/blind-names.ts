import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { trialId, type RunRecord } from '../../spec/index.ts';
import { parseCount } from '../parse-query.ts';

/** Where a trial stands in its run. */
export interface TrialPlace {
  readonly cell: string;
  readonly index: number;
}

/** What of a run names of its trials are made from. */
type NamedRun = Pick<RunRecord, 'id' | 'createdAt' | 'cells'>;

/**
 * The id under which a rater sees a trial who shall not know which it is: `blind-<code>/0` in the place of
 * `<cell id>/<index>`. Two trials of one cell have nothing in common by their names. A name is the same at every start of the
 * server, so that addresses and answers that wait to be saved keep their meaning; it hides a trial from who reads it, and not
 * from who has the run's file and this source.
 */
export function blindName(run: NamedRun, trial: string): string {
  const slash = trial.lastIndexOf('/');
  const place = Buffer.alloc(blockBytes);
  place.writeUInt32BE(run.cells.findIndex(({ id }) => id === trial.slice(0, slash)));
  place.writeUInt32BE(Number(trial.slice(slash + 1)), 4);
  const code = createCipheriv(cipher, keyOf(run), null).setAutoPadding(false).update(place);
  return trialId(prefix + code.toString('base64url'), 0);
}

/**
 * The place of a trial that an address or label names by cell and index: of one with a blind name the true place.
 * Throws InputError `invalid-argument` where the index is no number.
 */
export function trialPlace(run: NamedRun, named: { readonly cell: string; readonly index: string }): TrialPlace {
  const given = { cell: named.cell, index: parseCount(named.index, { what: 'the number of a trial' }) };
  if (!given.cell.startsWith(prefix) || run.cells.some(({ id }) => id === given.cell)) return given;
  const code = Buffer.from(given.cell.slice(prefix.length), 'base64url');
  if (code.length !== blockBytes || given.index !== 0) return given;
  const place = createDecipheriv(cipher, keyOf(run), null).setAutoPadding(false).update(code);
  const cell = run.cells[place.readUInt32BE()]?.id;
  const isName = cell !== undefined && place.subarray(8).every((byte) => byte === 0);
  return isName ? { cell, index: place.readUInt32BE(4) } : given;
}

const prefix = 'blind-';
/** One block, so that no mode of chaining matters: half of it is the place, and zeros in the other half tell a name from another text. */
const cipher = 'aes-128-ecb';
const blockBytes = 16;

function keyOf({ id, createdAt }: NamedRun): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(['blind names', id, createdAt]))
    .digest()
    .subarray(0, blockBytes);
}
