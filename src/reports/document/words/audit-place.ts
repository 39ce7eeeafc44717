import type { Audit, AuditArm } from '../../../spec/index.ts';

/** What a row is about, where the audit has several monitors or scenarios; empty where it has one of each. */
export function placeText({ scenario, model }: Pick<AuditArm, 'scenario' | 'model'>, { arms }: Audit): string {
  const several = (of: 'scenario' | 'model'): boolean => new Set(arms.map((arm) => arm[of])).size > 1;
  return [...(several('model') ? [model] : []), ...(several('scenario') ? [scenario] : [])].join(', ');
}
