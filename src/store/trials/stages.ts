import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../errors/index.ts';
import type { Stage } from '../../spec/index.ts';
import { unpackText } from '../compression.ts';
import { storedJson } from '../stored-json.ts';

/** The key of a stage: the hash of its JSON. */
export function hashStage(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Stages kept unpacked while reading; trials of a cell share them. */
const stagesKept = 64;

/** Reads stages by their keys. The reader throws StoreError `run-corrupt` where one is not there. */
export function createStageReader(database: DatabaseSync): (key: string) => Stage {
  const kept = new Map<string, Stage>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const body = database.prepare('SELECT body FROM stages WHERE key = ?').get(key)?.['body'];
    if (!(body instanceof Uint8Array))
      throw new StoreError('run-corrupt', `the run has no stage ${key}`, { hint: 'custodes verify shows what is missing.' });
    const stage = storedJson<Stage>(unpackText(body));
    if (kept.size >= stagesKept) kept.clear();
    kept.set(key, stage);
    return stage;
  };
}
