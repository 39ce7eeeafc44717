import { percent } from '../../figures-in-words.ts';
import { textTable } from '../text-table.ts';
import { visible } from '../visible.ts';
import type { CalibratedAccuracy, CalibratedShare } from './calibrated.ts';

/** A judge held against one kind of truth: how well it tells each answer, and what it takes for what. */
export function accuracyLines(name: string, { trials, answers, confusion, notes }: CalibratedAccuracy): string[] {
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

function shareText(share: CalibratedShare | null): string {
  if (share === null) return '–';
  const { rate, interval, count, n } = share;
  return `${percent(rate)} [${percent(interval.low)}–${percent(interval.high)}] ${count}/${n}${interval.method === 'wilson' ? '' : ' weighed'}`;
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}
