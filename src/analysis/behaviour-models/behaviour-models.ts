import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { InputError } from '../../errors/index.ts';
import type { BehaviourModel, CellResult, UnmodelledBehaviour } from '../../spec/index.ts';
import { firthLogisticRegression, logisticRegression, mixedLogistic, mixedLogisticGroupSdInterval } from '../../stats/index.ts';
import { measureOf, type MeasuredScenario } from '../contrasts/measure-of.ts';
import { designOf, type BehaviourDesign } from './behaviour-design.ts';
import { waldEffects } from './wald-effects.ts';

/** Points of the quadrature over the random intercept; more change nothing that is shown. */
const quadraturePoints = 15;

/**
 * Fits a logistic model over all cells of each behaviour (each primary measure) of each model: relationship, stakes,
 * monitoring, scenario, dataset and whatever else was varied as fixed effects, wording as a random intercept. Where an
 * effect has no finite estimate, since cells are all or nothing, by Firth's penalty and without the intercept of wordings.
 * `level` in (0, 1).
 */
export function behaviourModels(
  cells: readonly CellResult[],
  scenarios: readonly MeasuredScenario[],
  { level = 0.95 }: { level?: number } = {},
): (BehaviourModel | UnmodelledBehaviour)[] {
  const groups = Map.groupBy(cells, ({ model, scenario }) => JSON.stringify([model, measureOf(scenarios, scenario)?.name ?? '']));
  return [...groups].flatMap(([key, own]) => {
    const [model, measure] = JSON.parse(key) as [string, string]; // as written above
    const design = designOf(own, measure);
    if (measure === '' || design === undefined) return [];
    return [fit({ model, measure, scenarios: [...new Set(own.map(({ scenario }) => scenario))] }, design, level)];
  });
}

type Subject = Pick<BehaviourModel, 'model' | 'measure' | 'scenarios'>;

function fit(subject: Subject, design: BehaviourDesign, level: number): BehaviourModel | UnmodelledBehaviour {
  const { x, y, groups, wordings } = design;
  const whole = { ...subject, trials: y.length };
  if (new Set(y).size < 2) return { ...subject, reason: `all ${y.length} trials have the same outcome` };
  if (wordings > 1) {
    const mixed = attempt(() => ({
      ...mixedLogistic({ x, y, groups, quadraturePoints }),
      sdInterval: mixedLogisticGroupSdInterval({ x, y, groups, quadraturePoints, level: levelForFew(wordings, level) }),
    }));
    if (mixed !== undefined)
      return {
        ...whole,
        method: 'mixed-logistic',
        effects: waldEffects(design, { estimates: mixed.fixed, errors: mixed.fixedStandardErrors }, level),
        wording: {
          wordings,
          sd: mixed.groupSd,
          share: shareOf(mixed.groupSd),
          interval: { level, method: 'profile-likelihood-t', low: shareOf(mixed.sdInterval.low), high: shareOf(mixed.sdInterval.high) },
        },
        notes: [...design.notes, ...(wordings < 10 ? [`${wordings} wordings are few: standard errors are somewhat too small`] : [])],
      };
  }
  const plain = wordings > 1 ? undefined : attempt(() => logisticRegression({ x, y }));
  const penalised = plain === undefined ? attempt(() => firthLogisticRegression({ x, y })) : undefined;
  const fitted = plain ?? penalised;
  if (fitted === undefined) return { ...subject, reason: 'neither a plain nor a penalised fit has an estimate' };
  return {
    ...whole,
    method: plain === undefined ? 'firth-logistic' : 'logistic',
    effects: waldEffects(design, { estimates: fitted.coefficients, errors: fitted.standardErrors }, level),
    wording: null,
    notes: [
      ...design.notes,
      ...(penalised === undefined ? [] : ["cells are all or nothing: Firth's penalised fit, whose intervals are rough there"]),
      ...(wordings > 1 ? ['the wordings are taken together, since the model with an intercept of theirs has no finite estimate'] : []),
    ],
  };
}

/**
 * The level at which a profile likelihood interval is as far as Student's t with one degree of freedom less than
 * wordings instead of the normal distribution: with ten wordings it would cover too rarely otherwise.
 */
function levelForFew(wordings: number, level: number): number {
  return 2 * normalCdf(tQuantile((1 + level) / 2, wordings - 1), 0, 1) - 1;
}

/** The share of the variance of log odds that wordings make; the logistic distribution has the variance π²/3. */
function shareOf(sd: number): number {
  return sd === Infinity ? 1 : sd ** 2 / (sd ** 2 + Math.PI ** 2 / 3);
}

/** Undefined where the fit does not exist, as with separation. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError && error.code === 'invalid-argument') return undefined;
    throw error;
  }
}
