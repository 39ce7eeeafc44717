import type { CorrectedCell, CorrectedRate } from '../../../spec/index.ts';
import { stratifiedPredictionPoweredMean } from '../../../stats/index.ts';
import { openRefusal, type BesideRefusal } from '../counting/refused-by-rating.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { labelStrata, missingLabels } from './label-strata.ts';
import { leastLabels, shortOf } from './powered-rate.ts';
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

function measuredRate(
  all: readonly Measured[],
  labels: ReadonlyMap<string, Decision>,
  { measure, level }: Setting & { readonly measure: string },
) {
  const trials = all.filter(({ beside }) => measure === 'refused' || measure in beside.held);
  const isOpen = ({ beside }: Measured): boolean => !beside.stopped && (measure === 'refused' || beside.held[measure] === true);
  const open = trials.filter(isOpen);
  const { strata } = labelStrata(open, labels, { least: leastLabels });
  const reason = shortOf(strata) ?? null;
  return {
    trials: trials.length,
    raw: rawRate(
      trials.map((trial) => ({
        ...trial,
        said: trial.beside.stopped || trial.said !== null ? String(valueOf(trial, measure, trial.said)) : null,
      })),
      {
        answer: 'true',
        level,
      },
    ),
    ...countLabels(trials, labels),
    missing: strata.reduce((sum, stratum) => sum + missingLabels(stratum, leastLabels), 0),
    reason,
    corrected: reason === null ? correctedMean() : null,
  };

  function correctedMean(): NonNullable<CorrectedRate['corrected']> {
    const known = trials.filter((trial) => !isOpen(trial)).map((trial) => Number(valueOf(trial, measure, null)));
    const { estimate, standardError, low, high } = stratifiedPredictionPoweredMean({
      strata: [
        ...strata.map(({ said, trials: own, labels: given }) => {
          const predictionOf = (trial: Measured): number => Number(valueOf(trial, measure, said));
          const labelled = new Set(given.map(({ trial }) => trial.id));
          return {
            labelled: given.map(({ trial, label }) => ({ label: Number(valueOf(trial, measure, label)), prediction: predictionOf(trial) })),
            unlabelled: own.filter(({ id }) => !labelled.has(id)).map(predictionOf),
          };
        }),
        // What is known of all, by its value, so that no stratum has a spread that is none of error.
        ...[0, 1].flatMap((value) => {
          const same = known.filter((one) => one === value);
          return same.length === 0 ? [] : [{ labelled: same.map((label) => ({ label, prediction: label })), unlabelled: [] }];
        }),
      ],
      lambda: 'tuned',
      level,
    });
    return { estimate, standardError, interval: { level, method: 'stratified-prediction-powered', low, high } };
  }
}

/** The value of the measure where the word on the refusal is this answer; null is no word of an open refusal. */
function valueOf({ beside }: Measured, measure: string, answer: string | null): boolean {
  const refused = beside.stopped || answer === openRefusal;
  return measure === 'refused' ? refused : beside.held[measure] === true && !refused;
}
