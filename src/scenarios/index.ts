import type { Scenario } from '../spec/index.ts';
import { executeShutdown } from './execute-shutdown/index.ts';
import { diskCleanup } from './disk-cleanup/index.ts';
import { financialReport } from './financial-report/index.ts';
import { qualityEvaluation } from './quality-evaluation/index.ts';
import { serverMigration } from './server-migration/index.ts';
import { shutdownConfig } from './shutdown-config/index.ts';

export { followUpTexts, standardQuestions, type FollowUpTexts } from './follow-up/index.ts';

/** The scenarios that there are, in the order in which they are shown. */
export const scenarios: readonly Scenario[] = [
  financialReport,
  qualityEvaluation,
  shutdownConfig,
  executeShutdown,
  serverMigration,
  diskCleanup,
];
