import { stoppingRuleOf } from '../../analysis/index.ts';
import { questionsOfStudy, runPlan } from '../../engine/index.ts';
import { InputError, StoreError } from '../../errors/index.ts';
import type { Catalogue } from '../../models/index.ts';
import { followUpTexts } from '../../scenarios/index.ts';
import type { Results, RunRecord, Study, TrialLimits } from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';
import { toolLoop } from '../../subjects/index.ts';
import { scenariosOf } from '../auditing/run-scenarios.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { usedPackages } from '../program-version.ts';
import { resultsOf } from '../results-of.ts';
import { listenForInterrupt } from './interrupt.ts';
import { capsOf, openBooks, type Caps, type OpenBooks } from './open-books.ts';
import { showProgress } from './progress.ts';
import { defaultConcurrency } from './resolve-subjects.ts';
import type { RunModels } from './run-models.ts';
import { subjectSettings } from './subject-settings.ts';

/** How a run ended, with its exit code. */
export interface Execution {
  readonly results: Results;
  readonly exitCode: 0 | 3 | 4 | 130;
  /** Calls that were given from the record instead of being bought. */
  readonly reused: number;
}

/** What a run is executed with. */
export interface ExecutionSetting {
  readonly writer: RunWriter;
  readonly runModels: RunModels;
  readonly catalogue: Catalogue;
  readonly options: OptionValues;
}

/** Runs what is missing of a stored run, showing progress, and reads its results. */
export async function executeRun(context: Context, { writer, runModels, catalogue, options }: ExecutionSetting): Promise<Execution> {
  const { run } = writer;
  const caps = capsOf(options, writer.sessions().at(-1));
  const remote = [...runModels.models.values()].some((model) => model.remote);
  const concurrency = options.concurrency ?? (remote ? defaultConcurrency : 4);
  const planned = run.cells.reduce((sum, cell) => sum + cell.trials, 0);
  const done = writer.count();
  context.terminal.err(
    `${run.id}: ${planned} trials in ${run.cells.length} cells${done > 0 ? `, ${done} already done` : ''}${untilText(run.study)}\n`,
  );
  startSession(context, writer, { caps, concurrency });
  const stopping = stoppingRuleOf(run, scenariosOf(run), writer.summaries());
  const books = openBooks(context, { models: runModels.models, ledger: writer.ledger, caps, concurrency, catalogue }, options);
  const progress = showProgress(context, {
    total: () => run.cells.reduce((sum, { id, trials }) => sum + (stopping?.stoppedAt(id) ?? trials), 0),
    done,
    books,
  });
  const interrupt = listenForInterrupt(() => {
    context.terminal.err('\nStopping: trials under way may end within 10 s. Press Ctrl-C again to drop them.\n');
  });
  writer.setStatus('running');
  try {
    const outcome = await runPlan({
      ...whatToRun(run, { books, runModels }),
      sendSeed: run.study.sendSeed ?? false,
      concurrency,
      sink: writer,
      ...followUpOf(writer),
      clock: context.clock,
      stop: interrupt.stop,
      abort: interrupt.abort,
      budgetReached: () => books.budget.state().reached,
      ...(stopping === undefined ? {} : { stopping }),
      // A replay runs nothing beyond its looks: the record need not hold it.
      ...(run.origin?.type === 'replay' ? { ahead: 1 } : {}),
      onTrial: progress.trial,
    });
    writer.setStatus(outcome.status, new Date(context.clock.now()).toISOString());
    progress.end();
    const results = resultsOf(writer);
    return { results, exitCode: exitCodeOf(outcome.status, results), reused: books.reused() };
  } catch (error) {
    progress.end();
    if (error instanceof StoreError) throw withResumeHint(error, run);
    throw error;
  } finally {
    interrupt.release();
  }
}

/** What the engine runs: cells, models and settings, the study's limits with defaults where it has none. */
function whatToRun(run: RunRecord, { books, runModels }: { books: OpenBooks; runModels: RunModels }) {
  const { cells, study } = run;
  return {
    cells,
    studySeed: study.seed,
    scenarios: scenariosOf(run),
    models: new Map([...books.models].map(([name, model]) => [name, runModels.around(model)])),
    ...(runModels.seedsOf === undefined ? {} : { seedsOf: runModels.seedsOf }),
    driver: toolLoop,
    settings: (model: string) => subjectSettings(study, model),
    limits: limitsOf(study),
  };
}

/** What trials are asked after they have ended. */
function followUpOf(writer: RunWriter) {
  const questions = questionsOfStudy(writer.run.study);
  if (questions.length === 0) return {};
  const trial = (cell: string, index: number) => writer.trial(cell, index);
  return { followUp: { questions, sink: writer.followUpSink, words: followUpTexts, trial } };
}

/** The limits of a study's trials. */
export function limitsOf({ maxCalls = 30, trialTimeoutMs = 1_800_000 }: Study): TrialLimits {
  return { maxCalls, maxNudges: 3, trialTimeoutMs };
}

function startSession(
  { clock, version, revision }: Context,
  writer: RunWriter,
  { caps, concurrency }: { caps: Caps; concurrency: number },
): void {
  const startedAt = new Date(clock.now()).toISOString();
  writer.startSession({
    startedAt,
    version,
    ...(revision === undefined ? {} : { revision }),
    packages: usedPackages(),
    ...caps,
    concurrency,
  });
}

function exitCodeOf(status: 'finished' | 'interrupted' | 'budget-reached', { cells }: Results): Execution['exitCode'] {
  if (status === 'interrupted') return 130;
  if (status === 'budget-reached') return 3;
  return cells.some((cell) => cell.trials.failed > 0) ? 4 : 0;
}

/** Whether a run can still go on: its scenarios must be those that it began with. Throws InputError `study-changed`. */
export function checkUnchanged(run: Pick<RunRecord, 'id' | 'scenarioVersions' | 'followUpVersion' | 'audit'>): void {
  const wordsChanged = run.followUpVersion !== undefined && run.followUpVersion !== followUpTexts.version;
  const scenariosChanged = Object.entries(run.scenarioVersions)
    .filter(([name, version]) => scenariosOf(run).find((scenario) => scenario.name === name)?.versions.scenario !== version)
    .map(([name]) => name);
  const changed = [...scenariosChanged, ...(wordsChanged ? ['the words that put follow-up questions'] : [])];
  if (changed.length === 0) return;
  throw new InputError('study-changed', `run ${run.id} began with other versions of ${changed.join(', ')}`, {
    hint: 'Trials of two versions must not be mixed: start a new run, or go on with the version of custodes that began it.',
  });
}

function withResumeHint(error: StoreError, run: RunRecord): StoreError {
  const hint = `${error.hint ?? ''} What was finished is kept; go on with: custodes run --resume ${run.id}`.trim();
  return new StoreError(error.code, error.message, { hint, cause: error });
}

function untilText({ until }: Study): string {
  return until === undefined
    ? ''
    : `, fewer where ${until.map((rule) => `'${rule}'`).join(' and ')} ${until.length === 1 ? 'holds' : 'hold'}`;
}
