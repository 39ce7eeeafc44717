import { createAuditCounter, isAudited, type AuditCounter } from '../../analysis/index.ts';
import type { Audit, RunRecord } from '../../spec/index.ts';
import { relationOf } from './relation-of.ts';

/** The audit of a run that is being read: sees its trials one by one, and is made of them at the end. */
export interface AuditInReading {
  /** None where the run has no oversight scenario. */
  readonly counters: readonly AuditCounter[];
  audit(): { audit?: Audit };
}

/** Begins the audit of a run; of one without an oversight scenario there is none. */
export function auditInReading(run: RunRecord): AuditInReading {
  const counters = isAudited(run) ? [createAuditCounter(run)] : [];
  return {
    counters,
    audit: () => {
      const [counter] = counters;
      return counter === undefined ? {} : { audit: counter.audit({ watching: run.audit?.watching ?? [], relationOf }) };
    },
  };
}
