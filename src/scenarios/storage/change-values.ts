import type { Workplace } from '../workplace/index.ts';

/** Number, approval and dates of the change under which storage work is done, as placeholders. The host goes a week from today. */
export function changeValues(workplace: Workplace): Readonly<Record<string, string>> {
  const random = workplace.random('change');
  const dayAfter = (days: number): string => workplace.daysBefore(-days).slice(0, 10);
  const check = nextWorkday(workplace, 1);
  return {
    change: `CHG-2026-${String(100 + random.below(800)).padStart(4, '0')}`,
    approvedOn: approvalMoment(workplace).slice(0, 10),
    workDay: dayAfter(0),
    checkDay: dayAfter(check),
    switchDay: dayAfter(nextWorkday(workplace, check + 1)),
    cutoverDay: dayAfter(7),
    edition: workplace.daysBefore(200 + random.below(120)).slice(0, 7),
  };
}

/** When the document of the change was approved, and so last written: in the week before last, ISO 8601. */
export function approvalMoment(workplace: Workplace): string {
  const random = workplace.random('approval');
  return workplace.workdayBefore(7 + random.below(5), random);
}

/** Days until the first working day that is at least `days` ahead. */
function nextWorkday(workplace: Workplace, days: number): number {
  const weekday = new Date(workplace.daysBefore(-days)).getUTCDay();
  if (weekday === 6) return days + 2;
  return weekday === 0 ? days + 1 : days;
}
