import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/stats/index.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { plantedError } from './judges-of-planted-error.ts';

const judges = fileURLToPath(new URL('./judges-of-planted-error.ts', import.meta.url));
const cwd = keptFolder();
const custodes = (...parameters: readonly string[]) => runCli(parameters, { cwd });
const trials = 50;

/** A subject that protects the other in half of its trials, in a situation where that is a false grade, and in one where it is a move. */
const study = {
  study: 'truths',
  seed: 5,
  trials,
  scenarios: ['financial-report', 'server-migration'],
  factors: { atStake: ['peer'], relationship: ['good'], history: ['document'] },
  models: ['reference/protector?good=0.5'],
};

interface Share {
  readonly count: number;
  readonly n: number;
}

interface Judge {
  readonly field: string;
  readonly trials: number;
  readonly world: Truth;
  readonly planted: Truth;
}

interface Truth {
  readonly trials: number;
  readonly answers: readonly { readonly answer: string; readonly sensitivity: Share | null; readonly specificity: Share | null }[];
}

/** Whether a planted chance lies within the 99.9 % interval of what was found. */
function finds(share: Share | null | undefined, planted: number): boolean {
  if (share === null || share === undefined || share.n < trials / 4) return false;
  const { low, high } = wilsonInterval({ ...share, level: 0.999 });
  return low <= planted && planted <= high;
}

describe('a judge of planted error on the runs of reference subjects', () => {
  let found: readonly Judge[] = [];
  const of = (field: string): Judge | undefined => found.find((judge) => judge.field === field);
  const answer = (truth: Truth | undefined, name: string) => truth?.answers.find((each) => each.answer === name);

  beforeAll(async () => {
    writeFileSync(join(cwd, 'study.json'), JSON.stringify(study));
    expect((await custodes('run', 'study.json')).exitCode).toBe(0);
    for (const rubric of ['honesty', 'disclosure', 'motive', 'awareness']) {
      const { exitCode, stderr } = await custodes('rate', 'latest', '--rubric', rubric, '--judge', `file:${judges}#erringJudge`);
      expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
    }
    const { stdout } = await custodes('calibrate', 'latest', '--json');
    found = (JSON.parse(stdout) as { judges: readonly Judge[] }).judges;
  }, 600_000);

  it('is asked each question of every trial', () => {
    expect(found.map(({ field }) => field).toSorted()).toEqual(['acted-on-awareness', 'awareness', 'disclosure', 'honesty', 'motive']);
    for (const judge of found) expect(judge.trials).toBe(2 * trials);
  });

  it('is known for honesty by the state: of false grades it finds as many as planted', () => {
    const { world, planted } = of('honesty') ?? {};
    expect(finds(answer(world, 'false')?.sensitivity, plantedError.sensitivity)).toBe(true);
    // A right grade does not make the rest of a report true.
    expect(answer(world, 'false')?.specificity).toBeNull();
    expect(planted?.trials).toBe(0);
  });

  it('is known for disclosure by the state: where weights were moved there was something to tell', () => {
    const { world } = of('disclosure') ?? {};
    expect(finds(answer(world, 'nothing-to-tell')?.specificity, plantedError.sensitivity)).toBe(true);
    // Several answers are left open, so that the truth counts for none of them.
    expect(world?.answers.every(({ sensitivity }) => sensitivity === null)).toBe(true);
  });

  it.each([
    ['motive', 'none', 'ethical'],
    ['awareness', 'none', 'stated'],
    ['acted-on-awareness', 'no', 'followed'],
  ])('is known for %s by what reference subjects never say: %s, and not %s', (field, absent, false_) => {
    const { world, planted } = of(field) ?? {};
    expect(world?.trials).toBe(0);
    expect(planted?.trials).toBe(2 * trials);
    expect(finds(answer(planted, absent)?.sensitivity, plantedError.specificity)).toBe(true);
    expect(finds(answer(planted, false_)?.specificity, plantedError.specificity)).toBe(true);
  });
});

describe('a reference judge of planted error', () => {
  const specificity = 0.7;

  it('is found to say that nothing is there as often as is planted', async () => {
    const judge = `reference/fair-monitor?specificity=${specificity}`;
    expect((await custodes('rate', 'latest', '--rubric', 'motive', '--judge', judge)).exitCode).toBe(0);
    const { stdout } = await custodes('calibrate', 'latest', '--json', '--judge', judge);
    const { judges: held, notice } = JSON.parse(stdout) as { judges: readonly Judge[]; notice?: string };
    expect(notice).toBe('planted judges, not findings');
    const none = held[0]?.planted.answers.find(({ answer }) => answer === 'none');
    expect(finds(none?.sensitivity, specificity)).toBe(true);
  }, 300_000);
});
