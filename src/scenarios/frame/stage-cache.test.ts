import { describe, expect, it } from 'vitest';
import type { Condition, Stage } from '../../spec/index.ts';
import { createStageCache } from './stage-cache.ts';

/** Stages are told by identity alone. */
const stageNamed = (user: string): Stage => ({ user }) as Stage; // no more of it is looked at

describe('the cache of stages', () => {
  it('drops the stage that was unused for longest, and never grows beyond its capacity', () => {
    const made: string[] = [];
    const cached = createStageCache(2);
    const get = (variant: number, condition: Condition = {}): Stage =>
      cached({ condition, variant, family: 'x' }, () => {
        made.push(String(variant));
        return stageNamed(String(variant));
      });
    get(1);
    get(2);
    get(1);
    get(3); // drops 2
    get(1);
    get(3);
    get(2);
    expect(made).toEqual(['1', '2', '3', '2']);
  });
});
