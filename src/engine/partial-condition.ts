/** Levels by factor, scenario or model; a list means any of them. */
type PartialCondition = Readonly<Record<string, string | readonly string[]>>;

/** Whether a condition has, for every name that one of the partial conditions mentions, a level that it allows. */
export function matchesAny(partials: readonly PartialCondition[], condition: Readonly<Record<string, string | undefined>>): boolean {
  return partials.some((partial) =>
    Object.entries(partial).every(([name, allowed]) => [allowed].flat().some((level) => level === condition[name])),
  );
}
