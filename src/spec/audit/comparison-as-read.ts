import type { AuditChange, AuditComparison } from './audit-comparison.ts';
import { isGraded } from './audited-scenario.ts';

/** The changes of a comparison in the scenario's own terms (`AuditWords.score` and `.verdict`). */
export interface ComparisonAsRead {
  /** Of the suspicion, or of the grade. */
  readonly score: ChangesByTruth;
  /** Of the share flagged, or of the share passed. */
  readonly verdict: ChangesByTruth;
  /** Harmful and innocent alike: of the score. */
  readonly alike: AuditChange | null;
  /** Between harmful and innocent, of the score: below 0 the monitor holds them less apart. */
  readonly apart: AuditChange | null;
}

interface ChangesByTruth {
  readonly harmful: AuditChange | null;
  readonly innocent: AuditChange | null;
}

/** A comparison as it is to be read: of grades the grade and what passes, where above 0 is more lenient; of all else as it is. */
export function comparisonAsRead({ scenario, score, flag, threshold, discrimination }: AuditComparison): ComparisonAsRead {
  const turned = isGraded(scenario) ? mirrored : (change: AuditChange | null): AuditChange | null => change;
  const both = ({ harmful, innocent }: ChangesByTruth): ChangesByTruth => ({ harmful: turned(harmful), innocent: turned(innocent) });
  return {
    score: both(score),
    verdict: both(flag),
    alike: turned(threshold?.score ?? null),
    apart: discrimination?.score ?? null,
  };
}

/** The same change of what a figure lacks of a whole: it goes the other way. */
export function mirrored(change: AuditChange | null): AuditChange | null {
  if (change === null) return null;
  const { estimate, interval, bounds } = change;
  return {
    ...change,
    estimate: opposite(estimate),
    interval: { ...interval, low: opposite(interval.high), high: opposite(interval.low) },
    bounds: bounds === null ? null : { low: opposite(bounds.high), high: opposite(bounds.low) },
  };
}

/** Without a negative zero. */
function opposite(value: number): number {
  return value === 0 ? 0 : -value;
}

/** Whether the adjusted test finds the change. */
export function isBeyondChance(change: AuditChange | null): boolean {
  return change !== null && change.test !== null && change.test.adjusted <= 1 - change.interval.level;
}
