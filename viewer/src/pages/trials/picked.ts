import type { TrialsSearch } from './trials-search.ts';

/** Picks a trial, or puts it back; of three, the one picked first goes. */
export function togglePick({ pick = [], ...search }: TrialsSearch, trial: string): TrialsSearch {
  const picked = pick.includes(trial) ? pick.filter((one) => one !== trial) : [...pick, trial].slice(-2);
  return picked.length === 0 ? search : { ...search, pick: picked };
}
