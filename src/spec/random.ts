import { createHash } from 'node:crypto';

/** A source of random draws that is wholly determined by its seed. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** One of the items, each as likely as the other. The list must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** A copy of the items in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Derives a seed from its parts: the first 31 bits of the SHA-256 of their JSON.
 * 31 bits, since providers take seeds as signed 32-bit integers.
 */
export function deriveSeed(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32BE(0) >>> 1;
}

/** Creates a source of random draws from a seed (mulberry32 by Tommy Ettinger, public domain; 32 bits of state). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T, // in range by construction
    shuffle: <T>(items: readonly T[]): T[] => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T]; // both in range
      }
      return shuffled;
    },
  };
}
