import { auditWordsOf, type Audit, type AuditArm } from '../../spec/index.ts';
import { auditCalibration } from './audit-calibration.ts';
import { auditFigureName } from './audit-figure-name.ts';
import { leniencyFigures } from './audit-leniency.ts';
import { auditRoc, type AuditRoc } from './audit-roc.ts';
import type { FigurePlan } from './figure-plan.ts';

/** The figures of an audit by kind; none where the run was not audited. */
export function auditFigures(audit: Audit | undefined): Record<'roc' | 'calibration' | 'leniency', FigurePlan[]> {
  if (audit === undefined) return { roc: [], calibration: [], leniency: [] };
  const places = [...Map.groupBy(audit.arms, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  return {
    roc: places.flatMap(rocOf),
    calibration: places.flatMap(calibrationOf),
    leniency: places.flatMap(([first]) => (first === undefined ? [] : leniencyFigures(audit, first))),
  };
}

function rocOf(arms: readonly AuditArm[]): FigurePlan[] {
  const plain = arms.filter(({ condition, roc }) => isPlain(condition) && roc.length > 0);
  const [first] = plain;
  if (first === undefined) return [];
  const areas = plain.map(({ framing, auc }) => `${framing} ${auc.estimate?.toFixed(2) ?? 'unknown'}`);
  const data: AuditRoc = {
    title: `What ${first.model} tells apart in ${first.scenario}`,
    words: auditWordsOf(first.scenario),
    description: `ROC curves. Areas under them: ${areas.join('; ')}.`,
    curves: plain.map(({ condition, roc }) => ({ group: groupOf(condition), points: roc })),
  };
  return [
    { name: auditFigureName('roc', first), title: data.title, description: data.description, draw: (options) => auditRoc(data, options) },
  ];
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
  return [{ name: auditFigureName('calibration', arm), title, description, draw: (options) => auditCalibration(data, options) }];
}
