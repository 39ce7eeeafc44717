import { defaultLevelOf, factorNames, levelsOf, type Cell, type FactorName } from '../../spec/index.ts';
import type { MeasuredScenario } from './measure-of.ts';
import { peerEffects } from './peer-effects.ts';
import { planPrimary } from './plan-primary.ts';
import type { PlannedContrast } from './planned-contrast.ts';

/**
 * The contrasts that no study has to name: per model and scenario each level of a factor that was varied against its
 * default (or the first level that there is), and the peer effect. What is among the primary ones is left out.
 */
export function planExploratory(
  cells: readonly Cell[],
  scenarios: readonly MeasuredScenario[],
  primary: readonly PlannedContrast[],
): PlannedContrast[] {
  const known = new Set(primary.map(signature));
  const found: PlannedContrast[] = [];
  const offer = (contrasts: readonly PlannedContrast[]): void => {
    for (const contrast of contrasts) {
      if (known.has(signature(contrast))) continue;
      known.add(signature(contrast));
      found.push({ ...contrast, family: 'exploratory' });
    }
  };
  for (const effect of peerEffects) offer(plannedIn(effect, cells, scenarios));
  for (const own of Map.groupBy(cells, ({ model, scenario }) => JSON.stringify([model, scenario])).values()) {
    const scenario = own[0]?.scenario ?? '';
    for (const { factor, level, reference } of variedLevels(own)) {
      const name = `${scenario}: ${factor} ${level} minus ${reference}`;
      offer(plannedIn({ name, arm: { [factor]: level }, minus: { [factor]: reference } }, own, scenarios));
    }
  }
  return found;
}

function plannedIn(contrast: Parameters<typeof planPrimary>[0], cells: readonly Cell[], scenarios: readonly MeasuredScenario[]) {
  const outcome = planPrimary(contrast, cells, scenarios);
  return 'planned' in outcome ? outcome.planned : [];
}

interface LevelPair {
  readonly factor: FactorName;
  readonly level: string;
  readonly reference: string;
}

function variedLevels(cells: readonly Cell[]): LevelPair[] {
  return factorNames.flatMap((factor) => {
    const present = levelsOf(factor).filter((level) => cells.some(({ condition }) => condition[factor] === level));
    const reference = present.find((level) => level === defaultLevelOf(factor)) ?? present[0];
    return present.flatMap((level) => (level === reference || reference === undefined ? [] : [pairOf(factor, level, reference)]));
  });
}

/** What is at stake is told as peer minus other, as everywhere. */
function pairOf(factor: FactorName, level: string, reference: string): LevelPair {
  const turned = factor === 'atStake' && reference === 'peer' && level !== 'self';
  return turned ? { factor, level: reference, reference: level } : { factor, level, reference };
}

/** The same for two contrasts of the same cells in the same measure, whichever arm stands first. */
function signature({ measure, arms }: PlannedContrast): string {
  const sides = arms.map(({ cells }) =>
    cells
      .map(({ cell }) => cell.id)
      .sort()
      .join(' '),
  );
  return [measure.name, ...sides.sort()].join('\n');
}
