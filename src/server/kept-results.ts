import type { Results } from '../spec/index.ts';
import type { ViewedRun } from '../store/index.ts';

/** What a run is to be held against, as it was asked for. */
export interface AskedComparison {
  readonly study: string;
  /** Planted subjects stand in, to test the comparison itself; without it they are refused. */
  readonly selfTest: boolean;
}

/**
 * Makes the results of the run in a file, held against a published study where one is named: of all trials that were on disk
 * when it was asked, and maybe of later ones. Throws InputError for a study that is not known, and for planted subjects; StoreError.
 */
export type ResultsMaker = (runFile: string, against: AskedComparison | undefined) => Promise<Results>;

/** A run, or what tells its state. */
type ResultsOfRun = Pick<ViewedRun, 'file' | 'run' | 'tally' | 'judgements' | 'isLive'>;

/** Results of a run that is going on are made again when this many times as long has passed as making them took. */
const pause = 10;
const resultsKept = 12;

/**
 * Keeps results until trials or ratings come in; those of a run that goes on grow old a little, so that making them leaves room for other
 * work. Who asks for results that are being made waits for the same making.
 */
export function createKeptResults(
  make: ResultsMaker,
  clock: { readonly now: () => number },
): (viewed: ResultsOfRun, against: AskedComparison | undefined) => Promise<Results> {
  const kept = new Map<string, { readonly mark: string; readonly freshUntil: number; readonly results: Results }>();
  const making = new Map<string, { readonly mark: string; readonly results: Promise<Results> }>();
  return (viewed, against) => {
    const key = JSON.stringify([viewed.file, against ?? null]);
    const mark = `${viewed.run.createdAt} ${viewed.run.status} ${viewed.tally().done} ${viewed.judgements()}`;
    const live = viewed.isLive();
    const beganAt = clock.now();
    const known = kept.get(key);
    if (known !== undefined && (known.mark === mark || (live && beganAt < known.freshUntil))) return Promise.resolve(known.results);
    const underWay = making.get(key);
    if (underWay !== undefined && (underWay.mark === mark || live)) return underWay.results;
    const own = { mark, results: make(viewed.file, against) };
    making.set(key, own);
    const end = (results?: Results): void => {
      if (making.get(key) !== own) return;
      making.delete(key);
      if (results === undefined) return;
      const endedAt = clock.now();
      kept.delete(key);
      kept.set(key, { mark, freshUntil: endedAt + pause * (endedAt - beganAt), results });
      for (const oldest of kept.keys()) if (kept.size > resultsKept) kept.delete(oldest);
    };
    own.results.then(end, () => {
      end();
    });
    return own.results;
  };
}
