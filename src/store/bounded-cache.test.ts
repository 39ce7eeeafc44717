import { describe, expect, it } from 'vitest';
import { createBoundedCache } from './bounded-cache.ts';

const of = (length: number) => ({ bytes: new Uint8Array(length) });

describe('a bounded cache', () => {
  it('lets go what was used longest ago once it holds too much', () => {
    const cache = createBoundedCache<string, { bytes: Uint8Array }>(10);
    cache.set('a', of(4));
    cache.set('b', of(4));
    cache.get('a');
    cache.set('c', of(4));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map((kept) => kept?.bytes.length)).toEqual([4, undefined, 4]);
  });

  it('keeps the last one whatever its size, and counts what was replaced and deleted no more', () => {
    const cache = createBoundedCache<string, { bytes: Uint8Array }>(10);
    cache.set('a', of(100));
    expect(cache.get('a')).toBeDefined();
    cache.set('a', of(5));
    cache.set('b', of(5));
    expect(cache.get('a')).toBeDefined();
    cache.delete('a');
    cache.set('c', of(5));
    expect([cache.get('b'), cache.get('c')]).not.toContain(undefined);
    cache.clear();
    expect(cache.get('c')).toBeUndefined();
  });
});
