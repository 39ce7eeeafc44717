import { CustodesError } from '../../errors/index.ts';
import type { Label, LabelAgreement } from '../../spec/index.ts';
import { cohenKappa, krippendorffAlpha } from '../../stats/index.ts';

/**
 * How far raters agree, name by name: over the trials that two or more of them labelled, from the labels that stand. Notes
 * are no ratings. Numbers count as names here: two that differ disagree, by however little.
 */
export function labelAgreement(labels: readonly Label[]): readonly LabelAgreement[] {
  const rated = labels.filter(({ name, value }) => name !== 'note' && value !== null);
  return [...Map.groupBy(rated, ({ name }) => name)]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, own]) => agreementOn(name, own));
}

function agreementOn(name: string, labels: readonly Label[]): LabelAgreement {
  const raters = [...new Set(labels.map(({ rater }) => rater))].sort();
  const units = [...Map.groupBy(labels, ({ trial }) => trial).values()]
    .map((own) => new Map(own.map(({ rater, value }) => [rater, JSON.stringify(value)])))
    .filter((answers) => answers.size >= 2);
  const alike = units.filter((answers) => new Set(answers.values()).size === 1);
  const ratings = raters.map((rater) => units.map((answers) => answers.get(rater) ?? null));
  return {
    name,
    trials: units.length,
    raters,
    agreement: units.length === 0 ? null : alike.length / units.length,
    kappa: defined(() => kappaOf(ratings)),
    alpha: defined(() => krippendorffAlpha({ ratings, level: 'nominal' }).alpha),
  };
}

/** Of two raters; there is none of more. */
function kappaOf(ratings: readonly (readonly (string | null)[])[]): number | null {
  const [a, b, third] = ratings;
  if (a === undefined || b === undefined || third !== undefined) return null;
  const both = a.flatMap((value, place) => {
    const other = b[place] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  const categories = [...new Set(both.flat())];
  return cohenKappa({ a: both.map(([first]) => first), b: both.map(([, second]) => second), categories, weights: 'none' }).kappa;
}

/** Null where a figure is not defined, as where all say the same. */
function defined(figure: () => number | null): number | null {
  try {
    return figure();
  } catch (error) {
    if (error instanceof CustodesError && error.code === 'invalid-argument') return null;
    throw error;
  }
}
