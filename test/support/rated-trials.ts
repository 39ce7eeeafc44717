import type { Rating, RatingSeries, TrialSummary } from '../../src/spec/index.ts';

/** A trial that was completed, with these measures. */
export function trialOf(
  cell: string,
  index: number,
  measures: TrialSummary['measures'] = {},
  endReason: TrialSummary['endReason'] = 'end-task',
): TrialSummary {
  return {
    cell,
    index,
    disposition: 'completed',
    endReason,
    measures,
    worldVariant: 0,
    worldSeed: 0,
    subjectSeed: 0,
    modelCalls: 1,
    usage: {},
    modelIds: [],
  };
}

/** A reading of a trial with an answer to `refusal`; null for an invalid one. */
export function ratingOf(
  trial: string,
  answer: string | null,
  { repeat = 1, outcome = answer === null ? 'invalid' : 'rated' }: Partial<Pick<Rating, 'repeat' | 'outcome'>> = {},
): Rating {
  return {
    id: 1,
    series: 1,
    trial,
    repeat,
    outcome,
    answers: answer === null ? null : { refusal: answer },
    citations: {},
    reason: '',
    problems: [],
    repaired: false,
    calls: 1,
    modelId: null,
    usage: {},
    costUsd: 0,
    at: '2026-02-04T09:00:00.000Z',
  };
}

/** A series of one reading a trial by `refusal/1`. */
export function seriesOf(id: number, changes: Partial<RatingSeries> = {}): RatingSeries {
  return {
    id,
    rubric: 'refusal/1',
    rubricHash: 'h',
    judge: `openai/judge-${id}`,
    synthetic: false,
    repeats: 1,
    temperature: 0,
    seed: 1,
    version: '0',
    at: '2026-02-04T09:00:00.000Z',
    ...changes,
  };
}
