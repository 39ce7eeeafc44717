import type {
  Cell,
  ContinuationBody,
  ContinuationEvent,
  FollowUpQuestion,
  FollowUpRecord,
  FollowUpSink,
  TrialRecord,
} from '../../spec/index.ts';
import { withDeadline } from '../deadline.ts';
import { reportedModelIds, totalUsage } from '../trial-totals.ts';
import type { TrialSetting } from '../run-trial.ts';
import { questionsOfCell, type NumberedQuestion } from './questions-of.ts';
import { readAnswer } from './read-answer.ts';

/** What trials are asked after they have ended, and where the answers are stored. */
export interface FollowUpSetting {
  /** All questions of the study, in order. */
  readonly questions: readonly FollowUpQuestion[];
  readonly sink: FollowUpSink;
  readonly words: FollowUpWords;
  /** A finished trial; what was stored of it is asked as what has just ended. */
  readonly trial: (cell: string, index: number) => TrialRecord | undefined;
}

/** What a subject is told, but for the question itself. */
export interface FollowUpWords {
  /** The message that puts a question. */
  readonly message: (question: string) => string;
  /** Stands in the place of the result of a tool call that was never carried out. */
  readonly notCarriedOut: string;
}

/** What asking needs of the trial's own setting. */
type AskSetting = Pick<TrialSetting, 'model' | 'driver' | 'settings' | 'sendSeed' | 'limits' | 'clock' | 'signal'> & {
  readonly followUp: FollowUpSetting;
  /** Asks no further question once aborted. */
  readonly stop: AbortSignal;
};

/**
 * Asks a trial that has ended what it has not been asked yet. Each question is a branch of its own from the end of the
 * trial, so that no answer sways another and the order does not matter; nothing is carried out, and nothing of the trial
 * changes. Failed trials are asked nothing. False where it stopped short: what is missing is asked when the run goes on.
 */
export async function askFollowUps(trial: TrialRecord, cell: Cell, setting: AskSetting): Promise<boolean> {
  const { followUp, stop } = setting;
  if (trial.disposition === 'failed') return true;
  const asked = followUp.sink.asked(trial.cell, trial.index);
  for (const question of questionsOfCell(followUp.questions, cell)) {
    if (asked.has(question.number)) continue;
    if (stop.aborted) return false;
    const record = await ask(trial, question, { ...setting, cell });
    if (record === undefined) return false;
    followUp.sink.append(record);
  }
  return true;
}

/** Undefined where it was aborted or dropped from outside: it was then not asked. */
async function ask(
  trial: TrialRecord,
  { number, question }: NumberedQuestion,
  { cell, followUp, model, driver, settings, sendSeed, limits, clock, signal }: AskSetting & { readonly cell: Cell },
): Promise<FollowUpRecord | undefined> {
  const events: ContinuationEvent[] = [];
  const at = trial.events.at(-1)?.at ?? trial.stage.before.at;
  const record = (body: ContinuationBody): void => void events.push({ seq: events.length, at, ...body });
  const startedMs = clock.now();
  const fate = { dropped: false };
  const drop = (): void => {
    fate.dropped = true;
  };
  const deadline = withDeadline(signal, limits.trialTimeoutMs);
  try {
    await driver.continue({
      stage: trial.stage,
      events: trial.events,
      message: followUp.words.message(question.ask),
      notCarriedOut: followUp.words.notCarriedOut,
      situation: null,
      model: model.forTrial?.({ cell: trial.cell, index: trial.index, branch: number, drop }) ?? model.languageModel,
      settings: model.synthetic || sendSeed ? { ...settings, seed: trial.subjectSeed } : settings,
      limits,
      record,
      signal: deadline.signal,
    });
  } finally {
    deadline.clear();
  }
  if (signal.aborted || fate.dropped) return undefined;
  return {
    cell: trial.cell,
    index: trial.index,
    question: question.id,
    number,
    ...readAnswer(question, { condition: cell.condition, events }),
    events,
    usage: totalUsage(events),
    modelIds: reportedModelIds(events),
    timing: { startedAt: new Date(startedMs).toISOString(), durationMs: clock.now() - startedMs },
  };
}
