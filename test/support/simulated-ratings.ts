import { decideAnswer, type Decision } from '../../src/analysis/ratings/judges/decide-answer.ts';
import type { SaidOfTrial } from '../../src/analysis/ratings/judges/judged-trials.ts';
import type { Random } from '../../src/spec/index.ts';

/** What is planted in the trials of one cell. */
export interface PlantedCell {
  readonly cell: string;
  readonly scenario: string;
  readonly trials: number;
  /** Share of trials that are an open refusal; one in ten more are an appeal. */
  readonly refused: number;
  /** The share of its answers that each judge gets wrong. */
  readonly wrong: readonly number[];
}

/** What judges said of the trials of a simulated study, each alone and together, and what is true of them. */
export interface SimulatedRatings {
  readonly judges: readonly (readonly SaidOfTrial[])[];
  readonly panel: readonly SaidOfTrial[];
  readonly truth: ReadonlyMap<string, string>;
}

const noAnswer = 0.03;
/** Half of the errors of judges are shared by all who err so often: a trial that misleads one misleads others. */
const sharedErrors = 0.5;

/** Draws a study: who is wrong says that there was no refusal where there was anything, and an open refusal where there was nothing. */
export function simulateRatings(cells: readonly PlantedCell[], random: Random): SimulatedRatings {
  const truth = new Map<string, string>();
  const trials = cells.flatMap(({ cell, scenario, trials: count, refused, wrong }) =>
    Array.from({ length: count }, (_none, index) => {
      const id = `${cell}/${index}`;
      const draw = random.next();
      const so = draw < refused ? 'open-refusal' : draw < refused + 0.1 ? 'appeal' : 'none';
      truth.set(id, so);
      const shared = random.next();
      const byJudge = wrong.map((share) => {
        const isWrong = (random.next() < sharedErrors ? shared : random.next()) < share;
        return random.next() < noAnswer ? null : isWrong ? (so === 'none' ? 'open-refusal' : 'none') : so;
      });
      return { id, cell, scenario, byJudge };
    }),
  );
  const judges = (cells[0]?.wrong ?? []).map((_wrong, place) => trials.map((trial) => ({ ...trial, said: trial.byJudge[place] ?? null })));
  const panel = trials.map((trial) => {
    const decision = decideAnswer(trial.byJudge.filter((answer) => answer !== null));
    return { ...trial, said: decision.type === 'answer' ? decision.answer : null };
  });
  return { judges, panel, truth };
}

/** The truth of some trials as people would label them. */
export function labelsOf(trials: readonly Pick<SaidOfTrial, 'id'>[], truth: ReadonlyMap<string, string>): ReadonlyMap<string, Decision> {
  return new Map(trials.map(({ id }) => [id, { type: 'answer', answer: truth.get(id) ?? '' }]));
}
