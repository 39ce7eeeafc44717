/** Round values within a domain, ascending: steps of 1, 2 or 5 times a power of ten, about as many as wanted. */
export function ticksOf([low, high]: readonly [number, number], wanted: number): number[] {
  const raw = (high - low) / wanted;
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw * 0.75) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Divided by a whole number where the step is small: 3 × 0.1 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_none, index) =>
    step < 1 ? (first + index) / Math.round(1 / step) : (first + index) * step,
  );
}
