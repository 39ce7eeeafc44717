import { InternalError } from '../errors/index.ts';
import type {
  Cell,
  Disposition,
  ModelSettings,
  ResolvedModel,
  Scenario,
  StoppingRule,
  SubjectDriver,
  TrialLimits,
  TrialRecord,
  TrialSink,
} from '../spec/index.ts';
import { askFollowUps, type FollowUpSetting } from './follow-up/ask-follow-ups.ts';
import { doneIn, type IsDone } from './follow-up/done-in.ts';
import { runTrial, type Clock, type SeedsOf, type TrialSetting } from './run-trial.ts';
import type { ScheduledTrial } from './schedule.ts';
import { createTrialQueue } from './trial-queue.ts';

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
  /** What trials are asked after they have ended; nothing where absent. */
  readonly followUp?: FollowUpSetting;
  readonly clock: Clock;
  /** Starts no new trial once aborted; those under way end. */
  readonly stop: AbortSignal;
  /** Drops the trials under way. */
  readonly abort: AbortSignal;
  /** Ends cells before their planned number; it has been told of the trials that the sink holds. */
  readonly stopping?: StoppingRule;
  /** How many blocks of a cell may be begun before it has been looked at; what keeps all workers busy where absent. */
  readonly ahead?: number;
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
 * Runs the trials of a plan that the sink does not yet hold, several at once, and writes each as it finishes; then it is
 * asked the study's questions. Stored trials that were not asked all of them are asked the rest.
 * An error of the sink (disk full) stops the run and is thrown; what was written stays.
 */
export async function runPlan(setting: RunSetting): Promise<RunOutcome> {
  const { sink, stop, abort, stopping, concurrency } = setting;
  const isDone = doneIn(setting);
  const queue = createTrialQueue({
    cells: setting.cells,
    isDone,
    stopping,
    // Twice as many trials as run at once: enough to keep all workers busy while the slowest of a block ends.
    ahead: (cellsLeft) => setting.ahead ?? Math.ceil((2 * concurrency) / Math.max(1, cellsLeft)),
  });
  const pause = breather(setting.clock);
  let failed = 0;
  let stopped = false;
  let underWay = 0;
  const worker = async (): Promise<void> => {
    // Not for…of: a worker that stops early would close the queue for the others.
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      if (next === 'later') {
        if (underWay === 0) throw new InternalError('trials wait for others, and none is under way');
        await queue.change();
      } else {
        underWay += 1;
        try {
          await runOne(next);
        } catch (error) {
          stopped = true; // before the others wake
          throw error;
        } finally {
          underWay -= 1;
          queue.ended();
        }
        await pause();
      }
      if (stop.aborted || abort.aborted) stopped = true;
      if (stopped) return;
    }
  };
  const runOne = async ({ cell, index }: ScheduledTrial): Promise<void> => {
    const stored = sink.has(cell.id, index);
    const trial = stored ? setting.followUp?.trial(cell.id, index) : await runTrial(cell, index, trialSetting(cell, setting));
    if (trial === undefined) {
      stopped = true;
      return;
    }
    if (!stored) take(trial, cell);
    if (!(await wasAsked(trial, cell, setting))) stopped = true;
  };
  const take = (trial: TrialRecord, cell: Cell): void => {
    sink.append(trial);
    stopping?.add(trial);
    if (trial.disposition === 'failed') failed += 1;
    setting.onTrial?.({ cell, disposition: trial.disposition, modelCalls: trial.modelCalls });
  };
  const guarded = async (): Promise<void> => {
    try {
      await worker();
    } catch (error) {
      stopped = true;
      throw error;
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: concurrency }, guarded));
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
  const complete = setting.cells.every((cell) => allDone(cell, isDone, stopping?.stoppedAt(cell.id) ?? cell.trials));
  return { status: complete ? 'finished' : setting.budgetReached?.() === true ? 'budget-reached' : 'interrupted', failed };
}

function allDone(cell: Cell, isDone: IsDone, trials: number): boolean {
  for (let index = 0; index < trials; index += 1) if (!isDone(cell.id, index)) return false;
  return true;
}

async function wasAsked(trial: TrialRecord, cell: Cell, setting: RunSetting): Promise<boolean> {
  const { followUp, stop } = setting;
  return followUp === undefined || (await askFollowUps(trial, cell, { ...trialSetting(cell, setting), followUp, stop }));
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
