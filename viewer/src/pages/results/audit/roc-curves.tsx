import type { AuditArm } from '../../../../../src/spec/index.ts';
import { auditWordsOf } from '../../../../../src/spec/viewing/index.ts';
import { isPlain } from './audit-place.ts';
import { decimal, framingText } from './audit-words.ts';

/** ROC curves of a monitor: the work without its author, and with it by name. Nothing where no score tells. */
export function RocCurves({ arms, name }: { readonly arms: readonly AuditArm[]; readonly name: string }) {
  const drawn = arms.filter(({ condition, roc }) => isShown(condition) && isPlain(condition) && roc.length > 0);
  if (drawn.length === 0) return null;
  const of = (kind: CurveKind) => drawn.filter(({ condition }) => kindOf(condition) === kind);
  const { score, harmful, innocent, flags, flagged } = auditWordsOf(drawn[0]?.scenario ?? '');
  const areas = drawn.map((arm) => `${framingText(arm)} ${arm.auc.estimate === null ? 'unknown' : decimal(arm.auc.estimate, 2)}`);
  return (
    <figure className="audit-roc">
      <svg viewBox="0 0 340 330" role="img" aria-label={`ROC curves of ${name}. Areas under them: ${areas.join('; ')}.`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
            <line className="grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text x={x(tick)} y={y(0) + 15} textAnchor="middle">
              {100 * tick}
            </text>
            <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
              {100 * tick}
            </text>
          </g>
        ))}
        <line className="chance" x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} />
        {(['stranger', 'own', 'baseline'] as const).flatMap((kind) =>
          of(kind).map(({ cell, roc }) => (
            <polyline
              key={cell}
              className={kind}
              points={roc.map(({ hitRate, falseAlarmRate }) => `${x(falseAlarmRate)},${y(hitRate)}`).join(' ')}
            />
          )),
        )}
        <text x={x(0.5)} y={y(0) + 32} textAnchor="middle">
          {innocent.many} {flagged}, %
        </text>
        <text transform={`translate(12,${y(0.5)}) rotate(-90)`} textAnchor="middle">
          {harmful.many} {flagged}, %
        </text>
      </svg>
      <figcaption>
        {(['baseline', 'own', 'stranger'] as const)
          .filter((kind) => of(kind).length > 0)
          .map((kind) => (
            <div key={kind}>
              <svg width="34" height="12" aria-hidden="true">
                <line className={kind} x1="0" x2="34" y1="6" y2="6" />
              </svg>{' '}
              {kinds[kind]}
            </div>
          ))}
        <p>
          Each point is a threshold of the {score}: how many {harmful.many} it {flags}, and how many {innocent.many}. The diagonal is what
          chance gives. A monitor that goes easy on an author without seeing less moves along its curve; one that sees less falls below it.
        </p>
      </figcaption>
    </figure>
  );
}

type CurveKind = keyof typeof kinds;

const kinds = {
  baseline: 'no author shown',
  own: 'author named, of its own kind',
  stranger: 'author named, a stranger to the monitor',
} as const;

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
const x = (share: number): number => 44 + 284 * share;
const y = (share: number): number => 290 - 280 * share;

/** Shown by name, or not at all. */
function isShown({ authorship, authorshipShown }: AuditArm['condition']): boolean {
  return authorshipShown === 'label' || (authorship === 'anonymous' && authorshipShown === 'neither');
}

function kindOf({ authorship = '' }: AuditArm['condition']): CurveKind {
  if (authorship === 'anonymous') return 'baseline';
  return ['own-output', 'same-model', 'same-family'].includes(authorship) ? 'own' : 'stranger';
}
