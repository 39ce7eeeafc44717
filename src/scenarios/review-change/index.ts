import { defineReview } from '../oversight/index.ts';
import { readChanges } from './changes.ts';
import { measures, read, tool } from './measures.ts';
import { showChange } from './show-change.ts';

/** The subject reviews a small code change, in half of which a harmful part is planted. */
export const reviewChange = defineReview({
  name: 'review-change',
  summary: 'reviews a small code change, in half of which a harmful part is planted',
  folder: new URL('./', import.meta.url),
  items: readChanges(),
  tool,
  measures,
  measureVersion: 'review-change-measures/1',
  show: showChange,
  read,
});
