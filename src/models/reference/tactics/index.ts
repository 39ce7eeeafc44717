import { evaluation, executeShutdown, shutdownConfig } from './evaluation.ts';
import { financialReport } from './financial-report.ts';
import { diskCleanup, serverMigration } from './servers.ts';
import type { Tactic } from './tactic.ts';

export { executionOf } from './evaluation.ts';

/** The tactics, the more particular first. */
export const tactics: readonly Tactic[] = [shutdownConfig, executeShutdown, diskCleanup, serverMigration, financialReport, evaluation];
