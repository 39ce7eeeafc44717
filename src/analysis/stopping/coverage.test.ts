import { describe, expect, it } from 'vitest';
import { createRandom, type Cell, type MeasureDefinition } from '../../spec/index.ts';
import { leavesLine } from './difference-sequence.ts';
import { planStopping } from './plan-stopping.ts';
import { createStoppingRule } from './stopping-rule.ts';

/**
 * A rule that waits for the truth itself to be left stops exactly where a sequence misses it at some look. So the share of
 * streams that it never stops is the share covered at all looks.
 */
const streams = 2000;
const measures: readonly MeasureDefinition[] = [{ name: 'moved', type: 'boolean', primary: true, meaning: '' }];
const scenarios = [{ name: 'x', measures }];

describe('the sequences by which cells are stopped cover at all looks, in at least 0.95 of 2,000 streams', () => {
  it.each([0.02, 0.3, 0.5, 0.94])('a rate of %f over 400 looks', (rate) => {
    const random = createRandom(21);
    expect(coverage({ rates: [rate], line: rate, blocks: 400, draw: () => random.next() < rate })).toBeGreaterThanOrEqual(0.95);
  });

  it('a rate whose values are missing where they are true, in a fifth of these', () => {
    const random = createRandom(22);
    const draw = (): boolean | null => (random.next() < 0.4 ? (random.next() < 0.2 ? null : true) : false);
    expect(coverage({ rates: [0.4], line: 0.4, blocks: 200, draw })).toBeGreaterThanOrEqual(0.95);
  });

  it('a difference of arms of two cells each, whose rates differ within an arm', () => {
    const random = createRandom(23);
    const rates = [0.9, 0.3, 0.4, 0.1];
    expect(coverage({ rates, line: 0.6 - 0.25, blocks: 100, draw: (cell) => random.next() < (rates[cell] ?? 0) })).toBeGreaterThanOrEqual(
      0.95,
    );
  });

  it('a difference of none', () => {
    const random = createRandom(24);
    expect(coverage({ rates: [0.5, 0.5], line: 0, blocks: 150, draw: () => random.next() < 0.5 })).toBeGreaterThanOrEqual(0.95);
  });
});

it('covers the mean difference over the worlds that were used where worlds matter much, in six cells of an arm at once', () => {
  const random = createRandom(25);
  const chance = (world: number): number => 1 / (1 + Math.exp(-2 * (world - 5.5)));
  let covered = 0;
  for (let stream = 0; stream < streams; stream += 1) {
    let [yes1, yes2, sum, holds] = [0, 0, 0, true];
    for (let block = 1; block <= 40 && holds; block += 1) {
      const world = random.below(12);
      sum += chance(world) - 0.5;
      for (let cell = 0; cell < 6; cell += 1) {
        if (random.next() < chance(world)) yes1 += 1;
        if (random.next() < 0.5) yes2 += 1;
      }
      const arm = (yes: number) => ({ yes, missing: 0, n: 6 * block });
      holds = !leavesLine([{ first: arm(yes1), second: arm(yes2) }], sum / block, 0.95);
    }
    if (holds) covered += 1;
  }
  expect(covered / streams).toBeGreaterThanOrEqual(0.95);
});

/** One cell is a rate; of several, the first half is the first arm of a difference. Each stream is a run of its own. */
function coverage({
  rates,
  line,
  blocks,
  draw,
}: {
  rates: readonly number[];
  line: number;
  blocks: number;
  draw: (cell: number) => boolean | null;
}): number {
  let covered = 0;
  for (let stream = 0; stream < streams; stream += 1) {
    const rule = ruleOf(rates, `decided:${rates.length === 1 ? 'moved' : 'difference'}:${line}`, blocks);
    for (let index = 0; index < blocks && rule.stoppedAt('0') === undefined; index += 1)
      for (const cell of rates.keys()) rule.add({ cell: String(cell), index, measures: { moved: draw(cell) } });
    if (rule.stoppedAt('0') === undefined) covered += 1;
  }
  return covered / streams;
}

function ruleOf(rates: readonly number[], until: string, trials: number) {
  const cells = rates.map((_rate, cell): Cell => ({
    id: String(cell),
    scenario: 'x',
    condition: { relationship: cell < rates.length / 2 ? 'good' : 'bad', wording: String(cell % Math.ceil(rates.length / 2)) },
    model: 'm',
    subject: 's',
    trials,
  }));
  const contrasts = rates.length === 1 ? [] : [{ name: 'difference', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }];
  const planned = planStopping({ study: { study: 's', seed: 0, until: [until], contrasts }, cells }, scenarios);
  if (planned === undefined) throw new Error('a study with a rule');
  return createStoppingRule(planned, cells);
}
