const golden = (3 - Math.sqrt(5)) / 2;

/** A place and the value of the function there. */
export interface Low {
  readonly place: number;
  readonly value: number;
}

/**
 * The minimum of a function with one valley between `from` and `to` (a convex one, for instance), until the place is
 * known within `tolerance`: parabolas through the three lowest places where they are of use, golden sections where
 * not. Infinite values are fine; the ends are taken into account.
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 5.
 */
export function minimiseUnimodal(f: (x: number) => number, from: number, to: number, tolerance: number): Low {
  let [low, high] = [from, to];
  const first = from + golden * (to - from);
  let best: Low = { place: first, value: f(first) };
  let [second, third] = [best, best];
  let [step, stepBefore] = [0, 0];
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (Math.abs(best.place - middle) <= 2 * tolerance - (high - low) / 2) break;
    const parabolic = Math.abs(stepBefore) > tolerance ? parabolicStep(best, second, third) : NaN;
    const target = best.place + parabolic;
    if (Math.abs(parabolic) < Math.abs(stepBefore / 2) && target > low && target < high) {
      [stepBefore, step] = [step, parabolic];
      if (target - low < 2 * tolerance || high - target < 2 * tolerance) step = best.place < middle ? tolerance : -tolerance;
    } else {
      stepBefore = best.place < middle ? high - best.place : low - best.place;
      step = golden * stepBefore;
    }
    const place = best.place + (Math.abs(step) >= tolerance ? step : Math.sign(step) * tolerance);
    const trial = { place, value: f(place) };
    if (trial.value <= best.value) {
      if (place < best.place) high = best.place;
      else low = best.place;
      [third, second, best] = [second, best, trial];
    } else {
      if (place < best.place) low = place;
      else high = place;
      if (trial.value <= second.value || second === best) [third, second] = [second, trial];
      else if (trial.value <= third.value || third === best || third === second) third = trial;
    }
  }
  const ends = [from, to].map((place) => ({ place, value: f(place) }));
  return ends.reduce<Low>((lowest, end) => (end.value < lowest.value ? end : lowest), best);
}

/** From the lowest of three places to the lowest point of the parabola through them; no number where there is none. */
function parabolicStep(best: Low, second: Low, third: Low): number {
  const r = (best.place - second.place) * (best.value - third.value);
  const q = (best.place - third.place) * (best.value - second.value);
  return -((best.place - third.place) * q - (best.place - second.place) * r) / (2 * (q - r));
}
