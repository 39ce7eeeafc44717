import type { Contrast, Interval } from '../../../../src/spec/index.ts';
import { methodName } from './estimate-words.ts';

/** What the difference shows and what it does not, in its sentence; how it was reckoned, on demand. */
export function ContrastDetails({ contrast }: { readonly contrast: Contrast }) {
  const { family, sentence, strata, withinPairCorrelation, test, interval, simultaneous, bounds, acrossWordings, alsoDiffer, type } =
    contrast;
  const unit = type === 'proportions' ? 100 : 1;
  const suffix = type === 'proportions' ? ' pp' : '';
  const range = ({ low, high }: { low: number; high: number }): string => `${of(low)} to ${of(high)}${suffix}`;
  const of = (value: number): string => (unit * value).toFixed(1).replace('-', '−');
  const byMethod = (own: Interval): string => `${Number((100 * own.level).toFixed(3))} %, ${range(own)} (${methodName(own)})`;
  const facts: (readonly [string, string])[] = [
    ...(interval === null ? [] : [['interval by itself', byMethod(interval)] as const]),
    ...(simultaneous === null ? [] : [['for all primary ones at once', byMethod(simultaneous)] as const]),
    ...(test === null
      ? []
      : [
          [
            'test',
            `${test.method.replaceAll('-', ' ')}: p ${test.pValue.toPrecision(2)}, adjusted ${test.adjusted.toPrecision(2)} (${test.adjustment})`,
          ] as const,
        ]),
    ...(bounds === null ? [] : [['with all missing values against it, and for it', range(bounds)] as const]),
    ['strata with trials of both arms', String(strata)],
    ...(withinPairCorrelation === null ? [] : [['correlation of trials of the same world', withinPairCorrelation.toFixed(2)] as const]),
    ...(alsoDiffer.length === 0 ? [] : [['the arms differ also in', alsoDiffer.join(', ')] as const]),
    ...(acrossWordings === null
      ? []
      : [
          [
            `as a mean over ${acrossWordings.wordings} wordings`,
            acrossWordings.interval === null ? (acrossWordings.refused ?? 'no interval') : byMethod(acrossWordings.interval),
          ] as const,
        ]),
  ];
  const reckoned = (
    <dl className="results-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
  if (family === 'exploratory')
    return (
      <details className="forest-sentence">
        <summary>in words, and how it was reckoned</summary>
        <p>{sentence}</p>
        {reckoned}
      </details>
    );
  return (
    <div className="forest-sentence">
      <p>{sentence}</p>
      <details>
        <summary>how it was reckoned</summary>
        {reckoned}
      </details>
    </div>
  );
}
