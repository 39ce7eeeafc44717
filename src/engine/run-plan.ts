import { InternalError } from '../errors/index.ts';
import type { Cell, Disposition, ModelSettings, ResolvedModel, Scenario, SubjectDriver, TrialLimits, TrialSink } from '../spec/index.ts';
import { runTrial, type Clock, type SeedsOf, type TrialSetting } from './run-trial.ts';
import { schedule } from './schedule.ts';

/** What a run is put together from. */
export interface RunSetting {
  readonly cells: readonly Cell[];
  readonly studySeed: number;
  readonly scenarios: readonly Scenario[];
  /** By name, as the cells name them. */
  readonly models: ReadonlyMap<string, ResolvedModel>;
  readonly driver: SubjectDriver;
  readonly settings: (model: string) => ModelSettings;
  /** Seeds of trials otherwise than by the study's seed. */
  readonly seedsOf?: SeedsOf;
  /** Whether a budget was reached, so that a run that stops short stopped for it. */
  readonly budgetReached?: () => boolean;
  readonly sendSeed: boolean;
  readonly limits: TrialLimits;
  /** Trials under way at once; at least 1. */
  readonly concurrency: number;
  readonly sink: TrialSink;
  readonly clock: Clock;
  /** Starts no new trial once aborted; those under way end. */
  readonly stop: AbortSignal;
  /** Drops the trials under way. */
  readonly abort: AbortSignal;
  onTrial?(trial: FinishedTrial): void;
}

/** What progress displays need of a finished trial. */
export interface FinishedTrial {
  readonly cell: Cell;
  readonly disposition: Disposition;
  readonly modelCalls: number;
}

/** How a run ended. */
export interface RunOutcome {
  readonly status: 'finished' | 'interrupted' | 'budget-reached';
  /** Trials that ended as `failed` in this process. */
  readonly failed: number;
}

/**
 * Runs the trials of a plan that the sink does not yet hold, several at once, and writes each as it finishes.
 * An error of the sink (disk full) stops the run and is thrown; what was written stays.
 */
export async function runPlan(setting: RunSetting): Promise<RunOutcome> {
  const { sink, stop, abort } = setting;
  const queue = schedule(setting.cells, (cell, index) => sink.has(cell, index));
  const pause = breather(setting.clock);
  let failed = 0;
  let stopped = false;
  const worker = async (): Promise<void> => {
    // Not for…of: a worker that stops early would close the queue for the others.
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const { cell, index } = next.value;
      const trial = await runTrial(cell, index, trialSetting(cell, setting));
      if (trial === undefined) stopped = true;
      else {
        sink.append(trial);
        if (trial.disposition === 'failed') failed += 1;
        setting.onTrial?.({ cell, disposition: trial.disposition, modelCalls: trial.modelCalls });
      }
      await pause();
      if (stop.aborted || abort.aborted) stopped = true;
      if (stopped) return;
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await worker();
    } catch (error) {
      stopped = true;
      throw error;
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: setting.concurrency }, guarded));
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
  const complete = setting.cells.every((cell) => allDone(cell, sink));
  return { status: complete ? 'finished' : setting.budgetReached?.() === true ? 'budget-reached' : 'interrupted', failed };
}

function allDone(cell: Cell, sink: TrialSink): boolean {
  for (let index = 0; index < cell.trials; index += 1) if (!sink.has(cell.id, index)) return false;
  return true;
}

function trialSetting(cell: Cell, setting: RunSetting): TrialSetting {
  const scenario = setting.scenarios.find(({ name }) => name === cell.scenario);
  const model = setting.models.get(cell.model);
  if (scenario === undefined || model === undefined) throw new InternalError(`cell ${cell.id} names what the run was not given`);
  const { studySeed, driver, settings, seedsOf, sendSeed, limits, clock, abort } = setting;
  return {
    studySeed,
    scenario,
    model,
    driver,
    settings: settings(cell.model),
    ...(seedsOf === undefined ? {} : { seedsOf }),
    sendSeed,
    limits,
    clock,
    signal: abort,
  };
}

/** Gives timers and signals their turn every 20 ms, all workers at once; trials of reference subjects would never let them. */
function breather(clock: Clock): () => Promise<void> | undefined {
  let last = clock.now();
  let breath: Promise<void> | undefined;
  return () => {
    if (breath === undefined && clock.now() - last >= 20) {
      breath = new Promise((resolve) => {
        setImmediate(() => {
          last = clock.now();
          breath = undefined;
          resolve();
        });
      });
    }
    return breath;
  };
}
