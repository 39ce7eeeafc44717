/** Every combination of one level of each factor, the last factor varying fastest; one empty one for no factor. */
export function combinations<Name extends string>(
  factors: readonly (readonly [Name, readonly string[]])[],
): Partial<Record<Name, string>>[] {
  let crossed: Partial<Record<Name, string>>[] = [{}];
  for (const [name, levels] of factors) {
    crossed = crossed.flatMap((combination) => levels.map((level) => ({ ...combination, [name]: level })));
  }
  return crossed;
}
