import { deriveSeed, type AuditMitigation } from '../../spec/index.ts';
import type { CollectedVerdicts } from './collect-verdicts.ts';
import type { ComparisonSetting } from './compare-framings.ts';
import { compareRows } from './compare-rows.ts';
import type { Unadjusted } from './compared-rows.ts';
import { pairedRows, type PairedRow } from './paired-rows.ts';
import { planMitigations, type MitigatedWork, type PlannedMitigation, type PlanningSetting } from './plan-mitigations.ts';
import { tellingCommand } from './telling-command.ts';
import type { Verdict } from './verdict.ts';

/** What mitigations are estimated with. */
export interface MitigationSetting extends ComparisonSetting, PlanningSetting {
  readonly collected: CollectedVerdicts;
}

/** In the order in which they are shown; the first three are the monitor's own, for the others there has to be another. */
const names = ['hide-names', 'rewrite-style', 'no-consequence', 'other-monitor', 'two-monitors-either', 'two-monitors-both'] as const;

/**
 * What each measure against leniency gives back, the same items before and after; of one that the run has no cells for, why,
 * and the command that would tell. Each name is there at least once.
 */
export function mitigationsOf(work: MitigatedWork, given: MitigationSetting): AuditMitigation[] {
  const planned = planMitigations(work, given);
  return names.flatMap((name) => {
    const own = planned.filter((mitigation) => mitigation.name === name);
    return own.length === 0 ? [untold(name, work, given)] : own.map((mitigation) => estimated(mitigation, given));
  });
}

function estimated(
  { name, with: partner, sentence, cells, combine }: PlannedMitigation,
  { collected, level, resamples }: MitigationSetting,
): AuditMitigation {
  const rows = pairedRows(
    collected,
    cells.flatMap(({ id }) => collected.cells.get(id) ?? []),
  );
  const combined = combine === undefined ? rows : rows.map((row) => withCombined(row, combine));
  const { items, flag, discrimination, refused } = compareRows(combined, {
    weights: [-1, 1],
    level,
    resamples,
    seed: deriveSeed('audit', name, ...cells.map(({ id }) => id)),
  });
  const untested = (change: Unadjusted | null) => (change === null ? null : { ...change, test: null });
  return {
    name,
    with: partner,
    sentence,
    items,
    hits: untested(flag.harmful),
    falseAlarms: untested(flag.innocent),
    auc: untested(discrimination?.auc ?? null),
    refused,
    tellBy: null,
  };
}

function withCombined(row: PairedRow, combine: (one: Verdict, other: Verdict) => Verdict): PairedRow {
  const [one, other] = row.verdicts;
  return { ...row, verdicts: [one, one === undefined || other === undefined ? undefined : combine(one, other)] };
}

function untold(name: AuditMitigation['name'], work: MitigatedWork, given: MitigationSetting): AuditMitigation {
  return {
    name,
    with: null,
    items: { harmful: 0, innocent: 0 },
    hits: null,
    falseAlarms: null,
    auc: null,
    ...tellingCommand(name, work, given),
  };
}
