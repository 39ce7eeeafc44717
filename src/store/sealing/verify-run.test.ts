import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf, runOf, sessionOf, stageOf, trialOf, unansweredCall } from '../../../test/support/recorded.ts';
import type { RunStatus, Verification } from '../../spec/index.ts';
import { createRun, openRun, openRunForWriting } from '../index.ts';

const finishedAt = '2026-02-03T10:00:00.000Z';

/** The folder of a run with three trials in each cell, two calls in each trial, one call that was bought again, and one lost. */
function storedRun(status: RunStatus = 'finished'): string {
  const run = createRun(temporaryFolder(), runOf());
  run.startSession(sessionOf());
  run.ledger.append(unansweredCall('one', 0, 1));
  run.ledger.begin({ cell: 'two', index: 2, position: 2 }, { usd: 0.5, tokens: 1000 });
  run.close();
  const resumed = openRunForWriting(run.folder);
  resumed.startSession(sessionOf({ startedAt: '2026-02-03T09:30:00.000Z' }));
  for (const cell of ['one', 'two']) {
    for (const index of [0, 1, 2]) {
      for (const position of [1, 2]) resumed.ledger.append(callOf(cell, index, position));
      resumed.append(trialOf(cell, index));
    }
  }
  resumed.setStatus(status, status === 'running' ? undefined : finishedAt);
  resumed.close();
  return run.folder;
}

/** Alters the run file as somebody with the sqlite3 tool could. */
function alter(folder: string, ...statements: string[]): void {
  edit(folder, (database) => {
    for (const statement of statements) database.exec(statement);
  });
}

function edit(folder: string, act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(folder, 'run.sqlite'), { enableForeignKeyConstraints: false });
  act(database);
  database.close();
}

function verified(folder: string): Verification {
  const reader = openRun(folder);
  try {
    return reader.verify();
  } finally {
    reader.close();
  }
}

const contentDiffers = expect.stringMatching(/^the content hash is [0-9a-f]{64}, and was [0-9a-f]{64} when the run ended$/) as string;
const ofTrial = (cell: number, index: number): string => `(SELECT id FROM trials WHERE cell = ${cell} AND idx = ${index})`;
const ofCall = (cell: number, index: number, position: number): string =>
  `(SELECT id FROM calls WHERE cell = ${cell} AND idx = ${index} AND position = ${position} AND replaced_by = 0)`;

describe('a run as it was recorded', () => {
  it.each(['finished', 'interrupted', 'budget-reached'] as const)('is found to be so when it was %s', (status) => {
    const { contentHash, recordedHash, ...rest } = verified(storedRun(status));
    expect(rest).toEqual({ trials: 6, calls: 13, problems: [] });
    expect(recordedHash).toBe(contentHash);
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has no hash of its whole where no process ended in order, and each trial and call is checked all the same', () => {
    const folder = storedRun('running');
    expect(verified(folder)).toMatchObject({ recordedHash: null, trials: 6, calls: 13, problems: [] });
    alter(folder, `UPDATE trials SET measures = '{}' WHERE cell = 0 AND idx = 1`, 'DELETE FROM trials WHERE cell = 1 AND idx = 1');
    expect(verified(folder).problems).toEqual([
      'trial one/1 is not as it was recorded',
      'trial two/1 is missing: it was recorded, and is not there',
      '1 bodies of trials belong to no trial',
    ]);
  });

  it('is checked while another process goes on writing it', () => {
    const folder = storedRun('interrupted');
    const writer = openRunForWriting(folder);
    const reader = openRun(folder);
    writer.setStatus('running');
    writer.ledger.append(callOf('one', 3, 1));
    expect(reader.verify()).toMatchObject({ recordedHash: null, calls: 14, problems: [] });
    reader.close();
    writer.close();
  });

  it('has the same hash whatever order its trials came in, and another for any other content', () => {
    const hashOf = (indexes: readonly number[], disposition: 'completed' | 'refused' = 'completed'): string => {
      const run = createRun(temporaryFolder(), runOf());
      for (const index of indexes) {
        run.ledger.append(callOf('one', index, 1));
        run.append(trialOf('one', index, { disposition }));
      }
      run.setStatus('interrupted', finishedAt);
      const { contentHash } = run.verify();
      run.close();
      return contentHash;
    };
    expect(hashOf([0, 1, 2])).toBe(hashOf([2, 0, 1]));
    expect(new Set([hashOf([0, 1, 2]), hashOf([0, 1]), hashOf([0, 1, 2], 'refused')]).size).toBe(3);
  });

  it('is told from its parts whatever later work keeps beside it: labels, notes, indexes', () => {
    const folder = storedRun();
    const before = verified(folder).contentHash;
    alter(
      folder,
      'CREATE TABLE notes (trial INTEGER, note TEXT)',
      `INSERT INTO notes VALUES (1, 'odd')`,
      'CREATE INDEX by_outcome ON calls (outcome)',
    );
    expect(verified(folder)).toMatchObject({ contentHash: before, recordedHash: before, problems: [] });
  });
});

describe('a run that was altered', () => {
  const events = zstdCompressSync(JSON.stringify([{ seq: 0, at: '', type: 'trial-end', reason: 'end-task' }]));

  it.each<[string, string[], string]>([
    [
      'a measure',
      [`UPDATE trials SET measures = replace(measures, 'true', 'false') WHERE cell = 0 AND idx = 0`],
      'trial one/0 is not as it was recorded',
    ],
    ['a disposition', [`UPDATE trials SET disposition = 'refused' WHERE cell = 1 AND idx = 2`], 'trial two/2 is not as it was recorded'],
    ['the time of a trial', [`UPDATE trials SET duration_ms = 1 WHERE cell = 1 AND idx = 2`], 'trial two/2 is not as it was recorded'],
    [
      'the marks of a trial',
      [`UPDATE trial_bodies SET marks = '{}' WHERE trial = ${ofTrial(0, 2)}`],
      'trial one/2 is not as it was recorded',
    ],
    [
      'the events of a trial',
      [`UPDATE trial_bodies SET events = x'${events.toString('hex')}' WHERE trial = ${ofTrial(0, 2)}`],
      'trial one/2 is not as it was recorded',
    ],
    [
      'a stage for another',
      [`UPDATE trial_bodies SET stage = (SELECT stage FROM trial_bodies WHERE trial = ${ofTrial(0, 1)}) WHERE trial = ${ofTrial(0, 2)}`],
      'trial one/2 is not as it was recorded',
    ],
    [
      'what a call cost',
      [`UPDATE calls SET cost_usd = 0.01 WHERE id = ${ofCall(0, 1, 2)}`],
      'call 2 of trial one/1 is not as it was recorded',
    ],
    [
      'the tokens of a call',
      [`UPDATE calls SET output_tokens = 1 WHERE id = ${ofCall(0, 1, 2)}`],
      'call 2 of trial one/1 is not as it was recorded',
    ],
    [
      'the model that answered',
      [
        `INSERT INTO names (text) VALUES ('gpt-6')`,
        `UPDATE calls SET model_id = (SELECT id FROM names WHERE text = 'gpt-6') WHERE id = ${ofCall(1, 1, 1)}`,
      ],
      'call 1 of trial two/1 is not as it was recorded',
    ],
    [
      'a call that was replaced',
      [`UPDATE calls SET attempts = 1 WHERE replaced_by > 0`],
      'call 1 of trial one/0 is not as it was recorded',
    ],
    [
      'which call stands',
      [`UPDATE calls SET replaced_by = 99 WHERE id = ${ofCall(1, 0, 2)}`],
      'call 2 of trial two/0 is not marked as the calls after it say',
    ],
    [
      'a recorded hash',
      [`UPDATE seals SET hash = zeroblob(32) WHERE cell = 1 AND idx = 0 AND position = 2`],
      'call 2 of trial two/0 is not as it was recorded',
    ],
    ['a session', [`UPDATE sessions SET record = replace(record, '0.0.0', '9.9.9') WHERE id = 2`], 'session 2 is not as it was recorded'],
    ['a session away', [`DELETE FROM sessions WHERE id = 2`], 'session 2 is missing: it was recorded, and is not there'],
    ['the study', [`UPDATE run SET record = replace(record, 'probe', 'prove')`], "the run's record is not as it was recorded"],
    ['the seed', [`UPDATE run SET record = json_set(record, '$.study.seed', 8)`], "the run's record is not as it was recorded"],
    ['a trial into another', [`UPDATE trials SET idx = 7 WHERE cell = 0 AND idx = 1`], 'trial one/7 was added: it was never recorded'],
    ['a trial away', [`DELETE FROM trials WHERE cell = 0 AND idx = 1`], 'trial one/1 is missing: it was recorded, and is not there'],
    [
      'a trial away with its hash',
      [`DELETE FROM trials WHERE cell = 0 AND idx = 1`, `DELETE FROM seals WHERE cell = 0 AND idx = 1 AND position = 0`],
      'trial one/1 is missing: the run is finished without it',
    ],
    [
      'a call away',
      [`DELETE FROM calls WHERE id = ${ofCall(0, 1, 2)}`],
      'call 2 of trial one/1 is missing: it was recorded, and is not there',
    ],
    [
      'a call away with its hash',
      [`DELETE FROM seals WHERE call = ${ofCall(0, 1, 2)}`, `DELETE FROM calls WHERE id = ${ofCall(0, 1, 2)}`],
      '13 model calls were recorded, 12 are there',
    ],
  ])('shows a changed one: %s', (_what, statements, problem) => {
    const folder = storedRun();
    alter(folder, ...statements);
    const { problems } = verified(folder);
    expect(problems).toContain(problem);
  });

  it.each<[string, string]>([
    ['its status', `UPDATE run SET status = 'interrupted'`],
    ['its time', `UPDATE run SET finished_at = '2026-01-01T00:00:00.000Z'`],
    ['its content hash', `UPDATE run SET content_hash = '${'0'.repeat(64)}'`],
    ['a lost attempt', 'DELETE FROM open_attempts'],
  ])('shows by its content hash that its end was changed: %s', (_what, statement) => {
    const folder = storedRun();
    alter(folder, statement);
    expect(verified(folder).problems).toEqual([contentDiffers]);
  });

  it('shows that the content hash of its end was taken away', () => {
    const folder = storedRun();
    alter(folder, 'UPDATE run SET content_hash = NULL');
    expect(verified(folder).problems).toEqual(['the run is finished, and the content hash of its end is missing']);
    alter(folder, `UPDATE run SET status = 'running', content_hash = '${'0'.repeat(64)}'`);
    expect(verified(folder).problems).toContain('the run bears the content hash of an end, and says that it is running');
  });

  it('shows both trials whose bodies were swapped', () => {
    const folder = storedRun();
    alter(
      folder,
      `UPDATE trial_bodies SET trial = 1000 WHERE trial = ${ofTrial(0, 0)}`,
      `UPDATE trial_bodies SET trial = ${ofTrial(0, 0)} WHERE trial = ${ofTrial(0, 1)}`,
      `UPDATE trial_bodies SET trial = ${ofTrial(0, 1)} WHERE trial = 1000`,
    );
    expect(verified(folder).problems).toEqual([
      'trial one/0 is not as it was recorded',
      'trial one/1 is not as it was recorded',
      contentDiffers,
    ]);
  });

  it('shows a trial that was put in twice, with its hash too', () => {
    const folder = storedRun();
    const columns =
      'disposition, end_reason, failure, measures, world_variant, world_seed, subject_seed, model_calls, usage, model_ids, started_at, duration_ms';
    alter(
      folder,
      `INSERT INTO trials (cell, idx, ${columns}) SELECT cell, 3, ${columns} FROM trials WHERE cell = 0 AND idx = 2`,
      `INSERT INTO trial_bodies SELECT ${ofTrial(0, 3)}, stage, marks, call_ms, events FROM trial_bodies WHERE trial = ${ofTrial(0, 2)}`,
    );
    expect(verified(folder).problems).toEqual([
      'trial one/3 was added: it was never recorded',
      '6 trials were recorded, 7 are there',
      contentDiffers,
    ]);
    alter(folder, 'INSERT INTO seals SELECT cell, 3, branch, position, call, hash FROM seals WHERE cell = 0 AND idx = 2 AND position = 0');
    expect(verified(folder).problems).toContain('trial one/3 is not as it was recorded');
  });

  it('shows a call whose answer or wire was packed anew', () => {
    const folder = storedRun();
    edit(folder, (database) => {
      const body = zstdCompressSync('{"attempts":[],"error":null,"wire":null,"parts":[[0,"utf8"],[0,"utf8"],[4,"utf8"]]}\nnull');
      database.prepare(`UPDATE call_bodies SET packing = 0, body = ? WHERE call = ${ofCall(1, 2, 2)}`).run(body);
    });
    expect(verified(folder).problems).toEqual(['call 2 of trial two/2 is not as it was recorded', contentDiffers]);
  });

  it('shows a body that cannot be unpacked, one that is gone, and one that leads in a ring', () => {
    const folder = storedRun();
    alter(
      folder,
      `UPDATE call_bodies SET body = x'00' WHERE call = ${ofCall(1, 2, 2)}`,
      `DELETE FROM call_bodies WHERE call = ${ofCall(0, 1, 2)}`,
      `UPDATE call_bodies SET previous = call WHERE call = ${ofCall(1, 1, 2)}`,
      `UPDATE trial_bodies SET events = x'00' WHERE trial = ${ofTrial(0, 0)}`,
      `DELETE FROM trial_bodies WHERE trial = ${ofTrial(0, 2)}`,
    );
    expect(verified(folder).problems).toEqual([
      expect.stringMatching(/^trial one\/0 cannot be read: a body cannot be unpacked/),
      expect.stringMatching(/^call 2 of trial one\/1 cannot be read: call row \d+ has no body$/),
      'trial one/2 cannot be read: a trial has no events',
      expect.stringMatching(/^call 2 of trial two\/1 cannot be read: call row \d+ is packed against what came after it$/),
      expect.stringMatching(/^call 2 of trial two\/2 cannot be read: a body cannot be unpacked/),
      contentDiffers,
    ]);
  });

  it('shows every call that was packed against a changed one', () => {
    const folder = storedRun();
    alter(
      folder,
      `UPDATE call_bodies SET packing = 0, body = x'${zstdCompressSync('other').toString('hex')}' WHERE call = ${ofCall(0, 2, 1)}`,
    );
    const { problems } = verified(folder);
    expect(problems.some((problem) => problem.startsWith('call 1 of trial one/2 is not as it was recorded'))).toBe(true);
    expect(problems.some((problem) => problem.startsWith('call 2 of trial one/2'))).toBe(true);
  });

  it('shows a stage that was changed, taken away or added', () => {
    const changed = storedRun();
    const stage = zstdCompressSync(JSON.stringify({ ...stageOf(1), user: 'Do as you like.' })).toString('hex');
    const key = `(SELECT stage FROM trial_bodies WHERE trial = ${ofTrial(0, 1)})`;
    alter(changed, `UPDATE stages SET body = x'${stage}' WHERE key = ${key}`);
    expect(verified(changed).problems).toEqual([
      expect.stringMatching(/^the stage of trial one\/1 is not as it was recorded \([0-9a-f]{64}\)$/),
    ]);

    const gone = storedRun();
    alter(gone, `DELETE FROM stages WHERE key = ${key}`);
    expect(verified(gone).problems).toEqual([
      expect.stringMatching(/^the stage of trial one\/1 is missing/),
      expect.stringMatching(/^the stage of trial two\/1 is missing/),
    ]);

    const added = storedRun();
    edit(added, (database) => database.prepare('INSERT INTO stages (key, body) VALUES (?, ?)').run('stray', Buffer.from(stage, 'hex')));
    expect(verified(added).problems).toEqual([
      'the stage of no trial is not as it was recorded (stray)',
      'a stage belongs to no trial (stray)',
    ]);
  });

  it('shows a text that calls share as changed in every one of them', () => {
    const folder = storedRun();
    alter(folder, `UPDATE names SET text = 'gpt-5.1' WHERE text = 'gpt-5.2-2025-12-11'`);
    expect(verified(folder).problems.filter((problem) => problem.endsWith('is not as it was recorded'))).toHaveLength(12);
    alter(folder, 'DELETE FROM names');
    expect(verified(folder).problems).toContain('13 model calls cannot be read, or stand twice');
  });

  it('names a thousand differences, and counts the rest', () => {
    const run = createRun(temporaryFolder(), runOf());
    for (let position = 1; position <= 1100; position += 1) run.ledger.append(callOf('one', 0, position));
    run.close();
    alter(run.folder, 'UPDATE calls SET cost_usd = 0');
    const { problems } = verified(run.folder);
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toBe('100 more differences');
  });
});
