import { percent } from '../../figures-in-words.ts';
import { textTable } from '../text-table.ts';
import { visible } from '../visible.ts';
import type { Calibrated, CalibratedPair, CalibratedRange, CalibratedRepeats, CalibratedVariance } from './calibrated.ts';

/** How a judge agrees with itself , or the judges of a panel with each other, and what their answers vary by. */
export function repeatLines({ trials, alpha, variance, variances }: CalibratedRepeats, of: 'readings' | 'judges'): string[] {
  const what = of === 'readings' ? 'read again' : 'its judges among themselves';
  const whose = of === 'readings' ? 'the judge' : 'the judges';
  const split = (name: string, { judge, subject, intraclass }: CalibratedVariance): string =>
    `    ${name}: variance of ${whose} ${varianceText(judge)}, of the subject ${varianceText(subject)}; ${percent(intraclass.estimate)} [${percent(intraclass.low)}–${percent(intraclass.high)}] is the subject's`;
  return [
    `  ${what} (${trials} trials): alpha ${rangeText(alpha === null ? null : { ...alpha, value: alpha.alpha })}`,
    ...(variance === null ? [] : [split('all answers', variance)]),
    ...(variance === null || variances.length < 3 ? [] : variances.map(({ answer, ...own }) => split(visible(answer), own))),
  ];
}

/** How judges, panels and people agree with one another; nothing where nobody read or labelled the same. */
export function agreementLines({
  betweenJudges,
  withPeople,
  people,
}: Pick<Calibrated, 'betweenJudges' | 'withPeople' | 'people'>): string[] {
  const pair = (field: string, { one, other, trials, agreement, kappa }: CalibratedPair): string[] => [
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

function rangeText(range: (CalibratedRange & { readonly value: number }) | null): string {
  return range === null ? 'not defined' : `${range.value.toFixed(2)} [${range.low.toFixed(2)}, ${range.high.toFixed(2)}]`;
}

function varianceText({ estimate, low, high }: CalibratedRange & { readonly estimate: number }): string {
  return `${estimate.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
}
