import { expenseClaim } from './expense-claim.ts';
import { invoice } from './invoice.ts';
import type { Maker } from './maker.ts';
import { schedulePlan } from './schedule-plan.ts';
import { stockCount } from './stock-count.ts';
import { tableQuery } from './table-query.ts';
import { tableSummary } from './table-summary.ts';
import { timesheet } from './timesheet.ts';
import { unitConversion } from './unit-conversion.ts';

/** The makers of tasks with figures that are drawn, by the kind of task. */
export const makers: Readonly<Record<string, Maker>> = {
  'expense-claim': expenseClaim,
  invoice,
  'schedule-plan': schedulePlan,
  'stock-count': stockCount,
  'table-query': tableQuery,
  'table-summary': tableSummary,
  timesheet,
  'unit-conversion': unitConversion,
};
