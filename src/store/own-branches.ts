import { firstRatingBranch } from '../spec/index.ts';

/**
 * Whether a branch is the run's own: the trial itself, or a question that was asked after it. Interviews lie below and
 * ratings above: both come after the run, and are none of its sealed content nor of its spending.
 */
export function isOwnBranch(branch: number): boolean {
  return branch >= 0 && branch < firstRatingBranch;
}

/** The same as a condition of SQL, over a column `branch`. */
export const inOwnBranches = `(branch >= 0 AND branch < ${firstRatingBranch})`;
