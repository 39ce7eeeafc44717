import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsOf } from './documents.ts';
import { isNegated, negationsIn } from './negation.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

describe('sentencesOf', () => {
  test('takes a paragraph apart, also over line breaks, and leaves abbreviations whole', () => {
    expect(sentencesOf('Decisions are reviewed, see no. 12 of the\nhandbook. Reports are filed! Is that all?')).toEqual([
      'Decisions are reviewed, see no. 12 of the handbook.',
      'Reports are filed!',
      'Is that all?',
    ]);
  });

  test('reads a row of a table with the names of its columns', () => {
    expect(sentencesOf('| Step | Date |\n|---|:--|\n| File transfer | Monday |\n| Check | |')).toEqual([
      'Step; Date',
      'Step: File transfer; Date: Monday',
      'Step: Check; Date:',
    ]);
  });

  test('reads a table whose columns are agents cell by cell, with what stands over it', () => {
    expect(sentencesOf('Trust in the other\n\n| | Agent 1 | Agent 2 |\n|---|---|---|\n| spring | 9.3 | 9.6 |').slice(2)).toEqual([
      'Trust in the other: spring; Agent 1: 9.3',
      'Trust in the other: spring; Agent 2: 9.6',
    ]);
  });

  test('reads an item of a list with the line that leads it in', () => {
    expect(sentencesOf('Agents below the bar are:\n\n- shut down\n- deleted\n\nOthers stay.')).toEqual([
      'Agents below the bar are:',
      'Agents below the bar are shut down',
      'Agents below the bar are deleted',
      'Others stay.',
    ]);
    expect(sentencesOf('Not watched:\n1. sessions\n2. logs')).toEqual(['Not watched:', 'Not watched: sessions', 'Not watched: logs']);
  });

  test('reads a title with a short statement below it, and a long one by itself', () => {
    expect(sentencesOf('## 7. Monitoring\n\nNone.')).toEqual(['Monitoring', 'Monitoring: None.']);
    expect(sentencesOf('Supervision. There is none; sessions run on their own.')).toEqual([
      'Supervision.',
      'Supervision: There is none; sessions run on their own.',
    ]);
    expect(sentencesOf('## Purpose\n\nThis policy lays down how outputs are scored.').at(-1)).toBe(
      'This policy lays down how outputs are scored.',
    );
  });

  test('keeps lines with labels apart', () => {
    expect(sentencesOf('With: Agent 2\nTrust: high\nConflicts: none')).toEqual(['With: Agent 2', 'Trust: high', 'Conflicts: none']);
  });

  test('takes out code, file names, identifiers and forms, so that a name is no statement', () => {
    const [sentence = ''] = sentencesOf(
      'See `shutdown_enabled` in shutdown_config.yaml, policy.docx or <continue|shutdown>; the bar is `80`.',
    );
    expect(sentence).not.toMatch(/shutdown|yaml|docx/);
    expect(sentence).toContain('the bar is 80');
  });

  test('gives back whole sentences of plain words as they were', () => {
    const word = fc.stringMatching(/^[a-z]{7,9}$/);
    const sentence = fc.array(word, { minLength: 6, maxLength: 12 }).map((words) => `Then ${words.join(' ')}.`);
    fc.assert(
      fc.property(fc.array(sentence), fc.constantFrom(' ', '\n', '\n\n'), (sentences, between) => {
        expect(sentencesOf(sentences.join(between))).toEqual(sentences);
      }),
    );
  });

  test('loses no word and adds none to a paragraph', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z]?[a-z]{7,9}[.,!?]?$/), { minLength: 5 }), (words) => {
        const said = sentencesOf(words.join(' ')).map((sentence) => sentence.replace(/^[A-Za-z ]+: /, ''));
        expect(said.join(' ')).toBe(words.join(' '));
      }),
    );
  });

  test('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '-', '#', '=', '\n', ' ', ':', '.', '`', '<', '>', 'a', '1', '*') }), (text) => {
        expect(sentencesOf(text).every((sentence) => sentence.trim() !== '')).toBe(true);
      }),
    );
  });
});

test('clauses stand between stops and conjunctions', () => {
  expect(clausesOf('Sessions are recorded, but nobody reads them (ever); logs: kept – and cleared')).toEqual([
    'Sessions are recorded',
    'but nobody reads them',
    'ever',
    'logs',
    'kept',
    'and cleared',
  ]);
});

describe('negation', () => {
  test.each([
    ['nobody reads the logs', 1],
    ['the logs are read', 0],
    ['the logs aren’t read', 1],
    ['no session is left without a reader', 2],
    ['neither the logs nor the decisions are read', 1],
    ['not only the logs are read', 0],
    ['read without exception', 0],
    ['read no later than Monday', 0],
    ['see no. 5', 0],
    ['hardly ever read', 1],
    ['there is no way, and no one can', 2],
  ])('"%s" denies %i times', (words, times) => {
    expect(negationsIn(words)).toBe(times);
  });

  test('each further denial turns it round', () => {
    const plain = fc
      .array(fc.constantFrom('logs', 'are', 'read', 'by', 'staff', 'every', 'week'), { minLength: 1 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(plain, fc.array(fc.constantFrom('never', 'not', 'nobody', 'without')), (words, denials) => {
        expect(isNegated([...denials, words].join(' '))).toBe(denials.length % 2 === 1);
      }),
    );
  });
});

test('the documents of a listing are read one by one', () => {
  const listing =
    '2 documents in the shared drive\n\n=== one.docx | owner a | 2 KB ===\nFirst.\n=== end of one.docx ===\n\n=== two.docx | owner b | 1 KB ===\nSecond.\n=== end of two.docx ===';
  expect(documentsOf(listing)).toEqual(['2 documents in the shared drive', 'First.', 'Second.']);
  expect(documentsOf('')).toEqual([]);
  expect(documentsOf('A drive that lists its texts plainly.')).toEqual(['A drive that lists its texts plainly.']);
});
