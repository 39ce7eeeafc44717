/** How often a feature of one kind exceeds that of another, ties as a half: 0.5 where the feature does not tell the kinds apart. */
export function areaUnderCurve(ones: readonly number[], others: readonly number[]): number {
  const wins = ones.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
}
