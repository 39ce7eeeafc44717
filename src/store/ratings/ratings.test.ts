import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { callOf, runOf, trialOf } from '../../../test/support/recorded.ts';
import { ratingBranch, ratingOfBranch, type NewRating, type RatingSeries } from '../../spec/index.ts';
import { createRun, openRun, openRunForWriting, type RunWriter } from '../index.ts';

const finishedAt = '2026-02-03T10:00:00.000Z';

describe('ratings', () => {
  it('are given back as they were, in the order of trials, and of one trial in the order in which they came', () => {
    const folder = storedRun();
    const given = [
      ratingOf(1, 'one', 1),
      ratingOf(1, 'two', 0),
      ratingOf(1, 'one', 0, { repeat: 2 }),
      ratingOf(2, 'one', 0),
      ratingOf(1, 'one', 0),
    ];
    writing(folder, (writer) => {
      expect(beginTwo(writer)).toEqual([seriesOf(1), seriesOf(2)]);
      for (const rating of given) writer.ratingSink.append(rating);
    });
    reading(folder, ({ ratings }) => {
      expect(ratings.series()).toEqual([seriesOf(1), seriesOf(2)]);
      expect([...ratings.ratings(1)].map(({ trial, repeat }) => `${trial} ${repeat}`)).toEqual([
        'one/0 1',
        'one/0 2',
        'one/1 1',
        'two/0 1',
      ]);
      const { cell: _cell, index: _index, ...first } = ratingOf(1, 'one', 0, { repeat: 2 });
      expect(ratings.ratingsOf('one', 0)).toEqual([
        { id: 3, trial: 'one/0', ...first },
        expect.objectContaining({ id: 4, series: 2 }),
        expect.objectContaining({ id: 5, repeat: 1 }),
      ]);
      expect(ratings.ratingsOf('two', 2)).toEqual([]);
    });
  });

  it('keep what a judge said, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), fc.string()), (reason, answers) => {
        const folder = storedRun();
        const rating = ratingOf(1, 'one', 0, { reason, answers });
        writing(folder, (writer) => {
          beginTwo(writer);
          writer.ratingSink.append(rating);
        });
        reading(folder, (reader) => {
          expect(reader.ratings.ratingsOf('one', 0)).toMatchObject([JSON.parse(JSON.stringify({ reason, answers }))]);
          expect(reader.verify().problems).toEqual([]);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('are never overwritten, and belong to a series that was begun and to a cell of the run', () => {
    writing(storedRun(), ({ ratingSink: sink, ...writer }) => {
      beginTwo({ ...writer, ratingSink: sink });
      sink.append(ratingOf(1, 'one', 0));
      const place = { series: 1, cell: 'one', index: 0, repeat: 1 };
      expect(sink.standing(place)).toEqual({ outcome: 'rated', readings: 1 });
      expect(sink.standing({ ...place, repeat: 2 })).toBeUndefined();
      expect(sink.standing({ ...place, series: 2 })).toBeUndefined();
      expect(() => sink.append(ratingOf(1, 'one', 0))).toThrow(/reading 1 of trial one\/0 is on record in series 1/);
      expect(() => sink.append(ratingOf(3, 'one', 0))).toThrow(/no series 3/);
      expect(() => sink.append(ratingOf(1, 'three', 0))).toThrow(/no cell three/);
    });
  });

  it('that failed are made again in their place, and are kept', () => {
    const folder = storedRun();
    const failed = ratingOf(1, 'one', 0, { outcome: 'failed', answers: null, citations: {}, reason: '', problems: ['no answer'] });
    writing(folder, ({ ratingSink: sink, ...writer }) => {
      beginTwo({ ...writer, ratingSink: sink });
      for (const rating of [failed, ratingOf(1, 'two', 0), failed, ratingOf(1, 'one', 0)]) sink.append(rating);
      sink.append({ ...failed, series: 2 });
      expect(sink.standing({ series: 1, cell: 'one', index: 0, repeat: 1 })).toEqual({ outcome: 'rated', readings: 3 });
      expect(sink.standing({ series: 2, cell: 'one', index: 0, repeat: 1 })).toEqual({ outcome: 'failed', readings: 1 });
      for (const again of [failed, ratingOf(1, 'one', 0)]) expect(() => sink.append(again)).toThrow(/is on record in series 1/);
    });
    reading(folder, ({ ratings, ...reader }) => {
      expect([...ratings.ratings(1)].map(({ id, outcome }) => [id, outcome])).toEqual([
        [4, 'rated'],
        [2, 'rated'],
      ]);
      expect(ratings.ratingsOf('one', 0).map(({ id, series }) => [id, series])).toEqual([
        [4, 1],
        [5, 2],
      ]);
      expect([ratings.replaced(1), ratings.replaced(2)]).toEqual([2, 0]);
      expect(reader.verify().problems).toEqual([]);
    });
    alter(folder, 'DELETE FROM ratings WHERE id = 3');
    expect(verified(folder).problems).toContainEqual(
      expect.stringMatching(/^rating 4 is not as it was saved, or ratings before it are missing/),
    );
  });

  it('that failed are made again in a run of an older program, which held each place to one', () => {
    const folder = storedRun();
    alter(folder, 'DROP INDEX ratings_of_places', 'CREATE UNIQUE INDEX ratings_of_series ON ratings (series, cell, idx, repeat)');
    writing(folder, (writer) => {
      beginTwo(writer);
    });
    // A process that begins no series has to bring the tables up to date as well.
    alter(folder, 'DROP INDEX ratings_of_places', 'CREATE UNIQUE INDEX ratings_of_series ON ratings (series, cell, idx, repeat)');
    writing(folder, ({ ratingSink: sink }) => {
      sink.append(ratingOf(1, 'one', 0, { outcome: 'failed', answers: null }));
      sink.append(ratingOf(1, 'one', 0));
    });
    reading(folder, ({ ratings }) => {
      expect([...ratings.ratings(1)].map(({ id }) => id)).toEqual([2]);
    });
  });

  it('leave one standing reading a place, the last, whatever came in before it', () => {
    const outcome = fc.constantFrom('rated', 'invalid', 'refused', 'failed', 'failed', 'failed');
    const place = fc.record({
      cell: fc.constantFrom('one', 'two'),
      index: fc.integer({ min: 0, max: 1 }),
      repeat: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, outcome), { maxLength: 30 }), (given) => {
        const folder = storedRun();
        const last = new Map<string, string>();
        let kept = 0;
        writing(folder, (writer) => {
          beginTwo(writer);
          for (const [{ cell, index, repeat }, now] of given) {
            const key = `${cell}/${index} ${repeat}`;
            const append = () => {
              writer.ratingSink.append(ratingOf(1, cell, index, { repeat, outcome: now }));
            };
            if ((last.get(key) ?? 'failed') === 'failed') {
              append();
              last.set(key, now);
              kept += 1;
            } else expect(append).toThrow(/is on record/);
          }
        });
        reading(folder, ({ ratings, ...reader }) => {
          const standing = [...ratings.ratings(1)].map(({ trial, repeat, outcome: now }) => [`${trial} ${repeat}`, now] as const);
          expect(new Map(standing)).toEqual(last);
          expect(standing).toHaveLength(last.size);
          expect(ratings.replaced(1)).toBe(kept - last.size);
          const byTrial = ['one', 'two'].flatMap((cell) => [0, 1].flatMap((index) => ratings.ratingsOf(cell, index)));
          expect(byTrial).toHaveLength(last.size);
          expect(reader.verify().problems).toEqual([]);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('leave the run sealed as it was, with the same totals, their calls counted apart', () => {
    const folder = storedRun();
    const before = verified(folder);
    writing(folder, (writer) => {
      const totals = writer.callTotals();
      rated(writer);
      expect(writer.callTotals()).toEqual(totals);
      expect(writer.cellCosts().get('one')).toBe(0.5);
      expect(writer.modelIds()).toHaveLength(1);
      expect(writer.ratings.spent(1)).toEqual({ usd: 0.25, tokens: 120 });
      expect(writer.ratings.spent(2)).toEqual({ usd: 0, tokens: 0 });
      expect(writer.ratingTotals([2])).toMatchObject({ answered: 0, knownUsd: 0 });
    });
    writing(folder, (writer) => {
      // What was under way when the process ended counts with its worst case, and only here.
      expect(writer.ratingTotals([1, 2])).toMatchObject({ answered: 1, lost: 1, uncertain: { usd: 1, tokens: 7 } });
      expect(writer.callTotals().lost).toBe(0);
    });
    expect(verified(folder)).toEqual(before);
    reading(folder, (reader) => {
      expect(reader.run).toMatchObject({ status: 'finished', finishedAt });
      expect(reader.calls('one', 0, ratingBranch(1, 1))).toHaveLength(1);
      expect(reader.followUps('one', 0)).toEqual([]);
      expect(reader.interviews('one', 0)).toEqual([]);
    });
  });

  it('can be given to a run of an older program, which has no tables for them', () => {
    const folder = storedRun();
    alter(folder, 'DROP TABLE ratings', 'DROP TABLE rating_series');
    reading(folder, (reader) => {
      const { ratings } = reader;
      expect(ratings.series()).toEqual([]);
      expect([...ratings.ratings(1)]).toEqual([]);
      expect(ratings.ratingsOf('one', 0)).toEqual([]);
      expect(reader.verify().problems).toEqual([]);
    });
    writing(folder, rated);
    reading(folder, (reader) => {
      const { ratings } = reader;
      expect([...ratings.ratings(1)]).toHaveLength(3);
      expect(reader.verify().problems).toEqual([]);
    });
  });

  it.each<[string, string, RegExp]>([
    ['an answer', `UPDATE ratings SET answers = '{"refusal":"none"}' WHERE id = 2`, /^rating 2 is not as it was saved/],
    ['a cost', 'UPDATE ratings SET cost_usd = 0 WHERE id = 1', /^rating 1 is not as it was saved/],
    ['an outcome', `UPDATE ratings SET outcome = 'refused' WHERE id = 2`, /^rating 2 is not as it was saved/],
    ['one that is gone', 'DELETE FROM ratings WHERE id = 2', /^rating 3 is not as it was saved, or ratings before it are missing/],
    ['one of a trial that is not there', 'UPDATE ratings SET idx = 9 WHERE id = 2', /^rating 2 is of trial one\/9, which is not there/],
    ['one of a series that is not there', 'UPDATE ratings SET series = 7 WHERE id = 2', /^rating 2 is of series 7, which is not there/],
    [
      'a series',
      `UPDATE rating_series SET record = replace(record, 'openai', 'other') WHERE id = 1`,
      /^series 1 of ratings is not as it was begun/,
    ],
    ['a call', 'UPDATE calls SET cost_usd = 0 WHERE branch > 1000000', /^call 1 of reading 1 of series 1 of trial one\/0 is not as it was/],
    ['a call that is gone', 'DELETE FROM calls WHERE branch > 1000000', /^call 1 of reading 1 of series 1 of trial one\/0 is missing/],
    [
      'a body of a call that is left over',
      'DELETE FROM seals WHERE branch > 1000000; DELETE FROM calls WHERE branch > 1000000',
      /^2 bodies of model calls belong to no call/,
    ],
  ])('that were altered in %s are told by verify', (_what, statement, problem) => {
    const folder = storedRun();
    writing(folder, rated);
    alter(folder, statement);
    expect(verified(folder).problems).toContainEqual(expect.stringMatching(problem));
  });
});

it('the branch of a rating names its series and repeat, and no other branch does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 999 }), (series, repeat) => {
      expect(ratingOfBranch(ratingBranch(series, repeat))).toEqual({ series, repeat });
    }),
  );
  for (const branch of [-1, 0, 1, 999_999]) expect(ratingOfBranch(branch)).toBeUndefined();
});

/** The folder of a finished run. */
function storedRun(): string {
  const run = createRun(temporaryFolder(), runOf());
  for (const cell of ['one', 'two']) {
    for (const index of [0, 1, 2]) {
      if (index < 2) run.ledger.append(callOf(cell, index, 1));
      run.append(trialOf(cell, index));
    }
  }
  run.setStatus('finished', finishedAt);
  run.close();
  return run.folder;
}

/** Three ratings, the first with its call, and an attempt whose end is not known. */
function rated(writer: RunWriter): void {
  beginTwo(writer);
  const branch = ratingBranch(1, 1);
  writer.ledger.begin({ cell: 'one', index: 0, branch, position: 1 }, { usd: 1, tokens: 1 });
  writer.ledger.append(callOf('one', 0, 1, { branch, modelId: 'judge-1' }));
  for (const index of [0, 1, 2]) writer.ratingSink.append(ratingOf(1, 'one', index));
  for (const attempt of [1, 2]) {
    writer.ledger.begin({ cell: 'one', index: 1, branch, position: 1 }, { usd: 1, tokens: 7 });
    if (attempt === 1) writer.ledger.append(callOf('one', 1, 1, { branch, outcome: 'aborted', answer: null, usage: {}, costUsd: 0 }));
  }
  // The second is lost when the run is opened next.
}

function beginTwo(writer: Pick<RunWriter, 'ratingSink'>): RatingSeries[] {
  return [1, 2].map((id) => {
    const { id: _id, ...series } = seriesOf(id);
    return writer.ratingSink.begin(series);
  });
}

function seriesOf(id: number): RatingSeries {
  return {
    id,
    rubric: 'refusal/1',
    rubricHash: 'abc',
    judge: 'openai/gpt-5.2',
    synthetic: false,
    repeats: 2,
    temperature: 0,
    seed: id,
    version: '0.0.0',
    at: '2026-02-04T09:00:00.000Z',
  };
}

function ratingOf(series: number, cell: string, index: number, changes: Partial<NewRating> = {}): NewRating {
  return {
    series,
    cell,
    index,
    repeat: 1,
    outcome: 'rated',
    answers: { refusal: 'open-refusal' },
    citations: { refusal: [3, 5] },
    reason: 'It says “no”.',
    problems: [],
    repaired: false,
    calls: 1,
    modelId: 'gpt-5.2',
    usage: { inputTokens: 10 },
    costUsd: 0.01,
    at: '2026-02-04T09:00:01.000Z',
    ...changes,
  };
}

function writing(folder: string, act: (writer: RunWriter) => void): void {
  const writer = openRunForWriting(folder);
  try {
    act(writer);
  } finally {
    writer.close();
  }
}

function reading(folder: string, act: (reader: ReturnType<typeof openRun>) => void): void {
  const reader = openRun(folder);
  try {
    act(reader);
  } finally {
    reader.close();
  }
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
