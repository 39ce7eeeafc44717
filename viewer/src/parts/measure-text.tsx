import type { MeasureValue } from '../../../src/spec/index.ts';

/** A measure's value; what is true stands out, what is missing is set back. */
export function MeasureText({ value }: { readonly value: MeasureValue | undefined }) {
  if (value === undefined) return <span className="custodes-quiet">–</span>;
  if (value === null) return <span className="custodes-quiet">missing</span>;
  if (value === true) return <strong className="custodes-true">yes</strong>;
  if (value === false) return 'no';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);
}
