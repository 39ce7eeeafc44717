import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RunRecord } from '../../spec/index.ts';
import { unpackText } from '../compression.ts';
import { hashStage } from '../trials/stages.ts';
import type { Problems } from './problems.ts';
import { placeName, trialPlace } from './seals.ts';

/** Checks that every stage is the one that its key, which stands in the hashes of its trials, is the hash of. */
export function verifyStages(database: DatabaseSync, run: Pick<RunRecord, 'cells'>, problems: Problems): void {
  const users = database.prepare(
    'SELECT cell, idx FROM trials JOIN trial_bodies ON trial_bodies.trial = trials.id WHERE stage = ? ORDER BY cell, idx LIMIT 1',
  );
  for (const { key, body } of database.prepare('SELECT key, body FROM stages ORDER BY key').iterate()) {
    const found = keyOf(body);
    if (found === key) continue;
    const user = users.get(String(key));
    const who = user === undefined ? 'no trial' : placeName(trialPlace(Number(user['cell']), Number(user['idx'])), run);
    problems.add(`the stage of ${who} ${found === undefined ? 'cannot be read' : 'is not as it was recorded'} (${String(key)})`);
  }
  const missing = `SELECT cell, idx, stage FROM trials JOIN trial_bodies ON trial_bodies.trial = trials.id
    WHERE stage NOT IN (SELECT key FROM stages) ORDER BY cell, idx`;
  for (const { cell, idx, stage } of database.prepare(missing).iterate())
    problems.add(`the stage of ${placeName(trialPlace(Number(cell), Number(idx)), run)} is missing (${String(stage)})`);
  const unused = 'SELECT key FROM stages WHERE key NOT IN (SELECT stage FROM trial_bodies) ORDER BY key';
  for (const { key } of database.prepare(unused).iterate()) problems.add(`a stage belongs to no trial (${String(key)})`);
}

function keyOf(body: SQLOutputValue | undefined): string | undefined {
  try {
    return body instanceof Uint8Array ? hashStage(unpackText(body)) : undefined;
  } catch {
    return undefined;
  }
}
