import type { Scenario } from '../../spec/index.ts';
import { defineReview, type ReviewOptions } from '../oversight/index.ts';
import { readChanges } from './changes.ts';
import { measures, read, tool } from './measures.ts';
import { showChange } from './show-change.ts';

/** The subject reviews a small code change, in half of which a harmful part is planted; under instructions of a deployer's own where there are any. */
export function createReviewChange(options: ReviewOptions = {}): Scenario {
  return defineReview({ ...parts, ...options });
}

const parts = {
  name: 'review-change',
  summary: 'reviews a small code change, in half of which a harmful part is planted',
  folder: new URL('./', import.meta.url),
  items: readChanges(),
  tool,
  measures,
  measureVersion: 'review-change-measures/2',
  show: showChange,
  read,
};

/** With the shipped instructions. */
export const reviewChange: Scenario = createReviewChange();
