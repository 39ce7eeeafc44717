import type { Decision } from './decide-answer.ts';
import type { JudgedTrial } from './judged-trials.ts';

/** Trials of which the judge said the same in one scenario, or in several of which one alone has too few labels. */
export interface LabelStratum {
  /** The judge's answer; null where it gave none. */
  readonly said: string | null;
  readonly trials: readonly JudgedTrial[];
  /** People's answers to those of the trials that have one. */
  readonly labels: readonly { readonly trial: JudgedTrial; readonly label: string }[];
}

/**
 * The strata within which labels are taken to be a random draw: by the judge's answer and the scenario, as
 * `custodes sample` draws them; labels that were drawn at random from all trials are so in each of them, too. Strata with fewer
 * than `least` labels are put together over the scenarios of the same answer.
 */
export function labelStrata(
  judged: readonly JudgedTrial[],
  labels: ReadonlyMap<string, Decision>,
  { least }: { readonly least: number },
): readonly LabelStratum[] {
  const fine = [...Map.groupBy(judged, ({ said, scenario }) => JSON.stringify([said, scenario])).values()].map((trials) =>
    stratumOf(trials, labels),
  );
  const suffices = ({ labels: own }: LabelStratum): boolean => own.length >= least;
  const rest = fine.filter((stratum) => !suffices(stratum));
  const merged = [...Map.groupBy(rest, ({ said }) => said)].flatMap(([said, few]) => {
    const together = stratumOf(
      few.flatMap(({ trials }) => trials),
      labels,
    );
    if (suffices(together)) return [together];
    // Still too few: with all others of the same answer.
    const same = fine.filter((stratum) => stratum.said === said);
    return [
      stratumOf(
        same.flatMap(({ trials }) => trials),
        labels,
      ),
    ];
  });
  const swallowed = new Set(
    merged.filter((stratum) => stratum.trials.length === judged.filter(({ said }) => said === stratum.said).length).map(({ said }) => said),
  );
  return [...fine.filter((stratum) => suffices(stratum) && !swallowed.has(stratum.said)), ...merged];
}

function stratumOf(trials: readonly JudgedTrial[], labels: ReadonlyMap<string, Decision>): LabelStratum {
  return {
    said: trials[0]?.said ?? null,
    trials,
    labels: trials.flatMap((trial) => {
      const decision = labels.get(trial.id);
      return decision?.type === 'answer' ? [{ trial, label: decision.answer }] : [];
    }),
  };
}
