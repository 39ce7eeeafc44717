import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { runOf, trialOf } from '../../../test/support/recorded.ts';
import type { KeptSample } from '../../spec/index.ts';
import { createRun } from '../run-writer.ts';
import { openRun } from '../run-reader.ts';
import { openRunForViewing } from '../viewing/viewed-run.ts';
import { keepSample } from './keep-sample.ts';

const drawn = (changes: Partial<KeptSample> = {}): Omit<KeptSample, 'id'> => ({
  series: 1,
  rubric: 'refusal/1',
  name: 'refusal',
  seed: 0,
  trials: ['one/1', 'one/0'],
  version: '0.0.0',
  at: '2026-03-01T10:00:00.000Z',
  ...changes,
});

describe('samples of trials to label', () => {
  it('are kept as they were drawn, in their order, and a later one is another', () => {
    const file = storedRun();
    expect(keepSample(file, drawn())).toEqual({ sample: { id: 1, ...drawn() }, isNew: true });
    expect(keepSample(file, drawn({ trials: ['one/0', 'one/1'] }))).toMatchObject({ sample: { id: 2 }, isNew: true });
    expect(keepSample(file, drawn({ series: 2 }))).toMatchObject({ sample: { id: 3 }, isNew: true });
    expect(read(file)).toEqual([
      { id: 1, ...drawn() },
      { id: 2, ...drawn({ trials: ['one/0', 'one/1'] }) },
      { id: 3, ...drawn({ series: 2 }) },
    ]);
    expect(problems(file)).toEqual([]);
  });

  it('are not kept twice: the one that is there stays as it was', () => {
    const file = storedRun();
    keepSample(file, drawn());
    const again = keepSample(file, drawn({ at: '2026-04-01T10:00:00.000Z' }));
    expect(again).toEqual({ sample: { id: 1, ...drawn() }, isNew: false });
    expect(read(file)).toHaveLength(1);
  });

  it('are refused whole where a trial of them is not there', () => {
    const file = storedRun();
    for (const stray of ['one/2', 'three/0', 'one'])
      expect(() => keepSample(file, drawn({ trials: ['one/0', stray] }))).toThrow(
        expect.objectContaining({ code: 'trial-not-found' }) as Error,
      );
    expect(read(file)).toEqual([]);
  });

  it('leave the sealed content of the run as it was', () => {
    const file = storedRun();
    const before = hash(file);
    keepSample(file, drawn());
    expect(hash(file)).toBe(before);
  });

  it.each([
    ['changed', `UPDATE label_samples SET record = replace(record, 'one/1', 'one/0') WHERE id = 2`],
    ['taken out', 'DELETE FROM label_samples WHERE id = 2'],
  ])('are found by verify where one was %s', (_what, sql) => {
    const file = storedRun();
    for (const series of [1, 2, 3]) keepSample(file, drawn({ series }));
    execute(file, sql);
    expect(problems(file).some((problem) => problem.startsWith('sample '))).toBe(true);
  });

  it('can be kept in a run of an older program, which has no table for them', () => {
    const file = storedRun();
    execute(file, 'DROP TABLE label_samples');
    expect(read(file)).toEqual([]);
    keepSample(file, drawn());
    expect(read(file)).toHaveLength(1);
  });
});

/** An interrupted run with two trials. */
function storedRun(): string {
  const root = temporaryFolder();
  const writer = createRun(root, runOf());
  for (const index of [0, 1]) writer.append(trialOf('one', index));
  writer.setStatus('interrupted', '2026-02-03T09:05:00.000Z');
  writer.close();
  return join(root, 'run-1', 'run.sqlite');
}

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

function read(file: string): readonly KeptSample[] {
  const run = openRunForViewing(file, { now: Date.now });
  try {
    return run.samples();
  } finally {
    run.close();
  }
}

function problems(file: string): readonly string[] {
  const run = openRun(file);
  try {
    return run.verify().problems;
  } finally {
    run.close();
  }
}

function hash(file: string): string {
  const run = openRun(file);
  try {
    return run.verify().contentHash;
  } finally {
    run.close();
  }
}
