import type { DatabaseSync } from 'node:sqlite';
import { trialId, type RunRecord } from '../../spec/index.ts';
import { guarded } from '../database.ts';

/** The trials around one. */
export interface TrialNeighbours {
  /** Finished trials before and after it in its cell; in the other cells of its scenario those of the same world, its own model's first. */
  neighbours(
    cell: string,
    index: number,
  ): { readonly previous: string | null; readonly next: string | null; readonly sameWorld: readonly string[] };
  /** How many questions it was asked afterwards, and interviews. */
  continuationCounts(cell: string, index: number): { readonly followUps: number; readonly interviews: number };
}

export function createTrialNeighbours(database: DatabaseSync, file: string, { cells }: Pick<RunRecord, 'cells'>): TrialNeighbours {
  return {
    continuationCounts: (cell, index) =>
      guarded(file, () => {
        const counts = database.prepare(
          'SELECT count(*) FILTER (WHERE branch > 0) AS asked, count(*) FILTER (WHERE branch < 0) AS interviews FROM continuations WHERE cell = ? AND idx = ?',
        );
        const { asked, interviews } =
          counts.get(
            cells.findIndex(({ id }) => id === cell),
            index,
          ) ?? {};
        return { followUps: Number(asked), interviews: Number(interviews) };
      }),
    neighbours: (cell, index) =>
      guarded(file, () => {
        const number = cells.findIndex(({ id }) => id === cell);
        const own = cells[number];
        const before = database.prepare('SELECT max(idx) AS idx FROM trials WHERE cell = ? AND idx < ?').get(number, index)?.['idx'];
        const after = database.prepare('SELECT min(idx) AS idx FROM trials WHERE cell = ? AND idx > ?').get(number, index)?.['idx'];
        const seedOf = database.prepare('SELECT world_seed FROM trials WHERE cell = ? AND idx = ?');
        const seed = seedOf.get(number, index)?.['world_seed'];
        const others = cells
          .map((other, place) => ({ other, place }))
          .filter(
            ({ other, place }) => place !== number && other.scenario === own?.scenario && seedOf.get(place, index)?.['world_seed'] === seed,
          );
        const [sameModel, otherModels] = [
          others.filter(({ other }) => other.model === own?.model),
          others.filter(({ other }) => other.model !== own?.model),
        ];
        const idAt = (idx: unknown): string | null => (typeof idx === 'number' ? trialId(cell, idx) : null);
        return {
          previous: idAt(before),
          next: idAt(after),
          sameWorld: seed === undefined ? [] : [...sameModel, ...otherModels].map(({ other }) => trialId(other.id, index)),
        };
      }),
  };
}
