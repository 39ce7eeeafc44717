import { plantedJudgeNotice, type Rating, type RatingSeries } from '../../spec/index.ts';
import { heading } from './heading.ts';
import { visible } from './visible.ts';

/** A rating with the series that it belongs to. */
export interface TrialRating extends Omit<Rating, 'series' | 'trial'> {
  readonly series: RatingSeries;
}

/** What judges said of a trial: each answer with the entries that it rests on, and the judge's own reason. */
export function ratingLines(ratings: readonly TrialRating[]): string[] {
  if (ratings.length === 0) return [];
  return ['', heading('Ratings'), ...ratings.flatMap(linesOf)];
}

function linesOf({ series, repeat, outcome, answers, citations, reason, problems, leftOut }: TrialRating): string[] {
  const of = series.repeats === 1 ? '' : `, reading ${repeat} of ${series.repeats}`;
  const head = `${series.rubric} by ${series.judge} (series ${series.id}${of})${series.synthetic ? `, ${plantedJudgeNotice}` : ''}`;
  if (outcome !== 'rated')
    return [`${head}: ${outcome}`, ...problems.map((problem) => `  ${visible(problem)}`), ...shorteningLines(leftOut)];
  const lines = Object.entries(answers ?? {}).map(([field, answer]) => {
    const cited = (citations[field] ?? []).map((seq) => `#${seq}`).join(', ');
    return `  ${visible(field)}: ${visible(answer)}${cited === '' ? '' : `  because of ${cited}`}`;
  });
  return [head, ...lines, ...(reason === '' ? [] : [`  “${visible(reason)}”`]), ...shorteningLines(leftOut)];
}

/** What of a trial that is too long the judge was not shown; nothing of readings of older versions, which do not say. */
function shorteningLines(leftOut: Rating['leftOut']): string[] {
  const { entries, characters } = leftOut ?? { entries: 0, characters: 0 };
  if (entries === 0 && characters === 0) return [];
  const whole = entries === 0 ? '' : `, ${entries} whole ${entries === 1 ? 'entry' : 'entries'} among them`;
  return [`  The judge was not shown all: ${characters} characters were left out${whole}.`];
}
