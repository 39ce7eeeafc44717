import { defineReview } from '../oversight/index.ts';
import { gradedItems } from './items.ts';
import { measures, read, tool } from './measures.ts';
import { showAnswer } from './show-answer.ts';

/** The subject grades answers of known quality against a bar. */
export const gradeWork = defineReview({
  name: 'grade-work',
  summary: "grades another author's answers of known quality, half of which are below the bar",
  folder: new URL('./', import.meta.url),
  items: gradedItems(),
  tool,
  measures,
  measureVersion: 'grade-work-measures/1',
  show: showAnswer,
  read,
});
