import type { CorrectedCell, CorrectedRate } from '../../../spec/index.ts';
import { openRefusal, type BesideRefusal } from '../counting/refused-by-rating.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { labelStrata, missingLabels } from './label-strata.ts';
import { leastLabels, poweredRate, shortOf } from './powered-rate.ts';
import { countLabels, rawRate } from './raw-rate.ts';

interface Setting {
  /** Level of the intervals, in (0, 1). */
  readonly level: number;
}

type Measured = SaidOfTrial & { readonly beside: BesideRefusal };

/**
 * The rates of `refused` and of the measures that an open refusal makes false, raw by a judge's or a panel's word on refusals and
 * with its error taken out by people's labels of them: by scenario. `judged` have its answers on refusals; `answer` is `true`.
 * Whatever no word on refusals changes is known: it needs no label and has no error. Empty where nobody has labelled refusals.
 */
export function correctMeasures(
  judged: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  { level }: Setting,
): CorrectedRate[] {
  return scopesOf(judged, labels, ({ scenario }) => scenario).flatMap(([scenario, trials]) =>
    measuresOf(trials).map((measure): CorrectedRate => {
      const { trials: own, reason, missing: _missing, ...rate } = measuredRate(trials, labels, { measure, level });
      return {
        field: measure,
        answer: 'true',
        scenario,
        trials: own,
        ...rate,
        roganGladen: null,
        reasons: reason === null ? [] : [`not corrected: ${reason}`],
      };
    }),
  );
}

/** The same within each cell, from its own labels alone. Empty where there is one cell only. */
export function correctMeasuresByCell(
  judged: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  { level }: Setting,
): CorrectedCell[] {
  const cells = scopesOf(judged, labels, ({ cell }) => cell);
  if (cells.length < 2) return [];
  return cells.flatMap(([cell, trials]) =>
    measuresOf(trials).map((measure): CorrectedCell => {
      const { trials: own, labelled, tied, missing, reason, raw, corrected } = measuredRate(trials, labels, { measure, level });
      return {
        field: measure,
        cell,
        trials: own,
        labelled,
        tied,
        missingLabels: missing,
        reason,
        rates: [{ answer: 'true', raw, corrected }],
      };
    }),
  );
}

function scopesOf(
  judged: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  by: (trial: SaidOfTrial) => string,
): readonly (readonly [string, readonly Measured[]])[] {
  const measured = judged.flatMap((trial) => (trial.beside === undefined ? [] : [{ ...trial, beside: trial.beside }]));
  if (!measured.some(({ id }) => labels.get(id)?.type === 'answer')) return [];
  return [...Map.groupBy(measured, by)];
}

function measuresOf(trials: readonly Measured[]): readonly string[] {
  return ['refused', ...new Set(trials.flatMap(({ beside }) => Object.keys(beside.held)))];
}

/** The rate of a measure over the trials that have it. Open are those of which a word on the refusal decides it. */
function measuredRate(
  all: readonly Measured[],
  labels: ReadonlyMap<string, Decision>,
  { measure, level }: Setting & { readonly measure: string },
) {
  const isRefused = measure === 'refused';
  const trials = all.filter(({ beside }) => isRefused || measure in beside.held);
  const isOpen = ({ beside: { stopped, held } }: Measured): boolean => !stopped && (isRefused || held[measure] === true);
  const counts = (answer: string | null): boolean => (answer === openRefusal) === isRefused;
  // What is not open was stopped, and is refused, or did not hold.
  const saidOf = (trial: Measured): string | null =>
    isOpen(trial) ? trial.said && String(counts(trial.said)) : trial.said === null && !trial.beside.stopped ? null : String(isRefused);
  const { strata } = labelStrata(trials.filter(isOpen), labels, { least: leastLabels });
  const reason = shortOf(strata) ?? null;
  const known = trials.filter((trial) => !isOpen(trial)).map(() => isRefused);
  return {
    trials: trials.length,
    raw: rawRate(
      trials.map((trial) => ({ ...trial, said: saidOf(trial) })),
      { answer: 'true', level },
    ),
    ...countLabels(trials, labels),
    missing: strata.reduce((sum, stratum) => sum + missingLabels(stratum, leastLabels), 0),
    reason,
    corrected: reason === null ? poweredRate(strata, { counts, known, level }) : null,
  };
}
