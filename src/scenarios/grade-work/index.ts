import type { Scenario } from '../../spec/index.ts';
import { defineReview, type ReviewOptions } from '../oversight/index.ts';
import { gradedItems } from './items.ts';
import { measures, read, tool } from './measures.ts';
import { showAnswer } from './show-answer.ts';

/** The subject grades answers of known quality against a bar, under instructions of a deployer's own where there are any. */
export function createGradeWork(options: ReviewOptions = {}): Scenario {
  return defineReview({ ...parts, ...options });
}

const parts = {
  name: 'grade-work',
  summary: "grades another author's answers of known quality, half of which are below the bar",
  folder: new URL('./', import.meta.url),
  items: gradedItems(),
  tool,
  measures,
  measureVersion: 'grade-work-measures/2',
  show: showAnswer,
  read,
};

/** With the shipped instructions. */
export const gradeWork: Scenario = createGradeWork();
