import { runPlan } from '../engine/index.ts';
import { InputError, StoreError } from '../errors/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { ResolvedModel, Results, RunRecord } from '../spec/index.ts';
import type { RunWriter } from '../store/index.ts';
import { toolLoop } from '../subjects/index.ts';
import type { Context } from './context.ts';
import { listenForInterrupt } from './interrupt.ts';
import type { OptionValues } from './options.ts';
import { showProgress } from './progress.ts';
import { resultsOf } from './results-of.ts';

/** Limits and settings where neither study nor command line says otherwise. */
export const defaultLimits = { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 1_800_000, maxOutputTokens: 16_384, temperature: 1 } as const;

/** How a run ended, with its exit code. */
export interface Execution {
  readonly results: Results;
  readonly exitCode: 0 | 4 | 130;
}

/** Runs what is missing of a stored run, showing progress, and reads its results. */
export async function executeRun(
  context: Context,
  writer: RunWriter,
  models: ReadonlyMap<string, ResolvedModel>,
  given: OptionValues,
): Promise<Execution> {
  const { run } = writer;
  const { study } = run;
  const planned = run.cells.reduce((sum, cell) => sum + cell.trials, 0);
  const done = writer.count();
  context.terminal.err(`${run.id}: ${planned} trials in ${run.cells.length} cells${done > 0 ? `, ${done} already done` : ''}\n`);
  const remote = [...models.values()].some((model) => model.remote);
  const progress = showProgress(context, planned, done);
  const interrupt = listenForInterrupt(() => {
    context.terminal.err('\nStopping: trials under way may end within 10 s. Press Ctrl-C again to drop them.\n');
  });
  writer.setStatus('running');
  try {
    const outcome = await runPlan({
      cells: run.cells,
      studySeed: study.seed,
      scenarios,
      models,
      driver: toolLoop,
      settings: {
        temperature: study.temperature ?? defaultLimits.temperature,
        maxOutputTokens: study.maxOutputTokens ?? defaultLimits.maxOutputTokens,
      },
      sendSeed: study.sendSeed ?? false,
      limits: {
        maxCalls: study.maxCalls ?? defaultLimits.maxCalls,
        maxNudges: defaultLimits.maxNudges,
        trialTimeoutMs: study.trialTimeoutMs ?? defaultLimits.trialTimeoutMs,
      },
      concurrency: given.concurrency ?? (remote ? 50 : 4),
      sink: writer,
      clock: context.clock,
      stop: interrupt.stop,
      abort: interrupt.abort,
      onTrial: progress.trial,
    });
    writer.setStatus(outcome.status, new Date(context.clock.now()).toISOString());
    progress.end();
    const results = resultsOf(writer);
    const failed = results.cells.some((cell) => cell.trials.failed > 0);
    return { results, exitCode: outcome.status === 'interrupted' ? 130 : failed ? 4 : 0 };
  } catch (error) {
    progress.end();
    if (error instanceof StoreError) throw withResumeHint(error, run);
    throw error;
  } finally {
    interrupt.release();
  }
}

/** Whether a run can still go on: its scenarios must be those that it began with. Throws StoreError `study-changed`. */
export function checkUnchanged(run: RunRecord): void {
  const changed = Object.entries(run.scenarioVersions)
    .filter(([name, version]) => scenarios.find((scenario) => scenario.name === name)?.versions.scenario !== version)
    .map(([name]) => name);
  if (changed.length === 0) return;
  throw new InputError('study-changed', `run ${run.id} began with other versions of ${changed.join(', ')}`, {
    hint: 'Trials of two versions must not be mixed: start a new run, or go on with the version of custodes that began it.',
  });
}

function withResumeHint(error: StoreError, run: RunRecord): StoreError {
  const hint = `${error.hint ?? ''} What was finished is kept; go on with: custodes run --resume ${run.id}`.trim();
  return new StoreError(error.code, error.message, { hint, cause: error });
}
