import type {
  ContinuationBody,
  ContinuationEvent,
  InterviewRecord,
  ModelSettings,
  ResolvedModel,
  Situation,
  SubjectDriver,
  TrialLimits,
  TrialRecord,
} from '../../spec/index.ts';
import { interviewBranch } from '../../spec/index.ts';
import { withDeadline } from '../deadline.ts';
import { reportedModelIds, totalUsage } from '../trial-totals.ts';

/** What an interview is held with. */
export interface InterviewSetting {
  readonly trial: TrialRecord;
  /** The trial's world as it ended; tools are live in it. */
  readonly situation: Situation;
  readonly model: ResolvedModel;
  readonly driver: SubjectDriver;
  readonly settings: ModelSettings;
  readonly sendSeed: boolean;
  /** `maxCalls` and the time hold for each message. */
  readonly limits: TrialLimits;
  /** Stands in the place of the result of a tool call that was never carried out. */
  readonly notCarriedOut: string;
  /** Place among the interviews of the trial, from 1. */
  readonly number: number;
  /** Version of custodes. */
  readonly version: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Hears each event as it happens, with the interview as far as it has come. */
  readonly onEvent: (event: ContinuationEvent, soFar: InterviewRecord) => void;
  readonly signal: AbortSignal;
}

/** A conversation with the subject of an ended trial. */
export interface Interview {
  /** Says something and takes the answer, with all that the subject does before it gives one. */
  say(message: string): Promise<void>;
  /** The interview as far as it has come. */
  record(): InterviewRecord;
  /** Whether a call could not be made, so that no more can be said. */
  wasDropped(): boolean;
}

/** Opens an interview. The trial, its events and its measures stay as they are. */
export function openInterview(setting: InterviewSetting): Interview {
  const { trial, situation, model, driver, settings, sendSeed, limits, notCarriedOut, number, version, startedAt, onEvent, signal } =
    setting;
  const events: ContinuationEvent[] = [];
  let dropped = false;
  const recordOf = (): InterviewRecord => ({
    cell: trial.cell,
    index: trial.index,
    number,
    model: model.name,
    version,
    startedAt,
    events: [...events],
    modelCalls: events.filter(({ type }) => type === 'model-answer').length,
    usage: totalUsage(events),
    modelIds: reportedModelIds(events),
  });
  const record = (body: ContinuationBody): void => {
    const event = { seq: events.length, at: situation.now(), ...body };
    events.push(event);
    onEvent(event, recordOf());
  };
  const drop = (): void => {
    dropped = true;
  };
  const languageModel =
    model.forTrial?.({ cell: trial.cell, index: trial.index, branch: interviewBranch(number), drop }) ?? model.languageModel;
  return {
    say: async (message) => {
      const deadline = withDeadline(signal, limits.trialTimeoutMs);
      try {
        await driver.continue({
          stage: trial.stage,
          events: [...trial.events, ...events],
          message,
          notCarriedOut,
          situation,
          model: languageModel,
          settings: model.synthetic || sendSeed ? { ...settings, seed: trial.subjectSeed } : settings,
          limits,
          record,
          signal: deadline.signal,
        });
      } finally {
        deadline.clear();
      }
    },
    record: recordOf,
    wasDropped: () => dropped,
  };
}
