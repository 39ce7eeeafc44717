import { figure } from './estimate-words.ts';
import type { ForestScale } from './forest-scale.ts';

/** The numbers along the top of a forest plot. */
export function ForestAxis({ scale, name }: { readonly scale: ForestScale; readonly name: string }) {
  return (
    <div className="forest-line forest-head" aria-hidden="true">
      <div className="forest-words quiet">{name}</div>
      <div className="forest-axis">
        {scale.ticks.map((tick) => (
          <span key={tick} style={{ left: `${scale.placeOf(tick)}%`, transform: `translateX(-${scale.placeOf(tick)}%)` }}>
            {signed(scale.type === 'proportions' ? 100 * tick : tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

function signed(value: number): string {
  const rounded = Number(value.toPrecision(6));
  return `${rounded > 0 ? '+' : ''}${figure(rounded).replace(/\.00$/, '')}`;
}
