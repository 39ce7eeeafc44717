import type { Contrast, RunRecord, TrialSummary } from '../../spec/index.ts';
import { createOutcomeCounts } from './count-outcomes.ts';
import type { RunLook } from '../stopping/run-look.ts';
import { cutContrast } from './cut-contrast.ts';
import { estimateContrasts } from './estimate-contrasts.ts';
import type { MeasuredScenario } from './measure-of.ts';
import { planExploratory } from './plan-exploratory.ts';
import { planPrimary } from './plan-primary.ts';
import type { PlannedContrast } from './planned-contrast.ts';

/** Takes trials one by one and gives the contrasts of their run. */
export interface ContrastCounter {
  add(trial: Pick<TrialSummary, 'cell' | 'index' | 'measures' | 'worldVariant'>): void;
  /** `level` of the intervals, in (0, 1). */
  contrasts(level: number): Contrast[];
}

/**
 * Creates the counter for a run: what is compared is fixed by its stored study and plan, before any trial is seen. `look` is
 * what rules to stop early made of it.
 */
export function createContrastCounter(
  run: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
  look?: RunLook,
): ContrastCounter {
  const cut = planContrasts(run, scenarios).map((contrast) => cutContrast(contrast, look));
  const parts = [...Map.groupBy(cut, ({ cutoff }) => cutoff)].map(([cutoff, own]) => ({
    cutoff,
    own,
    counts: createOutcomeCounts(own.map(({ planned }) => planned)),
  }));
  const countsOf = new Map(parts.flatMap(({ own, counts }) => own.map(({ planned }) => [planned, counts] as const)));
  return {
    add: (trial) => {
      for (const { cutoff, counts } of parts) if (trial.index < cutoff) counts.add(trial);
    },
    contrasts: (level) =>
      estimateContrasts(
        cut.map((contrast) => ({ ...contrast, counts: countsOf.get(contrast.planned) ?? createOutcomeCounts([]) })),
        level,
      ),
  };
}

/** The contrasts of a plan: the primary ones that its study names, then the exploratory ones. */
export function planContrasts(
  { study, cells }: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
): PlannedContrast[] {
  const primary = (study.contrasts ?? []).flatMap((contrast) => {
    const outcome = planPrimary(contrast, cells, scenarios);
    return 'planned' in outcome ? outcome.planned : [];
  });
  return [...primary, ...planExploratory(cells, scenarios, primary)];
}
