/**
 * The root of a continuous function between two places where its signs differ, to the last bits.
 * `f(from)` and `f(to)` must not have the same sign; infinite values are fine. Without a change of sign the end
 * with the smaller value is returned.
 * Source: Chandrupatla (1997), Advances in Engineering Software 28, 145–149: inverse quadratic steps where they
 * are safe, halving where not.
 */
export function findRoot(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [to, from];
  let [fa, fb] = [f(to), f(from)];
  let c: number;
  let fc: number;
  if (fa === 0) return to;
  if (fb === 0) return from;
  if (fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? to : from;
  let step = 0.5;
  for (let round = 0; round < 200; round += 1) {
    const x = a + step * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) {
      [c, fc] = [a, fa];
    } else {
      [c, b] = [b, a];
      [fc, fb] = [fb, fa];
    }
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const least = (4 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (fa === 0) return a;
    if (least > 0.5) return best;
    const place = (a - b) / (c - b);
    const height = (fa - fb) / (fc - fb);
    const isSafe = height * height < place && (1 - height) * (1 - height) < 1 - place;
    const quadratic = (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * fa * fb) / ((fc - fa) * (fc - fb));
    step = Math.min(1 - least, Math.max(least, isSafe && Number.isFinite(quadratic) ? quadratic : 0.5));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
