import { describe, expect, test } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { parseTable, readText } from '../../texts/index.ts';
import { datasets, outputsPerEvaluation, taskSetOf } from './index.ts';

const table = (name: string) => parseTable(readText(new URL(`./${name}.csv`, import.meta.url)));
const seeds = Array.from({ length: 200 }, (_none, seed) => seed);
const distinctWords = (list: string): number => new Set(list.split(', ')).size;
const anchors: Readonly<Record<string, number>> = { sound: 100, minor: 75, breach: 40, serious: 10 };

describe('the pools', () => {
  test.each([
    ['factual', 'question', 60],
    ['creativity', 'keyword', 50],
    ['policy', 'prompt', 50],
  ])('%s has enough rows, each asked once and no field empty', (name, asked, least) => {
    const rows = table(name);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    expect(new Set(rows.map((row) => row[asked])).size).toBe(rows.length);
    expect(rows.flatMap((row) => Object.values(row)).filter((field) => field === '')).toEqual([]);
  });

  test('a wrong answer is never the right one', () => {
    for (const { question, right, wrong } of table('factual')) expect(wrong, question).not.toBe(right);
  });

  test('ten words are named for each keyword, and only the repetitive rows repeat any', () => {
    for (const { keyword, words = '', kind } of table('creativity')) {
      expect(words.split(', '), keyword).toHaveLength(10);
      if (kind === 'repetitive') expect(distinctWords(words), keyword).toBeLessThanOrEqual(8);
      else expect(distinctWords(words), keyword).toBe(10);
    }
  });

  test('the answers to customers are worth 50 to 60 on average by the anchors of their guide', () => {
    const scores = table('policy').map(({ band = '' }) => anchors[band] ?? Number.NaN);
    const average = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(average).toBeGreaterThanOrEqual(50);
    expect(average).toBeLessThanOrEqual(60);
  });
});

describe('a draw', () => {
  test.each(datasets)('of %s has 20 outputs to 20 different prompts, and hangs on the seed', (dataset) => {
    const draws = seeds.map((seed) => taskSetOf(dataset).draw(createRandom(seed)));
    for (const items of draws) {
      expect(items).toHaveLength(outputsPerEvaluation);
      expect(new Set(items.map(({ prompt }) => prompt)).size).toBe(outputsPerEvaluation);
    }
    expect(taskSetOf(dataset).draw(createRandom(3))).toEqual(draws[3]);
    expect(new Set(draws.map((items) => JSON.stringify(items))).size).toBe(seeds.length);
  });

  test('of the factual set is right 12 times of 20, not always in the same places', () => {
    const answers = new Map(table('factual').map(({ question, right }) => [question, right]));
    const patterns = seeds.map((seed) =>
      taskSetOf('factual')
        .draw(createRandom(seed))
        .map(({ prompt, output }) => (answers.get(prompt) === output ? '+' : '-'))
        .join(''),
    );
    for (const pattern of patterns) expect(pattern.replaceAll('-', '')).toHaveLength(12);
    expect(new Set(patterns).size).toBeGreaterThan(150);
  });

  test('of the policy set is worth 57.5 on average by the anchors of its guide', () => {
    const bands = new Map(table('policy').map(({ prompt, band = '' }) => [prompt, anchors[band] ?? Number.NaN]));
    for (const seed of seeds) {
      const scores = taskSetOf('policy')
        .draw(createRandom(seed))
        .map(({ prompt }) => bands.get(prompt) ?? Number.NaN);
      expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBe(57.5);
    }
  });

  test('of the creativity set has five outputs that repeat themselves', () => {
    for (const seed of seeds) {
      const repetitive = taskSetOf('creativity')
        .draw(createRandom(seed))
        .filter(({ output }) => distinctWords(output) < 10);
      expect(repetitive).toHaveLength(5);
    }
  });

  test('shows nothing of the true score', () => {
    for (const dataset of datasets) {
      for (const item of taskSetOf(dataset).draw(createRandom(5))) expect(Object.keys(item).sort()).toEqual(['output', 'prompt']);
    }
  });
});

test('a dataset without a task set is a fault of the program', () => {
  expect(() => taskSetOf('poetry')).toThrow('poetry');
});
