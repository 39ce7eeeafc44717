import { deriveSeed, mirrored, type AuditChange, type AuditComparison } from '../../spec/index.ts';
import { holm } from '../../stats/index.ts';
import type { CollectedVerdicts } from './collect-verdicts.ts';
import { compareRows } from './compare-rows.ts';
import type { ComparedRows, Unadjusted } from './compared-rows.ts';
import { pairedRows } from './paired-rows.ts';
import type { PlannedComparison } from './planned-comparison.ts';

/** How comparisons are estimated. */
export interface ComparisonSetting {
  readonly level: number;
  readonly resamples: number;
}

/**
 * Estimates planned comparisons of one model and scenario. Each question is a family of its own: all its tests, of
 * score and flag, harmful and innocent, are adjusted together by Holm's method.
 */
export function compareFramings(
  planned: readonly PlannedComparison[],
  collected: CollectedVerdicts,
  setting: ComparisonSetting,
): AuditComparison[] {
  return [...Map.groupBy(planned, ({ question }) => question).values()].flatMap((family) => {
    const compared = family.map((comparison) => ({ comparison, found: compareOne(comparison, collected, setting) }));
    const adjust = adjuster(compared.flatMap(({ found }) => testedIn(found)));
    return compared.map(({ comparison, found }) => finished(comparison, found, { adjust, collected }));
  });
}

/** A comparison's id: stable within a run. */
export function comparisonId({ question, name, among, cells: [first] }: PlannedComparison): string {
  return [first?.cell.scenario ?? '', first?.cell.model ?? '', question, name, ...(among === '' ? [] : [among])].join(' | ');
}

function compareOne(comparison: PlannedComparison, collected: CollectedVerdicts, { level, resamples }: ComparisonSetting): ComparedRows {
  const cells = comparison.cells.flatMap(({ cell }) => collected.cells.get(cell.id) ?? []);
  return compareRows(pairedRows(collected, cells), {
    weights: comparison.cells.map(({ weight }) => weight),
    level,
    resamples,
    seed: deriveSeed('audit', comparisonId(comparison)),
  });
}

function testedIn({ score, flag }: ComparedRows): Unadjusted[] {
  return [score.harmful, score.innocent, flag.harmful, flag.innocent].filter((change) => change !== null);
}

type Adjust = (change: Unadjusted) => AuditChange;

function adjuster(family: readonly Unadjusted[]): Adjust {
  const { adjusted } = holm({ pValues: family.map(({ test }) => test?.pValue ?? 1) });
  return (change) => {
    const place = family.indexOf(change);
    const { test } = change;
    if (test === null || place < 0) return { ...change, test: null };
    return { ...change, test: { ...test, adjusted: adjusted[place] ?? 1, adjustment: 'holm', familySize: family.length } };
  };
}

function finished(
  comparison: PlannedComparison,
  { items, pairs, score, flag, threshold, discrimination, refused }: ComparedRows,
  { adjust, collected }: { adjust: Adjust; collected: CollectedVerdicts },
): AuditComparison {
  const { question, name, label, author, among, cells } = comparison;
  const [first] = cells;
  const maybe = (change: Unadjusted | null): AuditChange | null => (change === null ? null : adjust(change));
  const byTruth = ({ harmful, innocent }: ComparedRows['score']) => ({ harmful: maybe(harmful), innocent: maybe(innocent) });
  const ofScore = byTruth(score);
  const isGrade = collected.cells.get(first?.cell.id ?? '')?.scenario.score.isGrade === true;
  return {
    id: comparisonId(comparison),
    question,
    scenario: first?.cell.scenario ?? '',
    model: first?.cell.model ?? '',
    name,
    label,
    author,
    among,
    cells: cells.map(({ cell, weight }) => ({ cell: cell.id, weight })),
    items,
    pairs,
    score: ofScore,
    flag: byTruth(flag),
    grade: isGrade ? { harmful: mirrored(ofScore.harmful), innocent: mirrored(ofScore.innocent) } : null,
    threshold: threshold === null ? null : { score: adjust(threshold.score), criterion: maybe(threshold.criterion) },
    discrimination:
      discrimination === null
        ? null
        : { score: adjust(discrimination.score), dPrime: maybe(discrimination.dPrime), auc: adjust(discrimination.auc) },
    refused,
  };
}
