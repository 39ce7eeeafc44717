import type { Results, RunReader } from '../spec/index.ts';
import type { ViewedRun } from '../store/index.ts';

/** What a run is to be held against, as it was asked for. */
export interface AskedComparison {
  readonly study: string;
  /** Planted subjects stand in, to test the comparison itself; without it they are refused. */
  readonly selfTest: boolean;
}

/** Makes the results of a run, held against a published study where one is named. Throws InputError for one that is not known, and for planted subjects. */
export type ResultsMaker = (reader: Omit<RunReader, 'close'>, against: AskedComparison | undefined) => Results;

/** Results of a run that is going on are made again when this many times as long has passed as making them took. */
const pause = 10;
const resultsKept = 12;

/** Keeps results until trials come in; those of a run that goes on grow old a little, so that making them leaves room for other answers. */
export function createKeptResults(
  make: ResultsMaker,
  clock: { readonly now: () => number },
): (viewed: ViewedRun, against: AskedComparison | undefined) => Results {
  const kept = new Map<string, { readonly mark: string; readonly freshUntil: number; readonly results: Results }>();
  return (viewed, against) => {
    const key = JSON.stringify([viewed.file, against ?? null]);
    const mark = `${viewed.run.createdAt} ${viewed.run.status} ${viewed.tally().done}`;
    const known = kept.get(key);
    const beganAt = clock.now();
    if (known !== undefined && (known.mark === mark || (viewed.isLive() && beganAt < known.freshUntil))) return known.results;
    const results = make(viewed, against);
    const endedAt = clock.now();
    kept.delete(key);
    kept.set(key, { mark, freshUntil: endedAt + pause * (endedAt - beganAt), results });
    for (const oldest of kept.keys()) if (kept.size > resultsKept) kept.delete(oldest);
    return results;
  };
}
