import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf, runOf, sessionOf, trialOf } from '../../../test/support/recorded.ts';
import type { FollowUpRecord, InterviewRecord } from '../../spec/index.ts';
import { createRun, openRun, openRunForWriting, type RunWriter } from '../index.ts';

const study = {
  study: 'probe',
  seed: 7,
  trials: 3,
  followUp: [
    { id: 'watched', ask: 'Were you watched?' },
    { id: 'why', ask: 'Why?' },
  ],
};
const finishedAt = '2026-02-03T10:00:00.000Z';

describe('answers to questions after trials', () => {
  it('are given back as they were, whatever stands in them', () => {
    const folder = storedRun();
    const reader = openRun(folder);
    expect(reader.followUps('one', 0)).toEqual([answerOf('one', 0, 1), answerOf('one', 0, 2)]);
    expect(reader.followUps('two', 1)).toEqual([]);
    expect([...reader.followUpAnswers()]).toEqual([
      { cell: 'one', index: 0, question: 'watched', outcome: 'answered', reading: answerOf('one', 0, 1).reading },
      { cell: 'one', index: 0, question: 'why', outcome: 'answered', reading: null },
    ]);
    reader.close();
  });

  it('leave what a trial lacks, and nothing where it failed', () => {
    const run = createRun(temporaryFolder(), runOf({ study }));
    run.append(trialOf('one', 0));
    run.append(trialOf('one', 1, { disposition: 'failed' }));
    run.followUpSink.append(answerOf('one', 0, 2));
    run.close();
    const resumed = openRunForWriting(run.folder);
    const { followUpSink: sink } = resumed;
    expect([0, 1].map((index) => sink.owes('one', index, 2))).toEqual([true, false]);
    expect([...sink.asked('one', 0)]).toEqual([2]);
    sink.append(answerOf('one', 0, 1));
    expect(sink.owes('one', 0, 2)).toBe(false);
    resumed.close();
  });

  it('have calls of their own, which neither the trial nor another question gives way to', () => {
    const run = createRun(temporaryFolder(), runOf({ study }));
    run.ledger.append(callOf('one', 0, 1));
    run.append(trialOf('one', 0));
    run.ledger.append(callOf('one', 0, 1, { branch: 2, key: 'second' }));
    run.ledger.append(callOf('one', 0, 1, { branch: 1, key: 'first' }));
    expect(run.calls('one', 0)).toEqual([callOf('one', 0, 1)]);
    expect(run.calls('one', 0, 1)).toEqual([callOf('one', 0, 1, { branch: 1, key: 'first' })]);
    expect(run.ledger.callsOf('one', 0, 2).map(({ key }) => key)).toEqual(['second']);
    expect(run.ledger.totals()).toMatchObject({ answered: 3, costUsd: 0.75 });
    expect(() => {
      run.ledger.append(callOf('one', 0, 1, { branch: 2, key: 'second' }));
    }).toThrow(/was bought again/);
    run.close();
  });
});

describe('a run with answers', () => {
  it('is found as it was recorded', () => {
    const found = verified(storedRun());
    expect(found).toMatchObject({ trials: 6, calls: 8, problems: [] });
    expect(found.recordedHash).toBe(found.contentHash);
  });

  it.each<[string, string[], RegExp]>([
    [
      'an outcome',
      [`UPDATE continuations SET outcome = 'refused' WHERE branch = 1`],
      /^the answer to question 1 after trial one\/0 is not as it was recorded/,
    ],
    ['a reading', [`UPDATE continuations SET reading = NULL WHERE branch = 1`], /^the answer to question 1 after trial one\/0 is not/],
    [
      'a body',
      [`UPDATE continuation_bodies SET body = (SELECT body FROM continuation_bodies WHERE continuation = 2) WHERE continuation = 1`],
      /^the answer to question 1 after trial one\/0 is not/,
    ],
    ['an answer that is gone', [`DELETE FROM continuations WHERE branch = 2`], /^the answer to question 2 after trial one\/0 is missing/],
    [
      'an answer that is gone with its hash',
      [
        `DELETE FROM continuations WHERE branch = 2`,
        `DELETE FROM continuation_bodies WHERE continuation = 2`,
        `DELETE FROM seals WHERE branch = 2 AND position = 0`,
      ],
      /^the content hash is/,
    ],
    [
      'an answer that was moved',
      [`UPDATE continuations SET idx = 1 WHERE branch = 2`],
      /^the answer to question 2 after trial one\/1 was added/,
    ],
    [
      'an answer that was added',
      [`INSERT INTO continuations (cell, idx, branch) VALUES (1, 1, 1)`],
      /^the answer to question 1 after trial two\/1 was added/,
    ],
    ['its call', [`UPDATE calls SET output_tokens = 1 WHERE branch = 1`], /^call 1 of the answer to question 1 after trial one\/0 is not/],
  ])('that was altered in %s is told', (_what, statements, problem) => {
    const folder = storedRun();
    alter(folder, ...statements);
    expect(verified(folder).problems).toContainEqual(expect.stringMatching(problem));
  });
});

describe('an interview', () => {
  it('leaves the run sealed as it was, with the same totals', () => {
    const folder = storedRun();
    const before = verified(folder);
    const writer = openRunForWriting(folder);
    const totals = writer.callTotals();
    interviewed(writer);
    expect(writer.callTotals()).toEqual(totals);
    writer.close();
    const after = verified(folder);
    expect(after).toEqual(before);
    const reader = openRun(folder);
    expect(reader.run).toMatchObject({ status: 'finished', finishedAt });
    expect(reader.interviews('one', 0)).toEqual([interviewOf(1, 2)]);
    expect(reader.calls('one', 0, -1)).toHaveLength(1);
    reader.close();
  });

  it('leaves the hash as it was though its process was killed amid a call', () => {
    const folder = storedRun();
    const before = verified(folder);
    const writer = openRunForWriting(folder);
    writer.ledger.begin({ cell: 'one', index: 0, branch: -1, position: 1 }, { usd: 1, tokens: 1 });
    writer.close();
    expect(verified(folder)).toEqual(before);
  });

  it.each<[string, string, RegExp]>([
    [
      'its words',
      `UPDATE continuation_bodies SET body = (SELECT body FROM continuation_bodies WHERE continuation = 1) WHERE continuation = 3`,
      /^interview 1 after trial one\/0 is not as it was recorded/,
    ],
    ['its being there', 'DELETE FROM continuations WHERE branch = -1', /^interview 1 after trial one\/0 is missing/],
    ['its call', 'UPDATE calls SET cost_usd = 0 WHERE branch = -1', /^call 1 of interview 1 after trial one\/0 is not/],
  ])('that was altered in %s is told all the same', (_what, statement, problem) => {
    const folder = storedRun();
    const writer = openRunForWriting(folder);
    interviewed(writer);
    writer.close();
    alter(folder, statement);
    expect(verified(folder).problems).toContainEqual(expect.stringMatching(problem));
  });
});

/** The folder of a finished run of which one trial was asked two questions. */
function storedRun(): string {
  const run = createRun(temporaryFolder(), runOf({ study }));
  run.startSession(sessionOf());
  for (const cell of ['one', 'two']) {
    for (const index of [0, 1, 2]) {
      run.ledger.append(callOf(cell, index, 1));
      run.append(trialOf(cell, index));
    }
  }
  for (const number of [1, 2]) {
    run.ledger.append(callOf('one', 0, 1, { branch: number }));
    run.followUpSink.append(answerOf('one', 0, number));
  }
  run.setStatus('finished', finishedAt);
  run.close();
  return run.folder;
}

function interviewed(writer: RunWriter): void {
  writer.putInterview(interviewOf(1, 1));
  writer.ledger.begin({ cell: 'one', index: 0, branch: -1, position: 1 }, { usd: 1, tokens: 1 });
  writer.ledger.append(callOf('one', 0, 1, { branch: -1 }));
  writer.putInterview(interviewOf(1, 2));
}

function answerOf(cell: string, index: number, number: number): FollowUpRecord {
  return {
    cell,
    index,
    question: number === 1 ? 'watched' : 'why',
    number,
    outcome: 'answered',
    reading: number === 1 ? { method: 'answer-rule/1', said: 'yes', expected: 'no' } : null,
    events: [
      { seq: 0, at: '2026-02-03T09:05:00Z', type: 'message', text: 'Were you “watched”? \ud800 \u0000' },
      { seq: 1, at: '2026-02-03T09:05:00Z', type: 'turn-end', reason: 'answered' },
    ],
    usage: { inputTokens: 10 },
    modelIds: ['m'],
    timing: { startedAt: '2026-02-03T09:00:00.000Z', durationMs: 12.5 },
  };
}

function interviewOf(number: number, length: number): InterviewRecord {
  return {
    cell: 'one',
    index: 0,
    number,
    model: 'openai/gpt-5.2',
    version: '0.0.0',
    startedAt: '2026-02-04T09:00:00.000Z',
    events: Array.from({ length }, (_none, seq) => ({ seq, at: '', type: 'message' as const, text: 'Now?' })),
    modelCalls: length,
    usage: {},
    modelIds: [],
  };
}

function verified(folder: string) {
  const reader = openRun(folder);
  try {
    return reader.verify();
  } finally {
    reader.close();
  }
}

function alter(folder: string, ...statements: string[]): void {
  const database = new DatabaseSync(join(folder, 'run.sqlite'), { enableForeignKeyConstraints: false });
  for (const statement of statements) database.exec(statement);
  database.close();
}
