import { plantedJudgeNotice } from '../../../spec/index.ts';
import { percent } from '../../figures-in-words.ts';
import { visible } from '../visible.ts';
import { accuracyLines } from './accuracy-lines.ts';
import { agreementLines, repeatLines } from './agreement-lines.ts';
import type { Calibrated, CalibratedJudge } from './calibrated.ts';

/** What is known of judges and panels as a person reads it: each truth by itself, then agreement. */
export function calibrationTable(
  calibration: Calibrated,
  { runs, level }: { readonly runs: readonly string[]; readonly level: number },
): string {
  const { judges, panels } = calibration;
  return [
    ...(judges.some(({ synthetic }) => synthetic) ? [plantedJudgeNotice.toUpperCase(), ''] : []),
    `Judges of ${runs.join(', ')}`,
    ...judges.flatMap((judge) => {
      const { repeats, repeated } = judge;
      const by = `${judge.judge}${repeats > 1 ? `, the most of ${repeats} readings` : ''}`;
      return ['', ...judgeLines(judge, by), ...(repeated === null ? [] : repeatLines(repeated, 'readings'))];
    }),
    ...panels.flatMap((panel) => {
      const by = `a panel, the most of ${panel.judges.length} judges (${panel.judges.join(', ')}), where all have read`;
      return ['', ...judgeLines(panel, by), ...(panel.repeated === null ? [] : repeatLines(panel.repeated, 'judges'))];
    }),
    ...agreementLines(calibration),
    '',
    `In brackets ${percent(level)} intervals: Wilson's; of labels that are a part of the trials, by what each label was drawn from. Planted subjects test the judge on their own words only.`,
  ].join('\n');
}

function judgeLines({ rubric, field, trials, tied, unanswered, labels, world, planted }: CalibratedJudge, by: string): string[] {
  const truths = [
    ["people's labels", labels],
    ["the world's state", world],
    ['planted subjects', planted],
  ] as const;
  return [
    `${visible(field)} (${rubric}) by ${by}: ${trials} trials, ${unanswered} without a valid answer${tied > 0 ? `, ${tied} tied` : ''}`,
    ...truths.flatMap(([name, accuracy]) => accuracyLines(name, accuracy)),
    ...(labels.tiedLabels > 0 ? [`  ${labels.tiedLabels} trials on which people tie are left out.`] : []),
  ];
}
