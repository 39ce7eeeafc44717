import { plantedJudgeNotice, type Interval } from '../../spec/index.ts';
import { percent } from '../figures-in-words.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

interface Share {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: Interval;
}

interface Accuracy {
  readonly trials: number;
  readonly answers: readonly { readonly answer: string; readonly sensitivity: Share | null; readonly specificity: Share | null }[];
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly notes: readonly string[];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Pair {
  readonly one: string;
  readonly other: string;
  readonly trials: number;
  readonly agreement: number | null;
  readonly kappa: (Range & { readonly kappa: number }) | null;
}

interface Many {
  readonly trials: number;
  readonly alpha: (Range & { readonly alpha: number }) | null;
}

type Component = Range & { readonly estimate: number };

interface Judge {
  readonly rubric: string;
  readonly field: string;
  readonly judge: string;
  readonly synthetic: boolean;
  readonly repeats: number;
  readonly trials: number;
  readonly tied: number;
  readonly unanswered: number;
  readonly labels: Accuracy & { readonly tiedLabels: number };
  readonly world: Accuracy;
  readonly planted: Accuracy;
  readonly repeated:
    | (Many & {
        readonly variances: readonly {
          readonly answer: string;
          readonly judge: Component;
          readonly subject: Component;
          readonly intraclass: Component;
        }[];
      })
    | null;
}

interface Calibrated {
  readonly judges: readonly Judge[];
  readonly betweenJudges: readonly (Pair & { readonly field: string })[];
  readonly withPeople: readonly (Pair & { readonly field: string })[];
  readonly people: readonly (Many & { readonly name: string; readonly pairs: readonly Pair[] })[];
}

/** What is known of judges as a person reads it: each truth by itself, then agreement. */
export function calibrationTable(
  calibration: Calibrated,
  { runs, level }: { readonly runs: readonly string[]; readonly level: number },
): string {
  const { judges, betweenJudges, withPeople, people } = calibration;
  return [
    ...(judges.some(({ synthetic }) => synthetic) ? [plantedJudgeNotice.toUpperCase(), ''] : []),
    `Judges of ${runs.join(', ')}`,
    ...judges.flatMap((judge) => ['', ...judgeLines(judge)]),
    ...agreementLines({ betweenJudges, withPeople, people }),
    '',
    `In brackets ${percent(level)} intervals: Wilson's; of labels that are a part of the trials, by what each label was drawn from. Planted subjects test the judge on their own words only.`,
  ].join('\n');
}

function judgeLines(judge: Judge): string[] {
  const { rubric, field, trials, tied, unanswered, repeats, repeated } = judge;
  const truths = [
    ["people's labels", judge.labels],
    ["the world's state", judge.world],
    ['planted subjects', judge.planted],
  ] as const;
  return [
    `${visible(field)} (${rubric}) by ${judge.judge}${repeats > 1 ? `, the most of ${repeats} readings` : ''}: ${trials} trials, ${unanswered} without a valid answer${tied > 0 ? `, ${tied} tied` : ''}`,
    ...truths.flatMap(([name, accuracy]) => accuracyLines(name, accuracy)),
    ...(judge.labels.tiedLabels > 0 ? [`  ${judge.labels.tiedLabels} trials on which people tie are left out.`] : []),
    ...(repeated === null ? [] : repeatLines(repeated)),
  ];
}

function accuracyLines(name: string, { trials, answers, confusion, notes }: Accuracy): string[] {
  if (trials === 0) return [`  against ${name}: nothing is known of these trials`];
  const rows = answers.map(({ answer, sensitivity, specificity }) => [visible(answer), shareText(sensitivity), shareText(specificity)]);
  const confused = Object.entries(confusion).map(
    ([truth, said]) =>
      `    ${visible(truth)}: ${Object.entries(said)
        .map(([answer, count]) => `${visible(answer)} ${count}`)
        .join(', ')}`,
  );
  return [
    `  against ${name} (${trials} trials):`,
    ...(rows.length === 0 ? [] : indented(textTable(['answer', 'says so where true', 'does not where not'], rows))),
    ...(confused.length === 0 ? [] : ['    what is true: what the judge says', ...confused]),
    ...notes.map((note) => `    ${note}`),
  ];
}

function repeatLines({ trials, alpha, variances }: NonNullable<Judge['repeated']>): string[] {
  return [
    `  read again (${trials} trials): alpha ${rangeText(alpha === null ? null : { ...alpha, value: alpha.alpha })}`,
    ...variances.map(
      ({ answer, judge, subject, intraclass }) =>
        `    ${visible(answer)}: variance of the judge ${judge.estimate.toFixed(4)}, of the subject ${subject.estimate.toFixed(4)}; ${percent(intraclass.estimate)} [${percent(intraclass.low)}–${percent(intraclass.high)}] is the subject's`,
    ),
  ];
}

function agreementLines({ betweenJudges, withPeople, people }: Omit<Calibrated, 'judges'>): string[] {
  const pair = (field: string, { one, other, trials, agreement, kappa }: Pair): string[] => [
    visible(field),
    `${visible(one)} · ${visible(other)}`,
    String(trials),
    agreement === null ? '–' : percent(agreement),
    rangeText(kappa === null ? null : { ...kappa, value: kappa.kappa }),
  ];
  const rows = [
    ...betweenJudges.map((each) => pair(each.field, each)),
    ...withPeople.map((each) => pair(each.field, each)),
    ...people.flatMap(({ name, pairs }) => pairs.map((each) => pair(name, each))),
  ];
  const alphas = people
    .filter(({ trials }) => trials > 0)
    .map(
      ({ name, trials, alpha }) =>
        `${visible(name)}: all people over ${trials} trials, alpha ${rangeText(alpha === null ? null : { ...alpha, value: alpha.alpha })}`,
    );
  if (rows.length === 0 && alphas.length === 0) return [];
  return [
    '',
    'Agreement',
    ...(rows.length === 0 ? [] : [textTable(['question', 'of', 'trials', 'alike', 'kappa'], rows, [2, 3])]),
    ...alphas,
  ];
}

function shareText(share: Share | null): string {
  if (share === null) return '–';
  const { rate, interval, count, n } = share;
  return `${percent(rate)} [${percent(interval.low)}–${percent(interval.high)}] ${count}/${n}${interval.method === 'wilson' ? '' : ' weighed'}`;
}

function rangeText(range: (Range & { readonly value: number }) | null): string {
  return range === null ? 'not defined' : `${range.value.toFixed(2)} [${range.low.toFixed(2)}, ${range.high.toFixed(2)}]`;
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}
