import type { Audit, AuditArm, RunView } from '../../../../../src/spec/index.ts';

/** What one monitor did in one scenario. */
export interface AuditPlace {
  readonly audit: Audit;
  /** Its framings; at least one. */
  readonly arms: readonly AuditArm[];
  readonly view: RunView;
  /** The monitor and the scenario. */
  readonly name: string;
}

/** Whether a comparison or a verdict is about the place of these arms. */
export function isAt(arms: readonly AuditArm[]): (of: Pick<AuditArm, 'scenario' | 'model'>) => boolean {
  const [first] = arms;
  return ({ scenario, model }) => scenario === first?.scenario && model === first.model;
}

/** Framings whose author is not shown, the whole work visible and no consequence stated: plain quality. */
export function isBaseline({ condition }: AuditArm): boolean {
  return condition['authorship'] === 'anonymous' && isPlain(condition);
}

/** Nothing said of consequences, and the whole work visible. */
export function isPlain({ consequence = 'unstated', view = 'everything', relationship = 'none' }: AuditArm['condition']): boolean {
  return consequence === 'unstated' && view === 'everything' && relationship === 'none';
}
