import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf, runOf, sessionOf, trialOf } from '../../../test/support/recorded.ts';
import { createRun, openRun, openRunForWriting, type RunWriter } from '../index.ts';

const finishedAt = '2026-02-03T10:00:00.000Z';

function sealedRun(): RunWriter {
  const run = createRun(temporaryFolder(), runOf());
  run.startSession(sessionOf());
  run.ledger.append(callOf('one', 0, 1));
  run.append(trialOf('one', 0));
  run.setStatus('interrupted', finishedAt);
  return run;
}

function recordedHash(folder: string): string | null {
  const reader = openRun(folder);
  const { recordedHash: hash, problems } = reader.verify();
  reader.close();
  expect(problems).toEqual([]);
  return hash;
}

describe('the seal of a run', () => {
  it('is there as soon as the run ended, and not before', () => {
    const run = createRun(temporaryFolder(), runOf());
    expect(recordedHash(run.folder)).toBeNull();
    run.setStatus('finished', finishedAt);
    expect(run.verify().recordedHash).toMatch(/^[0-9a-f]{64}$/);
    run.close();
  });

  it('goes when the run goes on, and comes again, as another, with its next end', () => {
    const run = sealedRun();
    run.close();
    const first = recordedHash(run.folder);
    const resumed = openRunForWriting(run.folder);
    resumed.startSession(sessionOf());
    resumed.setStatus('running');
    expect(resumed.verify().recordedHash).toBeNull();
    resumed.append(trialOf('one', 1));
    resumed.setStatus('budget-reached', finishedAt);
    resumed.close();
    const second = recordedHash(run.folder);
    expect(second).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
  });

  it('stays where a run is only opened, or read', () => {
    const run = sealedRun();
    run.close();
    const before = recordedHash(run.folder);
    openRunForWriting(run.folder).close();
    expect(recordedHash(run.folder)).toBe(before);
  });

  it('is made anew where a call that was dropped with its trial is written after the end', () => {
    const run = sealedRun();
    run.ledger.begin({ cell: 'two', index: 0, position: 1 }, { usd: 1, tokens: 10 });
    expect(run.verify()).toMatchObject({ recordedHash: null, problems: [] });
    run.ledger.append(callOf('two', 0, 1, { outcome: 'aborted', answer: null, error: 'dropped' }));
    run.close();
    const reader = openRun(run.folder);
    expect(reader.run).toMatchObject({ status: 'interrupted', finishedAt });
    expect(reader.verify()).toMatchObject({ calls: 2, problems: [] });
    expect(reader.verify().recordedHash).toMatch(/^[0-9a-f]{64}$/);
    reader.close();
  });

  it('covers what was lost on the way', () => {
    const hashes = [false, true].map((lost) => {
      const run = createRun(temporaryFolder(), runOf());
      if (lost) run.ledger.begin({ cell: 'one', index: 0, position: 1 }, { usd: 1, tokens: 10 });
      run.setStatus('interrupted', finishedAt);
      run.close();
      return recordedHash(run.folder);
    });
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});
