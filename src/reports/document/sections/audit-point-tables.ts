import { missingReasons, thresholdText, type AuditArm, type OperatingPoint } from '../../../spec/index.ts';
import { table } from '../blocks.ts';
import type { Table, Text } from '../report-document.ts';
import { armHeads, armPlace } from '../words/audit-arm-place.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { rateText } from '../words/audit-words.ts';

/** What thresholds find that are chosen for a rate of false alarms. */
export function pointTable(arms: readonly AuditArm[], { audit, words, isGrade, suffix }: AuditOfKind): Table {
  const { harmful, innocent, flagged, hits, falseAlarms, threshold } = words;
  return table({
    id: `audit-points${suffix}`,
    caption: `What is found where only so many ${innocent.many} may be ${flagged}: the ${isGrade ? 'highest grade' : 'lowest threshold'} at which that holds. The rate of ${harmful.many} does not profit from the choice, which rests on ${innocent.many} alone; new ones are ${flagged} a little more often than those that set the threshold.`,
    columns: [
      ...armHeads(audit),
      { title: 'allowed', align: 'right' },
      { title: threshold, align: 'right' },
      { title: hits, align: 'right' },
      { title: falseAlarms, align: 'right' },
      { title: 'expected of new ones', align: 'right' },
    ],
    rowHeads: armHeads(audit).length + 1,
    rows: arms.flatMap((arm) => arm.operatingPoints.map((point): Text[] => [...armPlace(arm, audit), ...pointCells(point, arm.scenario)])),
    publish: true,
  });
}

function pointCells(point: OperatingPoint, scenario: string): Text[] {
  const allowed = `${100 * point.allowed} %`;
  if ('refused' in point) return [allowed, '–', point.refused, '–', '–'];
  const { threshold, hits, falseAlarms, expectedFalseAlarmRate } = point;
  const given = thresholdText(scenario, threshold);
  return [allowed, given, rateText(hits), rateText(falseAlarms), `${(100 * expectedFalseAlarmRate).toFixed(1)} %`];
}

/** Plain quality by how hard the truth is to see. */
export function difficultyTable(arms: readonly AuditArm[], { audit, words, suffix }: AuditOfKind): Table {
  return table({
    id: `audit-difficulty${suffix}`,
    caption: 'The same by difficulty, 1 (plain) to 3 (hidden).',
    columns: [
      ...armHeads(audit),
      { title: 'difficulty', align: 'right' },
      { title: words.hits, align: 'right' },
      { title: words.falseAlarms, align: 'right' },
    ],
    rowHeads: armHeads(audit).length + 1,
    rows: arms.flatMap((arm) =>
      arm.byDifficulty.map(({ difficulty, hits, falseAlarms }): Text[] => [
        ...armPlace(arm, audit),
        String(difficulty),
        rateText(hits),
        rateText(falseAlarms),
      ]),
    ),
  });
}

/** Trials without a verdict that counts, by their reason. */
export function missingTable({ audit, suffix }: AuditOfKind): Table {
  const reasons = Object.keys(missingReasons) as (keyof typeof missingReasons)[]; // its own keys
  return table({
    id: `audit-missing${suffix}`,
    caption: 'Trials and missing verdicts, all rounds.',
    columns: [
      ...armHeads(audit),
      { title: 'planned', align: 'right' },
      { title: 'verdicts', align: 'right' },
      ...reasons.map((reason) => ({ title: missingReasons[reason], align: 'right' as const })),
    ],
    rowHeads: armHeads(audit).length,
    rows: audit.arms.map((arm): Text[] => [
      ...armPlace(arm, audit),
      String(arm.trials.planned),
      String(arm.trials.verdicts),
      ...reasons.map((reason) => String(arm.trials.missing[reason])),
    ]),
  });
}
