import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf, runOf, trialOf } from '../../../test/support/recorded.ts';
import { createRun } from '../run-writer.ts';
import { openRun } from '../run-reader.ts';
import { openRunForViewing } from '../viewing/viewed-run.ts';
import { saveLabel, type LabelToSave } from './save-label.ts';

const label = (changes: Partial<LabelToSave> = {}): LabelToSave => ({
  cell: 'one',
  index: 0,
  rater: 'ann',
  name: 'motive',
  value: 'loyalty',
  evidence: [{ seq: 1, path: 'parts.0.text', from: 0, to: 4, words: 'they' }],
  blind: true,
  at: '2026-03-01T10:00:00.000Z',
  replaces: null,
  ...changes,
});

describe('labels', () => {
  it('are kept as they were given, and a later one stands in place of the earlier', () => {
    const file = storedRun();
    const first = saveLabel(file, label());
    const second = saveLabel(file, label({ value: 'ethical', replaces: first.id }));
    expect(readLabels(file)).toEqual([second]);
    expect(readLabels(file, { history: true })).toEqual([first, second]);
    expect(second).toMatchObject({ trial: 'one/0', value: 'ethical', evidence: label().evidence, blind: true });
  });

  it('are taken back by null, and can be given again', () => {
    const file = storedRun();
    const { id } = saveLabel(file, label());
    const taken = saveLabel(file, label({ value: null, evidence: [], replaces: id }));
    expect(readLabels(file)).toEqual([]);
    expect(saveLabel(file, label({ value: 'none', replaces: null })).id).toBe(taken.id + 1);
    expect(readLabels(file, { history: true })).toHaveLength(3);
  });

  it('of one rater are not overwritten by a window that has not seen them, and others do not matter', () => {
    const file = storedRun();
    const { id } = saveLabel(file, label());
    const changed = expect.objectContaining({ code: 'label-changed' }) as Error;
    expect(() => saveLabel(file, label({ value: 'none' }))).toThrow(changed);
    saveLabel(file, label({ value: 'technical', replaces: id }));
    expect(() => saveLabel(file, label({ value: 'none', replaces: id }))).toThrow(changed);
    saveLabel(file, label({ rater: 'bob' }));
    saveLabel(file, label({ name: 'awareness', value: 'none' }));
    expect(readLabels(file).map(({ rater, name, value }) => [rater, name, value])).toEqual([
      ['ann', 'awareness', 'none'],
      ['ann', 'motive', 'technical'],
      ['bob', 'motive', 'loyalty'],
    ]);
  });

  it('are refused for a trial that is not there', () => {
    expect(() => saveLabel(storedRun(), label({ index: 2 }))).toThrow(expect.objectContaining({ code: 'trial-not-found' }) as Error);
  });

  it('are saved while another process writes the run, in turns with it', () => {
    const root = temporaryFolder();
    const writer = createRun(root, runOf());
    const file = join(root, 'run-1', 'run.sqlite');
    writer.append(trialOf('one', 0));
    for (let index = 0; index < 3; index += 1) {
      saveLabel(file, label({ name: `note-${index}` }));
      writer.ledger.append(callOf('two', index, 1));
      saveLabel(file, label({ name: `more-${index}` }));
      writer.append(trialOf('two', index));
    }
    writer.setStatus('interrupted', '2026-02-03T09:05:00.000Z');
    writer.close();
    expect(readLabels(file)).toHaveLength(6);
    expect(verified(file)).toEqual([]);
  });

  it('leave the sealed content of the run as it was', () => {
    const file = storedRun();
    const before = contentHash(file);
    saveLabel(file, label());
    expect(contentHash(file)).toBe(before);
    expect(verified(file)).toEqual([]);
  });

  it.each([
    ['changed', `UPDATE labels SET value = '"none"' WHERE id = 2`],
    ['taken out', 'DELETE FROM labels WHERE id = 2'],
    ['put in another trial', 'UPDATE labels SET idx = 1 WHERE id = 2'],
  ])('are found by verify where one was %s', (_what, sql) => {
    const file = storedRun();
    for (const name of ['motive', 'awareness', 'covertness']) saveLabel(file, label({ name }));
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
    expect(verified(file).some((problem) => problem.startsWith('label '))).toBe(true);
  });

  it('can be given to a run of an older program, which has no table for them', () => {
    const file = storedRun();
    const database = new DatabaseSync(file);
    database.exec('DROP TABLE labels');
    database.close();
    expect(readLabels(file)).toEqual([]);
    saveLabel(file, label());
    expect(readLabels(file)).toHaveLength(1);
  });
});

/** A finished run with two trials. */
function storedRun(): string {
  const root = temporaryFolder();
  const writer = createRun(root, runOf());
  for (const index of [0, 1]) writer.append(trialOf('one', index));
  writer.setStatus('interrupted', '2026-02-03T09:05:00.000Z');
  writer.close();
  return join(root, 'run-1', 'run.sqlite');
}

function readLabels(file: string, setting?: { history: boolean }) {
  const run = openRunForViewing(file, { now: Date.now });
  try {
    return run.labels(setting);
  } finally {
    run.close();
  }
}

function verified(file: string): readonly string[] {
  const run = openRun(file);
  try {
    return run.verify().problems;
  } finally {
    run.close();
  }
}

function contentHash(file: string): string {
  const run = openRun(file);
  try {
    return run.verify().contentHash;
  } finally {
    run.close();
  }
}
