/**
 * How often intervals that take a judge's error out cover the truth, with the raw ones beside them, and those of an audit
 * of monitors, over simulated studies whose truth is planted: `node test/bench/measure-judges.ts [studies]`. Nominal
 * 95 %; the target is at least 93 % of at least 2,000 studies.
 */
import { createRandom, deriveSeed, type Random } from '../../src/spec/index.ts';
import {
  aucDeLong,
  aucDeLongTest,
  aucScoreInterval,
  hitRateAtFalseAlarmRate,
  neymanAllocation,
  pairedLeniency,
  predictionPoweredDifference,
  predictionPoweredMean,
  roganGladen,
  signalDetection,
  stratifiedPredictionPoweredMean,
  tMeanInterval,
  varianceComponents,
  weightedPredictionPoweredMean,
  wilsonInterval,
  newcombeInterval,
  type LabelledCase,
} from '../../src/stats/index.ts';

const studies = Number(process.argv[2] ?? 5000);
const level = 0.95;

interface Interval {
  readonly low: number;
  readonly high: number;
}
interface Judge {
  readonly sensitivity: number;
  readonly specificity: number;
}

for (const [rate, sensitivity, specificity, labels] of [
  [0.3, 0.85, 0.9, 100],
  [0.3, 0.85, 0.9, 30],
  [0.9, 0.95, 0.8, 100],
  [0.5, 0.99, 0.99, 50],
  [0.5, 0.9, 1, 50],
  [0.05, 0.9, 0.95, 100],
  [0.005, 0.9, 0.995, 200],
] as const)
  measureRates({ rate, labels, judge: { sensitivity, specificity } });
measureGrades();
measureDifference();
measureStrata();
measureComponents();
for (const [hitRate, falseAlarmRate, positives, negatives] of [
  [0.8, 0.2, 100, 300],
  [0.95, 0.02, 100, 300],
  [0.6, 0.1, 30, 60],
] as const)
  measureDetection({ hitRate, falseAlarmRate, positives, negatives });
for (const [distance, positives, negatives] of [[1.5, 100, 300], [3.5, 60, 60], [1, 15, 25]] as const) measureAreas({ distance, positives, negatives }); // prettier-ignore
for (const audit of [
  { name: 'fair', shared: 0, ofGuilty: 0, distance: 25 },
  { name: 'fair of poor quality', shared: 0, ofGuilty: 0, distance: 8 },
  { name: 'lenient by threshold', shared: -8, ofGuilty: 0, distance: 25 },
  { name: 'blind to guilt', shared: 0, ofGuilty: -12, distance: 25 },
])
  measureLeniency(audit);

/** A rate by a judge: raw, by its known error, and by labels of a sample. */
function measureRates({ rate, judge, labels }: { rate: number; judge: Judge; labels: number }): void {
  const [raw, gladen, reported, full, tuned, plain] = [tally(), tally(), tally(), tally(), tally(), tally()];
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('rates', rate, judge.specificity, labels, study));
    const cases = judged(500, rate, judge, random);
    const observed = countOf(cases.map(({ prediction }) => prediction));
    raw.add(wilsonInterval({ ...observed, level }), rate);
    const hits = countOf(judged(labels, 1, judge, random).map(({ prediction }) => prediction));
    const rejections = countOf(judged(labels, 0, judge, random).map(({ prediction }) => 1 - prediction));
    const corrected = roganGladen({ observed, sensitivity: hits, specificity: rejections, level });
    gladen.add(corrected, rate);
    if (!('refused' in corrected)) reported.add(corrected, rate);
    const sample = { labelled: cases.slice(0, labels), unlabelled: cases.slice(labels).map(({ prediction }) => prediction) };
    full.add(predictionPoweredMean({ ...sample, lambda: 1, level }), rate);
    tuned.add(predictionPoweredMean({ ...sample, lambda: 'tuned', level }), rate);
    plain.add(wilsonInterval({ ...countOf(sample.labelled.map(({ label }) => label)), level }), rate);
  }
  print(`rate ${rate}, sensitivity ${judge.sensitivity}, specificity ${judge.specificity}, 500 judged, ${labels} labels`, {
    raw,
    'Rogan-Gladen, refused ones by their range': gladen,
    [`Rogan-Gladen, reported (${((100 * reported.studies()) / studies).toFixed(0)} %)`]: reported,
    'prediction-powered': full,
    'prediction-powered, tuned': tuned,
    'labels alone': plain,
  });
}

/** A mean grade by a judge that gives five points too many and is noisy. */
function measureGrades(): void {
  const [raw, tuned] = [tally(), tally()];
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('grades', study));
    const cases = Array.from({ length: 400 }, () => {
      const label = 60 + 15 * normal(random);
      return { label, prediction: label + 5 + 8 * normal(random) };
    });
    raw.add(tMeanInterval({ values: cases.map(({ prediction }) => prediction), level }), 60);
    const unlabelled = cases.slice(40).map(({ prediction }) => prediction);
    tuned.add(predictionPoweredMean({ labelled: cases.slice(0, 40), unlabelled, lambda: 'tuned', level }), 60);
  }
  print('mean grade of 60, judge 5 points too kind, 400 judged, 40 labels', { raw, 'prediction-powered, tuned': tuned });
}

/** Two arms with the same rate, and a judge that overlooks more in one. */
function measureDifference(): void {
  const [raw, corrected] = [tally(), tally()];
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('difference', study));
    const arms = [0.6, 0.9].map((sensitivity) => judged(400, 0.4, { sensitivity, specificity: 0.95 }, random));
    const [one, other] = arms.map((cases) => countOf(cases.map(({ prediction }) => prediction)));
    if (one === undefined || other === undefined) continue;
    raw.add(newcombeInterval({ count1: one.count, n1: one.n, count2: other.count, n2: other.n, level }), 0);
    const [arm1, arm2] = arms.map((cases) => ({
      labelled: cases.slice(0, 80),
      unlabelled: cases.slice(80).map(({ prediction }) => prediction),
    }));
    if (arm1 !== undefined && arm2 !== undefined) corrected.add(predictionPoweredDifference({ arm1, arm2, lambda: 'tuned', level }), 0);
  }
  print('no difference, judge overlooks 40 % in one arm and 10 % in the other, 400 and 80 labels an arm', {
    raw,
    'prediction-powered': corrected,
  });
}

/** Labels by stratum of what the judge said, as Neyman allocates them, and by chances of the same size. */
function measureStrata(): void {
  const [raw, random100, stratified, weighted] = [tally(), tally(), tally(), tally()];
  const [rate, judge] = [0.1, { sensitivity: 0.8, specificity: 0.97 }];
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('strata', study));
    const cases = judged(1000, rate, judge, random);
    raw.add(wilsonInterval({ ...countOf(cases.map(({ prediction }) => prediction)), level }), rate);
    const split = (some: readonly LabelledCase[], labels: number) => ({
      labelled: some.slice(0, labels),
      unlabelled: some.slice(labels).map(({ prediction }) => prediction),
    });
    random100.add(predictionPoweredMean({ ...split(cases, 100), lambda: 'tuned', level }), rate);
    const groups = [0, 1].map((said) => cases.filter(({ prediction }) => prediction === said));
    const strata = groups.map(({ length: size }, said) => ({ size, sd: said === 1 ? 0.43 : 0.15 }));
    const { allocation } = neymanAllocation({ strata, budget: 100, level });
    const drawn = groups.map((group, said) => split(group, allocation[said] ?? 2));
    stratified.add(stratifiedPredictionPoweredMean({ strata: drawn, lambda: 1, level }), rate);
    const chances = groups.map(({ length }, said) => (allocation[said] ?? 2) / length);
    const marked = cases.map((one) => ({ ...one, probability: chances[one.prediction] ?? 1, isDrawn: random.next() < (chances[one.prediction] ?? 1) })); // prettier-ignore
    const unlabelled = marked.filter(({ isDrawn }) => !isDrawn).map(({ prediction }) => prediction);
    weighted.add(
      weightedPredictionPoweredMean({ labelled: marked.filter(({ isDrawn }) => isDrawn), unlabelled, lambda: 'tuned', level }),
      rate,
    );
  }
  print('rate 0.1, sensitivity 0.8, specificity 0.97, 1,000 judged, 100 labels', {
    raw,
    'labels at random': random100,
    'labels by stratum': stratified,
    'labels by chance': weighted,
  });
}

/** The judge's own variance beside that of the things judged. */
function measureComponents(): void {
  const [within, between, intraclass] = [tally(), tally(), tally()];
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('components', study));
    const groups = Array.from({ length: 40 }, (_none, index) => {
      const centre = 50 + 6 * normal(random);
      return Array.from({ length: index % 2 === 0 ? 2 : 4 }, () => centre + 4 * normal(random));
    });
    const found = varianceComponents({ groups, level });
    within.add(found.within, 16);
    between.add(found.between, 36);
    intraclass.add(found.intraclass, 36 / 52);
  }
  print('40 things, 2 or 4 repeats, variances 36 and 16', { within, between, intraclass });
}

function measureDetection({
  hitRate,
  falseAlarmRate,
  positives,
  negatives,
}: {
  hitRate: number;
  falseAlarmRate: number;
  positives: number;
  negatives: number;
}): void {
  const [dPrime, criterion] = [tally(), tally()];
  const truth = signalDetection({ hits: 1e9 * hitRate, positives: 1e9, falseAlarms: 1e9 * falseAlarmRate, negatives: 1e9, level });
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('signals', hitRate, positives, study));
    const [hits, falseAlarms] = [successes(positives, hitRate, random), successes(negatives, falseAlarmRate, random)];
    const found = signalDetection({ hits, positives, falseAlarms, negatives, level });
    dPrime.add(found.dPrime, truth.dPrime.estimate);
    criterion.add(found.criterion, truth.criterion.estimate);
  }
  print(`hits ${hitRate} of ${positives}, false alarms ${falseAlarmRate} of ${negatives}`, { 'd prime': dPrime, criterion });
}

function measureAreas({ distance, positives, negatives }: { distance: number; positives: number; negatives: number }): void {
  const [deLong, score, difference, alarms, hits] = [tally(), tally(), tally(), tally(), tally()];
  const [truth, worse] = [cumulative(distance / Math.SQRT2), cumulative((0.7 * distance) / Math.SQRT2)];
  const labels = Array.from({ length: positives + negatives }, (_none, index) => Number(index < positives));
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('areas', distance, study));
    const item = labels.map(() => normal(random));
    const scored = (by: number): number[] =>
      labels.map((label, index) => by * label + Math.SQRT1_2 * ((item[index] ?? 0) + normal(random)));
    const [scores, other] = [scored(distance), scored(0.7 * distance)];
    deLong.add(aucDeLong({ scores, labels, level }), truth);
    score.add(aucScoreInterval({ scores, labels, level }), truth);
    difference.add(aucDeLongTest({ scoresA: scores, scoresB: other, labels, level }), truth - worse);
    const at = hitRateAtFalseAlarmRate({ scores, labels, rate: 0.05, level });
    if ('refused' in at) continue;
    alarms.add(at.falseAlarmRate, 1 - cumulative(at.threshold));
    hits.add(at.hitRate, 1 - cumulative(at.threshold - distance));
  }
  const places = alarms.studies() > 0 ? { 'false alarms at 5 %, threshold chosen by the same cases': alarms, 'hits there': hits } : {};
  print(`scores ${distance} sd apart, ${positives} and ${negatives} cases`, {
    DeLong: deLong,
    score,
    'DeLong, difference of two': difference,
    ...places,
  });
}

/** The same 400 items under two framings, 300 of them innocent. */
function measureLeniency({ name, shared, ofGuilty, distance }: { name: string; shared: number; ofGuilty: number; distance: number }): void {
  const draw = (innocent: number, guilty: number, random: Random) => {
    const labels = Array.from({ length: innocent + guilty }, (_none, index) => Number(index >= innocent));
    const own = labels.map((label) => 32 + distance * label + 12 * normal(random));
    const bounded = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));
    const suspicionA = own.map((value) => bounded(value + 8 * normal(random)));
    const suspicionB = own.map((value, index) => bounded(value + shared + ofGuilty * (labels[index] ?? 0) + 8 * normal(random)));
    const flags = (suspicion: readonly number[]): number[] => suspicion.map((value) => Number(value >= 50));
    const items = labels.map((_label, index) => `item ${index}`);
    return { suspicionA, suspicionB, flaggedA: flags(suspicionA), flaggedB: flags(suspicionB), labels, items };
  };
  const figuresOf = (ratings: ReturnType<typeof draw>, resamples: number, seed: number) => {
    const { suspicion, flagged, threshold, discrimination } = pairedLeniency({ ...ratings, seed, resamples, level });
    return {
      'suspicion, innocent': suspicion.innocent,
      'suspicion, guilty': suspicion.guilty,
      'flags, innocent': flagged.innocent,
      'flags, guilty': flagged.guilty,
      criterion: threshold?.criterion ?? null,
      'suspicion, guilty less innocent': discrimination?.suspicion ?? null,
      'd prime': discrimination?.dPrime ?? null,
      AUC: discrimination?.auc ?? null,
    };
  };
  const truth = figuresOf(draw(300_000, 300_000, createRandom(11)), 100, 1);
  const tallies = Object.fromEntries(Object.keys(truth).map((figure) => [figure, tally()]));
  for (let study = 0; study < studies; study += 1) {
    const found = figuresOf(draw(300, 100, createRandom(deriveSeed('audit', name, study))), 1000, study);
    for (const [figure, change] of Object.entries(found)) {
      const planted = truth[figure as keyof typeof truth]; // the same figures
      if (change !== null && planted !== null) tallies[figure]?.add(change, planted.change);
    }
  }
  print(`audit of a monitor, ${name}, 300 innocent and 100 guilty items`, tallies);
}

function judged(n: number, rate: number, { sensitivity, specificity }: Judge, random: Random): LabelledCase[] {
  return Array.from({ length: n }, () => {
    const label = Number(random.next() < rate);
    return { label, prediction: Number(random.next() < (label === 1 ? sensitivity : 1 - specificity)) };
  });
}

function countOf(values: readonly number[]): { count: number; n: number } {
  return { count: values.reduce((sum, value) => sum + value, 0), n: values.length };
}

function successes(n: number, p: number, random: Random): number {
  return Array.from({ length: n }, () => Number(random.next() < p)).reduce((sum, one) => sum + one, 0);
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** The normal distribution function, by Simpson's rule. */
function cumulative(z: number): number {
  const [steps, density] = [2000, (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)];
  let sum = density(0) + density(z);
  for (let step = 1; step < steps; step += 1) sum += (step % 2 === 1 ? 4 : 2) * density((z * step) / steps);
  return 0.5 + (sum * z) / steps / 3;
}

function print(name: string, tallies: Readonly<Record<string, ReturnType<typeof tally>>>): void {
  console.log(name);
  for (const [what, covered] of Object.entries(tallies)) if (covered.studies() > 0) console.log(`  ${what}: ${covered.text()}`);
}

function tally() {
  let [n, hits, width] = [0, 0, 0];
  return {
    add: ({ low, high }: Interval, truth: number): void => {
      n += 1;
      if (low <= truth && truth <= high) hits += 1;
      width += high - low;
    },
    studies: (): number => n,
    text: (): string => `covers ${((100 * hits) / n).toFixed(1)} % of ${n}, mean width ${(width / n).toFixed(3)}`,
  };
}
