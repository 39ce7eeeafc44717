import type { CorrectedCell, CorrectedRate } from '../../../spec/index.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { labelStrata, missingLabels } from './label-strata.ts';
import { leastLabels, poweredRate, shortOf } from './powered-rate.ts';
import { rateByError } from './rate-by-error.ts';
import { answersGiven, countLabels, rawRate } from './raw-rate.ts';

interface Setting {
  readonly field: string;
  /** Level of the intervals, in (0, 1). */
  readonly level: number;
}

/**
 * The rates of the answers of a judge or panel, raw and with its error taken out by people's labels: over all scenarios, and in
 * each that has labels. Empty where nobody has labelled what is asked. Rates are of the trials that it read and that did not
 * fail; those of which it gave no valid answer are among them.
 */
export function correctRates(
  judged: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  { field, level }: Setting,
): CorrectedRate[] {
  if (!hasLabels(judged, labels)) return [];
  const answers = answersGiven(judged, labels);
  const scopes = [...Map.groupBy(judged, ({ scenario }) => scenario)];
  const several = scopes.length > 1 ? scopes.filter(([, trials]) => hasLabels(trials, labels)) : [];
  return [[null, judged] as const, ...several].flatMap(([scenario, trials]) => {
    const { strata, isUneven } = labelStrata(trials, labels, { least: leastLabels });
    const short = shortOf(strata);
    const counted = countLabels(trials, labels);
    return answers.map((answer): CorrectedRate => {
      const [byError, whyNot] = rateByError(trials, labels, { answer, level, isUneven });
      return {
        field,
        answer,
        scenario,
        trials: trials.length,
        raw: rawRate(trials, { answer, level }),
        ...counted,
        corrected: short === undefined ? poweredRate(strata, { counts: (said) => said === answer, level }) : null,
        roganGladen: byError,
        reasons: [...(short === undefined ? [] : [`not corrected: ${short}`]), ...whyNot],
      };
    });
  });
}

/**
 * The same within each cell, from its own labels alone: a judge may err more in one condition than in another. Empty where
 * nobody has labelled what is asked, or where there is one cell only.
 */
export function correctCells(
  judged: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  { field, level }: Setting,
): CorrectedCell[] {
  if (!hasLabels(judged, labels)) return [];
  const cells = [...Map.groupBy(judged, ({ cell }) => cell)];
  if (cells.length < 2) return [];
  return cells.map(([cell, trials]): CorrectedCell => {
    const { strata } = labelStrata(trials, labels, { least: leastLabels });
    const short = shortOf(strata);
    return {
      field,
      cell,
      trials: trials.length,
      ...countLabels(trials, labels),
      missingLabels: strata.reduce((sum, stratum) => sum + missingLabels(stratum, leastLabels), 0),
      reason: short ?? null,
      rates: answersGiven(trials, labels).map((answer) => ({
        answer,
        raw: rawRate(trials, { answer, level }),
        corrected: short === undefined ? poweredRate(strata, { counts: (said) => said === answer, level }) : null,
      })),
    };
  });
}

function hasLabels(trials: readonly SaidOfTrial[], labels: ReadonlyMap<string, Decision>): boolean {
  return trials.some(({ id }) => labels.get(id)?.type === 'answer');
}
