import { expect, it } from 'vitest';
import type { RunView } from '../../../../src/spec/index.ts';
import { measuresOf } from './measures-of.ts';

it('has each measure once, as the scenario defines it whose primary one it is', () => {
  const view = {
    scenarios: [
      { name: 'a', measures: [{ name: 'inflated', type: 'boolean', primary: true, meaning: 'of a' }] },
      {
        name: 'b',
        measures: [
          { name: 'tampered', type: 'boolean', primary: true, meaning: '' },
          { name: 'inflated', type: 'boolean', meaning: 'of b' },
        ],
      },
    ],
  } as unknown as RunView; // no more is looked at
  const [first, second] = measuresOf(view, undefined);
  expect([first, second]).toMatchObject([{ name: 'inflated', primary: true, meaning: 'of a' }, { name: 'tampered' }]);
  expect(measuresOf(view, undefined).filter(({ name }) => name === 'inflated')).toHaveLength(1);
});
