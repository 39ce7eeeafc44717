import type { Contrast, Interval, RunView } from '../../../../src/spec/index.ts';
import { count, points } from '../../parts/in-words.ts';
import { ContrastDetails } from './contrast-details.tsx';
import { figure, isSequence, pValue, share } from './estimate-words.ts';
import type { ForestScale } from './forest-scale.ts';
import { TrialsLink, valued } from './trials-link.tsx';

/** One difference: its arms with their trials, where it stands with its intervals, and its sentence. */
export function ForestRow({ contrast, scale, view }: { readonly contrast: Contrast; readonly scale: ForestScale; readonly view: RunView }) {
  const { name, model, measure, family, test, estimate, interval, sequence } = contrast;
  return (
    <li className="forest-item">
      <div className="forest-line">
        <div className="forest-words">
          <strong>{name}</strong>{' '}
          <span className="quiet">
            {measure} · {model}
          </span>
          <ArmsText contrast={contrast} view={view} />
        </div>
        <ForestDrawing contrast={contrast} scale={scale} />
        <div className="forest-figure">
          <div>{estimate === null ? 'no estimate' : inUnit(estimate, contrast)}</div>
          {interval === null ? null : (
            <div className="small">
              {rangeIn(interval, contrast)}
              {isSequence(interval) ? ' seq.' : ''}
            </div>
          )}
          <div className="small quiet">
            {family === 'exploratory' ? 'unadjusted' : 'primary'}
            {test === null ? '' : ` · ${pValue(test.adjusted)} (${test.adjustment === 'holm' ? 'Holm' : 'BH'})`}
          </div>
          {sequence === null ? null : (
            <div className="small quiet">
              {sequence.stopped ? 'stopped early' : 'not stopped yet'} at {count(sequence.trials)} trials a cell
            </div>
          )}
        </div>
      </div>
      <ContrastDetails contrast={contrast} />
    </li>
  );
}

function ArmsText({ contrast: { arms, measure }, view }: { readonly contrast: Contrast; readonly view: RunView }) {
  return (
    <div className="small">
      {arms.map((arm, place) => {
        const link = { run: view.run.id, of: arm.cells, among: view.cells };
        return (
          <span key={arm.label} className="forest-arm">
            {place === 0 ? '' : 'minus '}
            <TrialsLink {...link}>{arm.label}</TrialsLink>{' '}
            {arm.value === null ? (
              'no value'
            ) : arm.count === null ? (
              `${figure(arm.value)} (n ${count(arm.n)})`
            ) : (
              <>
                {share(arm.value)} (
                <TrialsLink {...link} query={valued(measure, true)} label={`${count(arm.count)} trials with ${measure} under ${arm.label}`}>
                  {count(arm.count)}
                </TrialsLink>
                {' of '}
                <TrialsLink {...link} query={valued(measure, true, false)} label={`${count(arm.n)} trials with a value under ${arm.label}`}>
                  {count(arm.n)}
                </TrialsLink>
                )
              </>
            )}
            {arm.missing > 0 ? `, ${count(arm.missing)} missing` : ''}
          </span>
        );
      })}
    </div>
  );
}

/** Thick and square for what was named before; dashed and round for what was not: told apart without colour. */
function ForestDrawing({
  contrast: { family, estimate, interval, simultaneous },
  scale,
}: {
  readonly contrast: Contrast;
  readonly scale: ForestScale;
}) {
  const at = (value: number) => `${scale.placeOf(value)}%`;
  const line = (own: Interval | null, className: string) =>
    own === null ? null : <line className={className} x1={at(own.low)} x2={at(own.high)} y1="16" y2="16" />;
  return (
    <svg className={`forest-drawing ${family}`} height="32" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick} className={Math.abs(tick) < 1e-9 ? 'zero' : 'grid'} x1={at(tick)} x2={at(tick)} y1="0" y2="32" />
      ))}
      {line(simultaneous, 'simultaneous')}
      {line(interval, 'own')}
      {estimate === null ? null : family === 'primary' ? (
        <svg x={at(estimate)} y="16" overflow="visible">
          <rect x="-5" y="-5" width="10" height="10" />
        </svg>
      ) : (
        <circle cx={at(estimate)} cy="16" r="4.5" />
      )}
    </svg>
  );
}

function inUnit(value: number, { type }: Contrast): string {
  return type === 'proportions' ? points(Math.abs(value) < 0.0005 ? 0 : value) : `${value > 0 ? '+' : ''}${figure(value)}`;
}

function rangeIn({ low, high }: Interval, { type }: Contrast): string {
  const of = (value: number): string => (type === 'proportions' ? (100 * value).toFixed(1).replace('-', '−') : figure(value));
  return `${of(low)} to ${of(high)}`;
}
