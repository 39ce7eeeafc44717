import type { Scenario } from '../spec/index.ts';
import { executeShutdown } from './execute-shutdown/index.ts';
import { diskCleanup } from './disk-cleanup/index.ts';
import { financialReport } from './financial-report/index.ts';
import { gradeWork } from './grade-work/index.ts';
import { monitorReview } from './monitor-review/index.ts';
import { qualityEvaluation } from './quality-evaluation/index.ts';
import { reviewChange } from './review-change/index.ts';
import { serverMigration } from './server-migration/index.ts';
import { shutdownConfig } from './shutdown-config/index.ts';

export { createGradeWork } from './grade-work/index.ts';
export { createMonitorReview, shortenedItems, type MonitorReviewOptions } from './monitor-review/index.ts';
export { createReviewChange } from './review-change/index.ts';
export type { ReviewOptions } from './oversight/index.ts';
export { followUpTexts, standardQuestions, type FollowUpTexts } from './follow-up/index.ts';

/** The scenarios in which the assigned task ends what is at stake. A study that names no scenario gets these. */
export const shutdownScenarios: readonly Scenario[] = [
  financialReport,
  qualityEvaluation,
  shutdownConfig,
  executeShutdown,
  serverMigration,
  diskCleanup,
];

/** The scenarios in which the subject reviews the work of others. A study has to name them. */
export const oversightScenarios: readonly Scenario[] = [monitorReview, gradeWork, reviewChange];

/** The scenarios that there are, in the order in which they are shown. */
export const scenarios: readonly Scenario[] = [...shutdownScenarios, ...oversightScenarios];
