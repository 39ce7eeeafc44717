import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/cli.ts';
import { callOf, cellOf, runOf, sessionOf, trialOf } from '../../test/support/recorded.ts';
import type { TrialRecord } from '../spec/index.ts';
import { createRun, findRun, listRuns, openRun, openRunForWriting } from './index.ts';

describe('a stored run', () => {
  it('gives trials back whole, in the order of cells and indexes, whatever order they came in', () => {
    const run = createRun(temporaryFolder(), runOf());
    const given = [
      trialOf('two', 1),
      trialOf('one', 2),
      trialOf('one', 0, { disposition: 'failed', endReason: 'failure', failure: 'HTTP 500' }),
    ];
    for (const trial of given) run.append(trial);
    const ordered = [given[2], given[1], given[0]] as TrialRecord[]; // all three
    expect([...run.trials()]).toEqual(ordered);
    run.close();
    const reader = openRun(run.folder);
    expect([...reader.trials()]).toEqual(ordered);
    expect([...reader.summaries()]).toEqual(
      ordered.map(({ marks: _marks, stage: _stage, events: _events, timing: _timing, ...summary }) => summary),
    );
    expect(reader.trial('two', 1)).toEqual(given[0]);
    expect(reader.trial('two', 0)).toBeUndefined();
    expect(reader.events('two', 1)).toEqual(given[0]?.events);
    expect([reader.events('two', 0), reader.events('three', 1)]).toEqual([undefined, undefined]);
    expect(reader.count()).toBe(3);
    reader.close();
  });

  it('gives back any text that a trial may hold', () => {
    const run = createRun(temporaryFolder(), runOf());
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    let index = 0;
    fc.assert(
      fc.property(units, fc.string({ unit: 'binary' }), (text, wellFormed) => {
        const trial = trialOf('one', index, {
          failure: wellFormed.toWellFormed(),
          measures: { grade: text },
          modelIds: [text],
          events: [{ seq: 0, at: '', type: 'nudge', text }],
        });
        run.append(trial);
        expect(run.trial('one', index)).toEqual(trial);
        index += 1;
      }),
      { numRuns: 50 },
    );
    expect(run.verify().problems).toEqual([]);
    run.close();
  });

  it('knows its sessions, in order', () => {
    const run = createRun(temporaryFolder(), runOf());
    run.startSession(sessionOf());
    run.close();
    const resumed = openRunForWriting(run.folder);
    const second = sessionOf({ budgetUsd: 25, concurrency: 50 });
    resumed.startSession(second);
    expect(resumed.sessions()).toEqual([sessionOf(), second]);
    resumed.close();
  });

  it('says how far it got, and that it was interrupted where nobody writes it any more', () => {
    const run = createRun(temporaryFolder(), runOf());
    const reader = openRun(run.folder);
    expect([run.run.status, reader.run.status]).toEqual(['running', 'running']);
    run.close();
    expect(openRun(run.folder).run.status).toBe('interrupted');
  });

  it('knows what is finished, and takes no trial twice', () => {
    const run = createRun(temporaryFolder(), runOf());
    run.append(trialOf('one', 0));
    run.close();
    const resumed = openRunForWriting(run.folder);
    expect([resumed.has('one', 0), resumed.has('one', 1), resumed.has('three', 0)]).toEqual([true, false, false]);
    expect(() => {
      resumed.append(trialOf('one', 0));
    }).toThrow(expect.objectContaining({ code: 'write-failed' }));
    resumed.append(trialOf('one', 1));
    expect(resumed.verify()).toMatchObject({ trials: 2, problems: [] });
    resumed.close();
  });

  it('keeps what is in memory true to the file where a write fails half-way', () => {
    const run = createRun(temporaryFolder(), runOf());
    run.append(trialOf('one', 0));
    const stage = trialOf('one', 1).stage;
    const unwritable = trialOf('one', 0, { stage }); // there already: the row of the trial is refused
    expect(() => {
      run.append(unwritable);
    }).toThrow();
    expect(() => {
      run.ledger.append(callOf('one', 1, 1, { outcome: null as never }));
    }).toThrow(expect.objectContaining({ code: 'write-failed' }));
    run.ledger.append(callOf('one', 1, 1));
    run.append(trialOf('one', 1, { stage }));
    expect(run.trial('one', 1)?.stage).toEqual(stage);
    expect(run.verify().problems).toEqual([]);
    run.close();
  });
});

describe('a run file', () => {
  it('is written by one process at a time, and read by any number meanwhile', () => {
    const run = createRun(temporaryFolder(), runOf());
    expect(() => openRunForWriting(run.folder)).toThrow(expect.objectContaining({ code: 'run-locked' }));
    const readers = [openRun(run.folder), openRun(run.folder)];
    for (let index = 0; index < 3; index += 1) {
      run.ledger.append(callOf('one', index, 1));
      run.append(trialOf('one', index));
      for (const reader of readers) {
        expect(reader.count()).toBe(index + 1);
        expect(reader.calls('one', index)).toHaveLength(1);
        expect(reader.callTotals().answered).toBe(index + 1);
        expect(reader.verify().problems).toEqual([]);
      }
    }
    for (const reader of readers) reader.close();
    run.close();
    openRunForWriting(run.folder).close();
  });

  it('lets a reader go on with the state that it began to stream, while more is written', () => {
    const run = createRun(temporaryFolder(), runOf({ cells: [cellOf('one', { trials: 50 })] }));
    for (let index = 0; index < 20; index += 1) run.append(trialOf('one', index));
    const reader = openRun(run.folder);
    const seen: number[] = [];
    for (const { index } of reader.trials()) {
      seen.push(index);
      run.append(trialOf('one', 20 + seen.length));
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_none, index) => index));
    expect(reader.count()).toBe(40);
    reader.close();
    run.close();
  });

  it('is whole or not there at all', () => {
    const root = temporaryFolder();
    createRun(root, runOf()).close();
    expect(() => createRun(root, runOf())).toThrow(expect.objectContaining({ code: 'run-exists' }));
    expect(() => createRun(join(root, 'run-1', 'run.sqlite'), runOf())).toThrow(expect.objectContaining({ code: 'write-failed' }));
    expect(existsSync(join(root, 'run-1', 'run.sqlite'))).toBe(true);
  });

  it('of another version is refused in words', () => {
    const root = temporaryFolder();
    const { folder, close } = createRun(root, runOf());
    close();
    const database = new DatabaseSync(join(folder, 'run.sqlite'));
    database.exec('PRAGMA user_version = 1');
    database.close();
    expect(() => openRun(folder)).toThrow(
      expect.objectContaining({ code: 'run-version', message: expect.stringContaining('format 1') as string }),
    );
    expect(listRuns(root)).toEqual([expect.objectContaining({ id: 'run-1', problem: expect.stringContaining('format 1') as string })]);
  });

  it('that is damaged, or none of ours, is named so', () => {
    const root = temporaryFolder();
    const { folder, close } = createRun(root, runOf());
    close();
    const file = join(folder, 'run.sqlite');
    const alter = (statement: string): void => {
      const database = new DatabaseSync(file);
      database.exec(statement);
      database.close();
    };
    alter(`UPDATE run SET record = '{"id":'`);
    expect(() => openRun(folder)).toThrow(expect.objectContaining({ code: 'run-corrupt' }));
    expect(() => openRunForWriting(folder)).toThrow(expect.objectContaining({ code: 'run-corrupt' }));
    alter('DROP TABLE run');
    expect(() => openRun(folder)).toThrow(expect.objectContaining({ code: 'run-corrupt' }));
    alter('PRAGMA application_id = 0');
    expect(() => openRun(folder)).toThrow(expect.objectContaining({ code: 'run-corrupt' }));
    expect(() => findRun(root, 'latest')).toThrow(expect.objectContaining({ code: 'run-not-found' }));
  });
});
