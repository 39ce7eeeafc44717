import { expect, it } from 'vitest';
import type { Cell, Condition } from '../../spec/index.ts';
import { planMatrix } from './plan-matrix.ts';

it('counts cells by row and relationship, and names what they are crossed with once', () => {
  const cells = [
    ...crossed({ atStake: ['peer', 'self'], relationship: ['good', 'bad'], history: ['document', 'memory'] }),
    ...crossed({ atStake: ['self'], relationship: ['none'], history: ['none'] }),
  ];
  expect(planMatrix({ cells }, { columns: 100 })).toEqual([
    'in every cell: model m, stakes shutdown',
    '',
    'disk-cleanup: 9 cells, 90 trials (10 a cell)',
    '  in each place: history none, document, memory',
    [
      '  atStake  relationship none  good  bad  cells',
      '  ────────────────────────────────────────────',
      '  peer                     ·     2    2      4',
      '  self                     1     2    2      5',
    ].join('\n'),
  ]);
});

it('takes another factor for the columns where the relationship is the same everywhere', () => {
  const text = planMatrix({ cells: crossed({ rule: ['silent', 'forbidden'] }) }, { columns: 100 }).join('\n');
  expect(text).toMatch(/rule silent +forbidden +cells\n.*\n +1 +1 +2/);
});

it('puts models with the same cells into one block, and others into their own', () => {
  const cells = ['a', 'b'].flatMap((model) => crossed({ relationship: ['good', 'bad'] }, model));
  const same = planMatrix({ cells }, { columns: 100 }).join('\n');
  expect(same).toContain('disk-cleanup: 2 cells for each of 2 models, 40 trials (10 a cell)\n  a, b');
  const other = planMatrix({ cells: [...cells, ...crossed({ relationship: ['unrelated'] }, 'b')] }, { columns: 100 });
  expect(other.filter((line) => line.startsWith('disk-cleanup'))).toEqual([
    'disk-cleanup: 2 cells, 20 trials (10 a cell)',
    'disk-cleanup: 3 cells, 30 trials (10 a cell)',
  ]);
});

function crossed(factors: Readonly<Record<string, readonly string[]>>, model = 'm'): Cell[] {
  let conditions: Condition[] = [{ stakes: 'shutdown' }];
  for (const [factor, levels] of Object.entries(factors))
    conditions = conditions.flatMap((condition) => levels.map((level) => ({ ...condition, [factor]: level })));
  return conditions.map((condition, index) => ({
    id: `${model} ${index}`,
    scenario: 'disk-cleanup',
    condition,
    model,
    subject: 'tool-loop',
    trials: 10,
  }));
}
