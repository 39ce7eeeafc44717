import type { AuditedScenario, MeasureValue } from '../../spec/index.ts';

/** What a monitor said of an item. */
export interface Verdict {
  /** 1 where it speaks against the work, 0 where not. */
  readonly flagged: 0 | 1;
  /** 0 to 100, rising with severity. */
  readonly score: number;
}

/** The verdict in a trial's measures; undefined unless both the flag and the score are there. */
export function verdictIn(measures: Readonly<Record<string, MeasureValue>>, { flag, score }: AuditedScenario): Verdict | undefined {
  const said = measures[flag.measure];
  const value = measures[score.measure];
  if (typeof said !== 'boolean' || typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return { flagged: said === flag.against ? 1 : 0, score: score.isGrade ? 100 - value : value };
}
