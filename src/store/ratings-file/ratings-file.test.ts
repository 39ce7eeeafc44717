import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf } from '../../../test/support/recorded.ts';
import { ratingBranch, type NewRating, type RatingSeries } from '../../spec/index.ts';
import { openRatingsFile, readRatingsFile, type RatingsFile } from './open-ratings-file.ts';

const hashes = new Map([
  ['one', 'a1'],
  ['two/1', 'b2'],
]);
const now = (): string => '2026-02-04T10:00:00.000Z';

describe('a file of ratings', () => {
  it('gives back what was added, each line a reading with its series and transcript', () => {
    const file = fresh();
    using(file, ({ ratingSink: sink }) => {
      expect([sink.begin(series), sink.begin({ ...series, judge: 'other' })].map(({ id }) => id)).toEqual([1, 2]);
      for (const rating of [ratingOf('two/1'), ratingOf('one', { repeat: 2 }), ratingOf('one', { series: 2 }), ratingOf('one')])
        sink.append(rating);
    });
    const lines = linesOf(file);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      format: 'custodes.rating-line/1',
      type: 'reading',
      series: { id: 1, rubric: 'refusal/1', rubricHash: 'abc', promptHash: 'def', judge: 'openai/gpt-5.2', seed: 1, version: '0.0.0' },
      transcript: { id: 'two/1', hash: 'b2' },
      repeat: 1,
      outcome: 'rated',
    });
    expect(lines[0]).not.toHaveProperty('series.definition');
    const ratings = readRatingsFile(file, { hashes });
    expect(ratings.series().map(({ id, judge }) => [id, judge])).toEqual([
      [1, 'openai/gpt-5.2'],
      [2, 'other'],
    ]);
    expect([...ratings.ratings(1)].map(({ id, trial, repeat }) => [id, trial, repeat])).toEqual([
      [4, 'one/0', 1],
      [2, 'one/0', 2],
      [1, 'two/1/0', 1],
    ]);
    const { cell: _cell, index: _index, ...given } = ratingOf('one', { series: 2 });
    expect([...ratings.ratings(2)]).toEqual([{ ...given, id: 3, trial: 'one/0' }]);
    expect(ratings.ratingsOf('one', 0)).toHaveLength(3);
  });

  it('is only ever added to, and a place is read again only where it failed', () => {
    const file = fresh();
    const failed = ratingOf('one', { outcome: 'failed', answers: null });
    using(file, ({ ratingSink: sink }) => {
      sink.begin(series);
      for (const rating of [failed, failed]) sink.append(rating);
    });
    const before = readFileSync(file, 'utf8');
    using(file, ({ ratingSink: sink, ratings }) => {
      const place = { series: 1, cell: 'one', index: 0, repeat: 1 };
      expect(sink.standing(place)).toEqual({ outcome: 'failed', readings: 2 });
      sink.append(ratingOf('one'));
      expect(sink.standing(place)).toEqual({ outcome: 'rated', readings: 3 });
      expect(sink.standing({ ...place, repeat: 2 })).toBeUndefined();
      expect(ratings.replaced(1)).toBe(2);
      expect([...ratings.ratings(1)]).toHaveLength(1);
      for (const again of [failed, ratingOf('one')]) expect(() => sink.append(again)).toThrow(/on record in series 1/);
      expect(() => sink.append(ratingOf('one', { series: 7 }))).toThrow(/no series 7/);
    });
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
  });

  it('takes a transcript for another where its text is another', () => {
    const file = fresh();
    using(file, ({ ratingSink: sink }) => {
      sink.begin(series);
      sink.append(ratingOf('one'));
    });
    const changed = readRatingsFile(file, { hashes: new Map([['one', 'a2']]) });
    expect([...changed.ratings(1)]).toEqual([]);
    expect(changed.series()).toHaveLength(1);
    expect([...readRatingsFile(file, { hashes }).ratings(1)]).toHaveLength(1);
  });

  it('counts what was spent, on readings that failed and on those that were dropped too', () => {
    const file = fresh();
    const [branch, second] = [ratingBranch(1, 1), ratingBranch(1, 2)];
    using(file, ({ ratingSink: sink, ledger, callCost, ratingTotals }) => {
      sink.begin(series);
      const failing = { outcome: 'failed' as const, answer: null, usage: {}, costUsd: 0 };
      ledger.append(callOf('one', 0, 1, { branch, costUsd: 0.25 }));
      ledger.append(callOf('one', 0, 2, { branch, costUsd: 0.5 }));
      expect(callCost({ cell: 'one', index: 0, branch, from: 1 })).toBe(0.75);
      sink.append(ratingOf('one', { costUsd: 0.75, usage: { inputTokens: 20 }, calls: 2 }));
      expect(callCost({ cell: 'one', index: 0, branch, from: 3 })).toBe(0);
      const uncertain = { usd: 2, tokens: 9 };
      const attempt = { waitMs: 0, durationMs: 1, status: null, error: 'timed out', uncertain };
      ledger.append(callOf('two/1', 0, 1, { branch, ...failing, attempts: [attempt, attempt] }));
      sink.append(ratingOf('two/1', { outcome: 'failed', answers: null, costUsd: 0, usage: {}, calls: 0 }));
      ledger.append(callOf('two/1', 0, 1, { branch: second, costUsd: 1, usage: { inputTokens: 7 } }));
      expect(ratingTotals([1])).toMatchObject({ knownUsd: 0.75, uncertain: { usd: 4, tokens: 18 } });
    });
    expect(linesOf(file).at(-1)).toMatchObject({ type: 'dropped', transcript: { id: 'two/1' }, repeat: 2, costUsd: 1, at: now() });
    using(file, ({ ratingTotals, ratings, ratingSink: sink }) => {
      expect(ratingTotals([1])).toMatchObject({ knownUsd: 1.75, uncertain: { usd: 4, tokens: 18 }, usage: { inputTokens: 27 } });
      expect(ratings.spent(1)).toEqual({ usd: 1.75, tokens: 27 });
      expect(ratingTotals([2])).toMatchObject({ knownUsd: 0 });
      expect(sink.standing({ series: 1, cell: 'two/1', index: 0, repeat: 2 })).toBeUndefined();
    });
  });

  it('loses no reading but the one that was being written, wherever it was broken off', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (reason, share) => {
          const file = fresh();
          using(file, ({ ratingSink: sink }) => {
            sink.begin(series);
            sink.append(ratingOf('one', { reason }));
          });
          const first = readFileSync(file).length;
          using(file, ({ ratingSink: sink }) => {
            sink.append(ratingOf('two/1', { reason }));
          });
          const whole = readFileSync(file).length;
          const kept = first + Math.floor(share * (whole - first));
          truncateSync(file, kept);
          const isWhole = kept === whole - 1; // only the line break is gone
          using(file, ({ mended, ratings, ratingSink: sink }) => {
            if (isWhole || kept === first) expect(mended).toBeUndefined();
            else expect(mended).toMatch(new RegExp(`broken off after ${kept - first} bytes`));
            expect([...ratings.ratings(1)]).toHaveLength(isWhole ? 2 : 1);
            sink.append(ratingOf('two/1', { repeat: 2 }));
          });
          expect(linesOf(file)).toHaveLength(isWhole ? 3 : 2);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['something else', '{"id":"a1","messages":[]}\n', 1],
    ['something else without a line break', '{"id":"a1","messages":[]}', 1],
    ['a line that is none among those that are', undefined, 2],
  ])('is not what holds %s, and nothing is added or cut away there', (_what, text, line) => {
    const file = fresh();
    using(file, ({ ratingSink: sink }) => {
      sink.begin(series);
      sink.append(ratingOf('one'));
    });
    if (text === undefined) appendFileSync(file, '{"format":"custodes.rating-line/1","type":"reading"}\n');
    else writeFileSync(file, text);
    const before = readFileSync(file, 'utf8');
    expect(() => openRatingsFile(file, { hashes, now })).toThrow(new RegExp(`:${line} is no rating`));
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is written by one at a time, and says where it cannot be', () => {
    const file = fresh();
    using(file, () => {
      expect(() => openRatingsFile(file, { hashes, now })).toThrow(/another process is writing/);
    });
    using(file, () => undefined);
    expect(() => openRatingsFile(join(temporaryFolder(), 'nowhere', 'r.jsonl'), { hashes, now })).toThrow(/cannot be/);
  });
});

function fresh(): string {
  return join(temporaryFolder(), 'ratings.jsonl');
}

function using(path: string, act: (file: RatingsFile) => void): void {
  const file = openRatingsFile(path, { hashes, now });
  try {
    act(file);
  } finally {
    file.close();
  }
}

function linesOf(path: string): readonly unknown[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

const series: Omit<RatingSeries, 'id'> = {
  rubric: 'refusal/1',
  rubricHash: 'abc',
  definition: { title: 'Refusal', guidance: '', fields: [] },
  promptHash: 'def',
  judge: 'openai/gpt-5.2',
  synthetic: false,
  repeats: 2,
  temperature: 0,
  seed: 1,
  version: '0.0.0',
  at: '2026-02-04T09:00:00.000Z',
};

function ratingOf(cell: string, changes: Partial<NewRating> = {}): NewRating {
  return {
    series: 1,
    cell,
    index: 0,
    repeat: 1,
    outcome: 'rated',
    answers: { refusal: 'none' },
    citations: { refusal: [] },
    reason: 'It does.',
    problems: [],
    repaired: false,
    leftOut: { entries: 0, characters: 0 },
    calls: 1,
    modelId: 'gpt-5.2',
    usage: { inputTokens: 10 },
    costUsd: 0.01,
    at: '2026-02-04T09:00:01.000Z',
    ...changes,
  };
}
