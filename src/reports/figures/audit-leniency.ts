import {
  auditWordsOf,
  comparisonAsRead,
  isBeyondChance,
  questionTitles,
  type Audit,
  type AuditArm,
  type AuditChange,
  type AuditComparison,
} from '../../spec/index.ts';
import { auditFigureName } from './audit-figure-name.ts';
import { auditForest, type AuditForest, type AuditForestRow, type ForestChange } from './audit-forest.ts';
import type { FigurePlan } from './figure-plan.ts';

/** What framing changes with one monitor in one scenario, in the scenario's own terms: the score, and what is flagged or passed. */
export function leniencyFigures({ comparisons }: Audit, { scenario, model }: Pick<AuditArm, 'scenario' | 'model'>): FigurePlan[] {
  const own = comparisons.filter(
    (comparison) => comparison.scenario === scenario && comparison.model === model && comparison.refused === null,
  );
  if (own.length === 0) return [];
  const words = auditWordsOf(scenario);
  const { score, scoreUnit, verdict } = words;
  return [
    forest({ of: 'score', name: 'score', what: `the ${score}`, unit: `change of the ${score}, in ${scoreUnit}` }),
    forest({
      of: 'verdict',
      name: verdict === 'flagged' ? 'flag' : verdict,
      what: `the share ${verdict}`,
      unit: `change of the share ${verdict}, in percentage points`,
    }),
  ];

  function forest({ of, name, what, unit }: { of: ReadChange; name: string; what: string; unit: string }): FigurePlan {
    const title = `What framing does to ${what} by ${model} in ${scenario}`;
    const sections = [...Map.groupBy(own, ({ question }) => question)].map(([question, group]) => ({
      heading: questionTitles[question],
      rows: group.map((comparison) => rowOf(comparison, of)),
    }));
    const found = own
      .map((comparison) => comparisonAsRead(comparison)[of])
      .filter(({ harmful, innocent }) => [harmful, innocent].some((change) => isBeyondChance(change)));
    const description = `${own.length} comparisons of the same ${words.item.many}, ${words.harmful.many} and ${words.innocent.many} apart; ${found.length} hold a change beyond chance.`;
    const data: AuditForest = { title, description, unit, digits: 1, sections, words };
    return {
      name: auditFigureName(`leniency-${name}`, { scenario, model }),
      title,
      description,
      draw: (options) => auditForest(data, options),
    };
  }
}

type ReadChange = 'score' | 'verdict';

function rowOf(comparison: AuditComparison, of: ReadChange): AuditForestRow {
  const { label, among } = comparison;
  const { harmful, innocent } = comparisonAsRead(comparison)[of];
  const factor = of === 'verdict' ? 100 : 1;
  return {
    label: among === '' ? label : `${label} (${among})`,
    harmful: forestChange(harmful, factor),
    innocent: forestChange(innocent, factor),
  };
}

function forestChange(change: AuditChange | null, factor: number): ForestChange | null {
  if (change === null) return null;
  const { estimate, interval, n } = change;
  return { estimate: estimate * factor, low: interval.low * factor, high: interval.high * factor, n, found: isBeyondChance(change) };
}
