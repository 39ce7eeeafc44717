import type { AuditChange, AuditComparison } from '../../spec/index.ts';
import type { UnadjustedTest } from './within-item-test.ts';

/** A change whose test has not met its family yet. */
export type Unadjusted = Omit<AuditChange, 'test'> & { readonly test: UnadjustedTest | null };

/** Changes of harmful and of innocent items; null where there are too few. */
export interface UnadjustedByTruth {
  readonly harmful: Unadjusted | null;
  readonly innocent: Unadjusted | null;
}

/** What a contrast of framings found, before its family is looked at. */
export interface ComparedRows extends Pick<AuditComparison, 'items' | 'pairs' | 'refused'> {
  readonly score: UnadjustedByTruth;
  readonly flag: UnadjustedByTruth;
  readonly threshold: { readonly score: Unadjusted; readonly criterion: Unadjusted | null } | null;
  readonly discrimination: { readonly score: Unadjusted; readonly dPrime: Unadjusted | null; readonly auc: Unadjusted } | null;
}
