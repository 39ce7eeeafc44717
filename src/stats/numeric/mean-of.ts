/** The mean of a list that holds at least one value, with the rounding of the first sum taken out by a second one. */
export function meanOf(values: ArrayLike<number>): number {
  const rough = sumOf(values, 0) / values.length;
  return rough + sumOf(values, rough) / values.length;
}

function sumOf(values: ArrayLike<number>, shift: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) - shift;
  return sum;
}
