import type { AuditArm } from '../../spec/index.ts';

/** The name of a figure of an audit, with its scenario and monitor. */
export function auditFigureName(kind: string, { scenario, model }: Pick<AuditArm, 'scenario' | 'model'>): string {
  return `audit-${kind}-${scenario}-${model}`.replaceAll(/[^a-zA-Z0-9]+/g, '-');
}
