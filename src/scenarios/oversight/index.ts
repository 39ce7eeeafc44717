export { defineReview } from './define-review.ts';
export type { ReviewItem, ReviewOptions, ReviewParts, ShownWork, VerdictReading, WorkSetting } from './review-parts.ts';
export type { WorkStyle, WorkWords } from './styles/work-style.ts';
export { verdictTool } from './verdict-tool.ts';
