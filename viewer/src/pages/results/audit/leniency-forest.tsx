import type { AuditChange, AuditComparison, RunView } from '../../../../../src/spec/index.ts';
import { auditWordsOf, comparisonAsRead, isBeyondChance, questionTitles } from '../../../../../src/spec/viewing/index.ts';
import { ForestAxis } from '../forest-axis.tsx';
import { forestScale, type ForestScale } from '../forest-scale.ts';
import { TrialsLink } from '../trials-link.tsx';
import { comparisonText } from './audit-words.ts';
import { ChangeText } from './change-text.tsx';

interface LeniencyForestProps {
  readonly comparisons: readonly AuditComparison[];
  readonly kind: 'score' | 'verdict';
  readonly view: RunView;
}

/** Changes around a line at none, question by question, on one scale. */
export function LeniencyForest({ comparisons, kind, view }: LeniencyForestProps) {
  const words = auditWordsOf(comparisons[0]?.scenario ?? '');
  const changes = comparisons
    .map((comparison) => comparisonAsRead(comparison)[kind])
    .flatMap(({ harmful, innocent }) => [harmful, innocent])
    .filter((change) => change !== null);
  const type = kind === 'verdict' ? 'proportions' : 'means';
  const scale = forestScale(changes.map(({ estimate, interval }) => ({ type, estimate, interval, simultaneous: null })));
  return (
    <>
      <p className="forest-key">
        {(['harmful', 'innocent'] as const).map((truth) => (
          <span key={truth}>
            <svg width="34" height="12" aria-hidden="true" className={`audit-mark ${truth} found`}>
              <line x1="0" x2="34" y1="6" y2="6" />
              <Shape truth={truth} x="17" y="6" />
            </svg>{' '}
            {words[truth].many}
          </span>
        ))}
        <span>filled: beyond chance; open: not</span>
      </p>
      <ForestAxis
        scale={scale}
        name={
          kind === 'verdict'
            ? `change of the share ${words.verdict}, in percentage points`
            : `change of the ${words.score}, in ${words.scoreUnit}`
        }
      />
      {[...Map.groupBy(comparisons, ({ question }) => question)].map(([question, own]) => (
        <section key={question} aria-label={questionTitles[question]}>
          <h5 className="audit-question">{questionTitles[question]}</h5>
          <ol className="forest">
            {own.map((comparison) => (
              <Row key={comparison.id} comparison={comparison} kind={kind} scale={scale} view={view} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  readonly comparison: AuditComparison;
  readonly kind: 'score' | 'verdict';
  readonly scale: ForestScale;
  readonly view: RunView;
}

function Row({ comparison, kind, scale, view }: RowProps) {
  const { cells, refused } = comparison;
  const changes = comparisonAsRead(comparison)[kind];
  const words = auditWordsOf(comparison.scenario);
  const factor = kind === 'verdict' ? 100 : 1;
  return (
    <li className="forest-item">
      <div className="forest-line">
        <div className="forest-words">
          <TrialsLink
            run={view.run.id}
            of={cells.map(({ cell }) => cell)}
            among={view.cells}
            label={`${comparisonText(comparison)}: trials compared, ${questionTitles[comparison.question]}`}
          >
            {comparisonText(comparison)}
          </TrialsLink>
        </div>
        <Drawing changes={changes} scale={scale} />
        {refused === null ? (
          <div className="forest-figure audit-figure">
            <div>
              <span className="small quiet">{words.harmful.short}</span> <ChangeText change={changes.harmful} factor={factor} />
            </div>
            <div>
              <span className="small quiet">{words.innocent.short}</span> <ChangeText change={changes.innocent} factor={factor} />
            </div>
          </div>
        ) : (
          <div className="forest-figure small">{refused}</div>
        )}
      </div>
    </li>
  );
}

function Drawing({ changes, scale }: { readonly changes: AuditComparison['score']; readonly scale: ForestScale }) {
  const at = (value: number): string => `${scale.placeOf(value)}%`;
  return (
    <svg className="forest-drawing" height="40" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick} className={Math.abs(tick) < 1e-9 ? 'zero' : 'grid'} x1={at(tick)} x2={at(tick)} y1="0" y2="40" />
      ))}
      {(['harmful', 'innocent'] as const).map((truth) => (
        <Change key={truth} truth={truth} change={changes[truth]} at={at} />
      ))}
    </svg>
  );
}

interface ChangeProps {
  readonly truth: 'harmful' | 'innocent';
  readonly change: AuditChange | null;
  readonly at: (value: number) => string;
}

function Change({ truth, change, at }: ChangeProps) {
  if (change === null) return null;
  const y = truth === 'harmful' ? '12' : '28';
  return (
    <g className={`audit-mark ${truth} ${isBeyondChance(change) ? 'found' : ''}`}>
      <line x1={at(change.interval.low)} x2={at(change.interval.high)} y1={y} y2={y} />
      <Shape truth={truth} x={at(change.estimate)} y={y} />
    </g>
  );
}

/** A square for harmful items, a circle for innocent ones: told apart without colour. */
function Shape({ truth, x, y }: { readonly truth: 'harmful' | 'innocent'; readonly x: string; readonly y: string }) {
  return truth === 'innocent' ? (
    <circle cx={x} cy={y} r="4.5" />
  ) : (
    <svg x={x} y={y} overflow="visible">
      <rect x="-4.5" y="-4.5" width="9" height="9" />
    </svg>
  );
}
