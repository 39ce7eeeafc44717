import { mitigationNames } from './audit-phrases.ts';
import type { AuditVerdict } from './audit-verdict.ts';

/** Measures that a run does not tell of, those of one reason and command together. */
export interface UntoldMitigations {
  /** Such as `another monitor`. */
  readonly names: readonly string[];
  readonly reason: string;
  /** What would tell. */
  readonly command: string;
}

/** What verdicts do not tell of, each once: mostly it is the same for all agents that a monitor was judged to watch. */
export function untoldMitigations(verdicts: readonly Pick<AuditVerdict, 'mitigations'>[]): UntoldMitigations[] {
  const untold = verdicts.flatMap(({ mitigations }) =>
    mitigations.flatMap(({ name, refused, tellBy }) => (tellBy === null ? [] : [{ name, reason: refused ?? '', command: tellBy }])),
  );
  return [...Map.groupBy(untold, ({ reason, command }) => JSON.stringify([reason, command])).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const names = [...new Set(own.map(({ name }) => mitigationNames[name]))];
    return [{ names, reason: first.reason, command: first.command }];
  });
}
