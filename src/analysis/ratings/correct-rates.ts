import type { CorrectedRate, Label } from '../../spec/index.ts';
import { fisherExactTest, roganGladen, stratifiedPredictionPoweredMean, wilsonInterval } from '../../stats/index.ts';
import { decideLabels, type JudgedTrial } from './judged-trials.ts';
import { labelStrata, type LabelStratum } from './label-strata.ts';
import type { Decision } from './decide-answer.ts';

/**
 * The rates of a judge's answers, raw and with its error taken out by people's labels: over all scenarios, and in each that
 * has labels. Empty where nobody has labelled what is asked. Rates are of the trials that the judge read and that did not
 * fail; those of which it gave no valid answer are among them.
 */
export function correctRates(
  judged: readonly JudgedTrial[],
  labels: readonly Label[],
  { field, level }: { readonly field: string; readonly level: number },
): CorrectedRate[] {
  const decided = decideLabels(labels, field);
  if (!judged.some(({ id }) => decided.get(id)?.type === 'answer')) return [];
  const answers = [
    ...new Set([
      ...judged.flatMap(({ said }) => said ?? []),
      ...[...decided.values()].flatMap((each) => (each.type === 'answer' ? each.answer : [])),
    ]),
  ].sort();
  const scopes = [
    { scenario: null, trials: judged },
    ...[...Map.groupBy(judged, ({ scenario }) => scenario)].map(([scenario, trials]) => ({ scenario, trials })),
  ];
  const several = scopes.length > 2;
  return scopes
    .filter(({ scenario, trials }) => scenario === null || (several && trials.some(({ id }) => decided.get(id)?.type === 'answer')))
    .flatMap(({ scenario, trials }) => answers.map((answer) => correctedRate(trials, decided, { field, answer, scenario, level })));
}

interface Asked {
  readonly field: string;
  readonly answer: string;
  readonly scenario: string | null;
  readonly level: number;
}

function correctedRate(trials: readonly JudgedTrial[], decided: ReadonlyMap<string, Decision>, asked: Asked): CorrectedRate {
  const { field, answer, scenario, level } = asked;
  const answered = trials.filter(({ said }) => said !== null);
  const raw = { count: answered.filter(({ said }) => said === answer).length, n: answered.length };
  const own = trials.map(({ id }) => decided.get(id)?.type);
  const [powered, whyNot] = poweredRate(trials, decided, asked);
  const [byError, whyNotByError] = rateByError(trials, decided, asked);
  return {
    field,
    answer,
    scenario,
    trials: trials.length,
    raw: {
      ...raw,
      rate: raw.n === 0 ? null : raw.count / raw.n,
      interval: raw.n === 0 ? null : { level, method: 'wilson', ...wilsonInterval({ ...raw, level }) },
    },
    labelled: own.filter((type) => type === 'answer').length,
    tied: own.filter((type) => type === 'tied').length,
    corrected: powered,
    roganGladen: byError,
    reasons: [...whyNot, ...whyNotByError],
  };
}

/** By prediction-powered inference, each of the judge's answers a stratum. */
function poweredRate(
  trials: readonly JudgedTrial[],
  decided: ReadonlyMap<string, Decision>,
  { answer, level }: Asked,
): readonly [CorrectedRate['corrected'], readonly string[]] {
  const strata = labelStrata(trials, decided, { least: 2 });
  const short = strata.find(({ labels }) => labels.length < 2);
  if (short !== undefined) return [null, [`not corrected: ${shortOf(short)}`]];
  const { estimate, standardError, low, high } = stratifiedPredictionPoweredMean({
    strata: strata.map(({ said, trials: all, labels }) => {
      const prediction = Number(said === answer);
      return {
        labelled: labels.map(({ label }) => ({ label: Number(label === answer), prediction })),
        unlabelled: Array.from({ length: all.length - labels.length }, () => prediction),
      };
    }),
    lambda: 'tuned',
    level,
  });
  return [{ estimate, standardError, interval: { level, method: 'stratified-prediction-powered', low, high } }, []];
}

function shortOf({ said, trials, labels }: LabelStratum): string {
  const what = said === null ? 'gave no valid answer' : `said ${said}`;
  return `of ${trials.length} trials of which the judge ${what}, ${labels.length} ${labels.length === 1 ? 'has' : 'have'} a label, and at least 2 are needed`;
}

/** By Rogan and Gladen, from the trials that have no label; refused where the labels were given by what the judge said. */
function rateByError(
  trials: readonly JudgedTrial[],
  decided: ReadonlyMap<string, Decision>,
  { answer, level }: Asked,
): readonly [CorrectedRate['roganGladen'], readonly string[]] {
  const counts = { so: { count: 0, n: 0 }, other: { count: 0, n: 0 }, open: { count: 0, n: 0 } };
  for (const { id, said } of trials) {
    const decision = decided.get(id);
    const of = decision?.type !== 'answer' ? counts.open : decision.answer === answer ? counts.so : counts.other;
    of.n += 1;
    if (said === answer) of.count += 1;
  }
  const { so, other, open } = counts;
  if (so.n === 0 || other.n === 0) return [null, [`no Rogan-Gladen estimate: ${so.n} labels say ${answer}, ${other.n} say something else`]];
  if (open.n === 0) return [null, ['no Rogan-Gladen estimate: every trial has a label']];
  const [saidLabelled, said] = [so.count + other.count, so.count + other.count + open.count];
  const [restLabelled, rest] = [so.n + other.n - saidLabelled, trials.length - said];
  if (said > 0 && rest > 0) {
    const { pValue } = fisherExactTest({ count1: saidLabelled, n1: said, count2: restLabelled, n2: rest });
    if (pValue < 0.05)
      return [
        null,
        [
          `no Rogan-Gladen estimate: trials of which the judge said ${answer} were labelled more or less often than others, so that its errors cannot be read off the labels`,
        ],
      ];
  }
  const found = roganGladen({ observed: open, sensitivity: so, specificity: { count: other.n - other.count, n: other.n }, level });
  const interval = { level, method: 'lang-reiczigel', low: found.low, high: found.high };
  if ('refused' in found) return [{ estimate: null, interval }, [`Rogan-Gladen refused (${found.refused}): ${found.reason}`]];
  return [{ estimate: found.estimate, interval }, []];
}
