import type { DatabaseSync } from 'node:sqlite';
import type { SearchTerm } from '../../../spec/index.ts';
import { createBoundedCache } from '../../bounded-cache.ts';
import { eachEvent, eventBytes } from '../../trials/each-event.ts';
import { findHit, type Hit } from './find-hit.ts';

/** Where terms stand first in a trial, by its row; null where there are no terms. */
export type HitFinder = (trial: number, terms: readonly SearchTerm[]) => Hit | null;

/** Events kept unpacked, in bytes: who types a search looks into the same first page again and again. */
const keptBytes = 24_000_000;

export function createHitFinder(database: DatabaseSync): HitFinder {
  const body = database.prepare('SELECT events FROM trial_bodies WHERE trial = ?');
  const kept = createBoundedCache<number, { readonly bytes: Buffer }>(keptBytes);
  const bytesOf = (trial: number): Buffer => {
    const bytes = kept.get(trial)?.bytes ?? eventBytes(body.get(trial)?.['events']);
    kept.set(trial, { bytes });
    return bytes;
  };
  return (trial, terms) => (terms.length === 0 ? null : findHit(eachEvent(bytesOf(trial)), terms));
}
