import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { unevenness } from './unevenness.ts';

/** Trials within which labels are taken to be a random draw; the judge said the same of all of them. */
export interface LabelStratum<Trial extends SaidOfTrial = SaidOfTrial> {
  /** The judge's answer; null where it gave none. */
  readonly said: string | null;
  readonly trials: readonly Trial[];
  /** People's answers to those of the trials that have one. */
  readonly labels: readonly { readonly trial: Trial; readonly label: string }[];
}

/** The strata, and whether labels were given unevenly in any of them, so that it had to be split by more than its size allows. */
export interface LabelStrata<Trial extends SaidOfTrial = SaidOfTrial> {
  readonly strata: readonly LabelStratum<Trial>[];
  readonly isUneven: boolean;
}

/** Chance of taking labels for uneven that were drawn alike, in each stratum. */
const unevenLevel = 0.01;

/**
 * The strata within which labels are taken to be a random draw: by the judge's answer and the scenario, as
 * `custodes sample` draws them. Where a stratum's labels were plainly given more often in some cells than in others, or more
 * often where another judge said something, as where they were drawn by cell or by that judge's answers, it is split by that
 * too. Labels that were drawn at random from all trials are so in each stratum.
 *
 * A stratum needs `least` labels, or all of a smaller one. Scenarios that have fewer are put together where their labels may be
 * an even draw; where they are not, the stratum stays short, and nothing is known of it.
 */
export function labelStrata<Trial extends SaidOfTrial>(
  judged: readonly Trial[],
  labels: ReadonlyMap<string, Decision>,
  { least }: { readonly least: number },
): LabelStrata<Trial> {
  const judges = judged[0]?.byJudge?.length ?? 0;
  const factors: Factor[] = [
    ({ cell }) => cell,
    ...Array.from(
      { length: judges },
      (_none, place): Factor =>
        ({ byJudge }) =>
          byJudge?.[place] ?? null,
    ),
  ];
  const found = [...Map.groupBy(judged, ({ said }) => said).values()].map((trials) =>
    byScenario(stratumOf(trials, labels), { labels, least, factors }),
  );
  return { strata: found.flatMap(({ strata }) => strata), isUneven: found.some(({ isUneven }) => isUneven) };
}

/** How many labels a stratum lacks. */
export function missingLabels({ trials, labels }: LabelStratum, least: number): number {
  return Math.max(0, Math.min(least, trials.length) - labels.length);
}

/** What trials are told apart by. */
type Factor = (trial: SaidOfTrial) => string | null;

interface Setting {
  readonly labels: ReadonlyMap<string, Decision>;
  readonly least: number;
  readonly factors: readonly Factor[];
}

/** Always by scenario, as far as labels suffice. */
function byScenario<Trial extends SaidOfTrial>(whole: LabelStratum<Trial>, setting: Setting): LabelStrata<Trial> {
  const { enough, rest } = partsBy(whole, ({ scenario }) => scenario, setting);
  const isUneven = unevenness(whole, ({ scenario }) => scenario) < unevenLevel;
  // Too few labels for scenarios of their own: all scenarios together, if labels may be an even draw from them.
  if (rest !== undefined && missingLabels(rest, setting.least) > 0 && !isUneven) return byUnevenness(whole, setting);
  const split = enough.map((part) => byUnevenness(part, setting));
  return {
    strata: [...split.flatMap(({ strata }) => strata), ...(rest === undefined ? [] : [rest])],
    isUneven: isUneven || split.some((part) => part.isUneven),
  };
}

/** By what its labels hang on most, if they plainly hang on anything; and each part so again. */
function byUnevenness<Trial extends SaidOfTrial>(whole: LabelStratum<Trial>, setting: Setting): LabelStrata<Trial> {
  const { factors } = setting;
  const tried = factors.map((factor) => ({ factor, chance: factors.length * unevenness(whole, factor) }));
  const [most] = tried.sort((one, other) => one.chance - other.chance);
  if (most === undefined || most.chance >= unevenLevel) return { strata: [whole], isUneven: false };
  const { enough, rest } = partsBy(whole, most.factor, setting);
  const finer = { ...setting, factors: factors.filter((factor) => factor !== most.factor) };
  return {
    strata: [...enough.flatMap((part) => byUnevenness(part, finer).strata), ...(rest === undefined ? [] : [rest])],
    isUneven: true,
  };
}

/** The parts that have enough labels, and all others as one. */
function partsBy<Trial extends SaidOfTrial>(
  { trials }: LabelStratum<Trial>,
  factor: Factor,
  { labels, least }: Setting,
): { readonly enough: readonly LabelStratum<Trial>[]; readonly rest: LabelStratum<Trial> | undefined } {
  const parts = [...Map.groupBy(trials, factor).values()].map((own) => stratumOf(own, labels));
  const short = parts.filter((part) => missingLabels(part, least) > 0).flatMap((part) => part.trials);
  return {
    enough: parts.filter((part) => missingLabels(part, least) === 0),
    rest: short.length === 0 ? undefined : stratumOf(short, labels),
  };
}

function stratumOf<Trial extends SaidOfTrial>(trials: readonly Trial[], labels: ReadonlyMap<string, Decision>): LabelStratum<Trial> {
  return {
    said: trials[0]?.said ?? null,
    trials,
    labels: trials.flatMap((trial) => {
      const decision = labels.get(trial.id);
      return decision?.type === 'answer' ? [{ trial, label: decision.answer }] : [];
    }),
  };
}
