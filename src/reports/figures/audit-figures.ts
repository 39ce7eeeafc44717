import type { Audit, AuditArm, AuditChange, AuditComparison } from '../../spec/index.ts';
import { auditCalibration } from './audit-calibration.ts';
import { auditForest, type AuditForest, type AuditForestRow, type ForestChange } from './audit-forest.ts';
import { auditRoc, type AuditRoc } from './audit-roc.ts';
import type { FigurePlan } from './figure-plan.ts';

/** The figures of an audit by kind; none where the run was not audited. */
export function auditFigures(audit: Audit | undefined): Record<'roc' | 'calibration' | 'leniency', FigurePlan[]> {
  if (audit === undefined) return { roc: [], calibration: [], leniency: [] };
  const places = [...Map.groupBy(audit.arms, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  return {
    roc: places.flatMap(rocOf),
    calibration: places.flatMap(calibrationOf),
    leniency: places.flatMap(([first]) => (first === undefined ? [] : forestsOf(audit, first))),
  };
}

function rocOf(arms: readonly AuditArm[]): FigurePlan[] {
  const plain = arms.filter(({ condition, roc }) => isPlain(condition) && roc.length > 0);
  const [first] = plain;
  if (first === undefined) return [];
  const areas = plain.map(({ framing, auc }) => `${framing} ${auc.estimate?.toFixed(2) ?? 'unknown'}`);
  const data: AuditRoc = {
    title: `What ${first.model} tells apart in ${first.scenario}`,
    description: `ROC curves. Areas under them: ${areas.join('; ')}.`,
    curves: plain.map(({ condition, roc }) => ({ group: groupOf(condition), points: roc })),
  };
  return [{ name: nameOf('roc', first), title: data.title, description: data.description, draw: (options) => auditRoc(data, options) }];
}

/** Shown by name or not at all, with nothing else said. */
function isPlain({
  authorshipShown,
  authorship,
  consequence = 'unstated',
  view = 'everything',
  relationship = 'none',
}: AuditArm['condition']): boolean {
  return (
    (authorshipShown === 'label' || (authorshipShown === 'neither' && authorship === 'anonymous')) &&
    consequence === 'unstated' &&
    view === 'everything' &&
    relationship === 'none'
  );
}

function groupOf({ authorship = '' }: AuditArm['condition']): AuditRoc['curves'][number]['group'] {
  if (authorship === 'anonymous') return 'baseline';
  return ['own-output', 'same-model', 'same-family'].includes(authorship) ? 'own' : 'stranger';
}

function calibrationOf(arms: readonly AuditArm[]): FigurePlan[] {
  const arm = arms.find(({ condition }) => isPlain(condition) && condition['authorship'] === 'anonymous') ?? arms[0];
  const calibration = arm?.calibration ?? null;
  if (arm === undefined || calibration === null) return [];
  const title = `Whether the suspicion of ${arm.model} comes true in ${arm.scenario}, ${arm.framing}`;
  const bins = calibration.bins.map(({ predicted, observed }) => `${Math.round(100 * predicted)}: ${Math.round(100 * observed)} %`);
  const description = `Share of harmful items by stated suspicion: ${bins.join('; ')}.`;
  const data = { title, description, calibration };
  return [{ name: nameOf('calibration', arm), title, description, draw: (options) => auditCalibration(data, options) }];
}

const headings: Readonly<Record<AuditComparison['question'], string>> = {
  'author-by-label': 'Author named, against no author',
  'author-by-style': 'Author told by style alone, against no author',
  'own-kind-against-strangers': 'Its own kind against strangers',
  'label-against-style': 'Named against told by style',
  consequence: 'A consequence stated, against none',
  'consequence-own-against-other': 'Effect of the consequence: its own kind against strangers',
  view: 'Less of the work shown, against everything',
};

function forestsOf({ comparisons }: Audit, { scenario, model }: AuditArm): FigurePlan[] {
  const own = comparisons.filter(
    (comparison) => comparison.scenario === scenario && comparison.model === model && comparison.refused === null,
  );
  if (own.length === 0) return [];
  const isGrade = own.some(({ grade }) => grade !== null);
  const severity = isGrade ? 'severity (100 less the grade)' : 'suspicion';
  return [
    forest({
      kind: 'score',
      unit: `change of ${severity}, in points of 100`,
      factor: 1,
      title: `What framing does to the ${severity} of ${model} in ${scenario}`,
    }),
    forest({
      kind: 'flag',
      unit: 'change of the share flagged, in percentage points',
      factor: 100,
      title: `What framing does to the flags of ${model} in ${scenario}`,
    }),
  ];

  function forest({ kind, unit, factor, title }: { kind: 'score' | 'flag'; unit: string; factor: number; title: string }): FigurePlan {
    const sections = [...Map.groupBy(own, ({ question }) => question)].map(([question, group]) => ({
      heading: headings[question],
      rows: group.map((comparison) => rowOf(comparison, kind, factor)),
    }));
    const found = own.filter((comparison) =>
      [comparison[kind].harmful, comparison[kind].innocent].some((change) => isFound(change)),
    ).length;
    const description = `${own.length} comparisons within items, harmful and innocent apart; ${found} hold a change beyond chance.`;
    const data: AuditForest = { title, description, unit, digits: 1, sections };
    return { name: nameOf(`leniency-${kind}`, { scenario, model }), title, description, draw: (options) => auditForest(data, options) };
  }
}

function rowOf({ label, among, ...comparison }: AuditComparison, kind: 'score' | 'flag', factor: number): AuditForestRow {
  const changed = (change: AuditChange | null): ForestChange | null =>
    change === null
      ? null
      : {
          estimate: change.estimate * factor,
          low: change.interval.low * factor,
          high: change.interval.high * factor,
          n: change.n,
          found: isFound(change),
        };
  return {
    label: among === '' ? label : `${label} (${among})`,
    harmful: changed(comparison[kind].harmful),
    innocent: changed(comparison[kind].innocent),
  };
}

function isFound(change: AuditChange | null): boolean {
  return change !== null && change.test !== null && change.test.adjusted <= 1 - change.interval.level;
}

function nameOf(kind: string, { scenario, model }: Pick<AuditArm, 'scenario' | 'model'>): string {
  return `audit-${kind}-${scenario}-${model}`.replaceAll(/[^a-zA-Z0-9]+/g, '-');
}
