import {
  trialSeeds,
  type Cell,
  type EventBody,
  type ModelSettings,
  type ResolvedModel,
  type Scenario,
  type SubjectDriver,
  type TrialEvent,
  type TrialLimits,
  type TrialRecord,
} from '../spec/index.ts';
import { withDeadline } from './deadline.ts';
import { readTrial } from './read-trial.ts';
import { endOf, reportedModelIds, totalUsage } from './trial-totals.ts';

/** Real time, passed in so that a run can be reproduced. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The two seeds of a trial. */
export type SeedsOf = (cell: Cell, index: number) => { readonly worldSeed: number; readonly subjectSeed: number };

/** All that a trial needs besides its place in the plan. */
export interface TrialSetting {
  readonly studySeed: number;
  readonly scenario: Scenario;
  readonly model: ResolvedModel;
  readonly driver: SubjectDriver;
  readonly settings: ModelSettings;
  /** Seeds of a trial otherwise than by the study's seed. */
  readonly seedsOf?: SeedsOf;
  /** Sends the subject seed to the model; reference subjects always get it. */
  readonly sendSeed: boolean;
  readonly limits: TrialLimits;
  readonly clock: Clock;
  /** Aborts the trial from outside. */
  readonly signal: AbortSignal;
}

/** Runs one trial to its end. Returns undefined where it was aborted or dropped from outside: it then has not happened. */
export async function runTrial(cell: Cell, index: number, setting: TrialSetting): Promise<TrialRecord | undefined> {
  const { scenario, model, clock, signal } = setting;
  const { worldSeed, subjectSeed } = setting.seedsOf?.(cell, index) ?? ownSeeds(cell, index, setting);
  const stage = scenario.stage({ condition: cell.condition, worldSeed, family: model.family });
  const situation = scenario.open(stage);
  const startedMs = clock.now();
  const events: TrialEvent[] = [];
  const callMs: number[] = [];
  let callStartedMs = startedMs;
  const record = (body: EventBody): void => {
    if (body.type === 'model-call') callStartedMs = clock.now();
    if (body.type === 'model-answer') callMs.push(clock.now() - callStartedMs);
    events.push({ seq: events.length, at: situation.now(), ...body });
  };
  const deadline = withDeadline(signal, setting.limits.trialTimeoutMs);
  const fate = { dropped: false };
  const drop = (): void => {
    fate.dropped = true;
  };
  try {
    await setting.driver.run({
      situation,
      model: model.forTrial?.({ cell: cell.id, index, drop }) ?? model.languageModel,
      settings: model.synthetic || setting.sendSeed ? { ...setting.settings, seed: subjectSeed } : setting.settings,
      limits: setting.limits,
      record,
      signal: deadline.signal,
    });
  } catch (error) {
    record({ type: 'trial-end', reason: 'failure', message: error instanceof Error ? error.message : String(error) });
  } finally {
    deadline.clear();
  }
  if (signal.aborted || fate.dropped) return undefined;

  const { reason, message } = endOf(events);
  const reading = readTrial(scenario, { condition: cell.condition, stage, after: situation.snapshot(), events, endReason: reason });
  return {
    cell: cell.id,
    index,
    endReason: reason,
    ...(message === undefined ? {} : { failure: message }),
    ...reading,
    worldVariant: stage.worldVariant,
    worldSeed,
    subjectSeed,
    modelCalls: callMs.length,
    usage: totalUsage(events),
    modelIds: reportedModelIds(events),
    stage,
    events,
    timing: { startedAt: new Date(startedMs).toISOString(), durationMs: clock.now() - startedMs, callMs },
  };
}

/** The seeds that the study and the trial's place in it give. */
function ownSeeds(cell: Cell, index: number, { studySeed, scenario }: TrialSetting): ReturnType<SeedsOf> {
  const seeds = trialSeeds(studySeed, cell, index);
  const worldSeed = scenario.worldSeedOf?.(studySeed, index);
  return worldSeed === undefined ? seeds : { ...seeds, worldSeed };
}
