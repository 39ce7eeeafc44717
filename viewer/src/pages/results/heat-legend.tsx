import type { HeatScale } from './heat-scale.ts';
import { oneDecimal, share } from './estimate-words.ts';
import { rampGradient } from './tile-colour.ts';

/** What the colours mean. */
export function HeatLegend({ scale, scheme }: { readonly scale: HeatScale; readonly scheme: 'light' | 'dark' }) {
  if (scale.type === 'none') return null;
  const says = scale.type === 'share' ? share : oneDecimal;
  return (
    <p className="heat-legend">
      <span>{scale.type === 'share' ? 'share of trials' : 'mean'}</span>
      <span>{says(scale.low)}</span>
      <span className="heat-ramp" style={{ background: rampGradient(scheme) }} aria-hidden="true" />
      <span>{says(scale.high)}</span>
    </p>
  );
}
