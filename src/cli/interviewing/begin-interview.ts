import { openInterview, restoreWorld, type Interview } from '../../engine/index.ts';
import { InputError, InternalError } from '../../errors/index.ts';
import type { Catalogue } from '../../models/index.ts';
import { followUpTexts } from '../../scenarios/index.ts';
import { noCallTotals, type CallLedger, type ContinuationEvent, type InterviewRecord, type TrialRecord } from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';
import { toolLoop } from '../../subjects/index.ts';
import { scenariosOf } from '../auditing/run-scenarios.ts';
import type { Context } from '../context.ts';
import { findTrial } from '../find-trial.ts';
import type { OptionValues } from '../options.ts';
import { checkUnchanged, limitsOf } from '../running/execute-run.ts';
import { capsOf, checkPriced, openBooks } from '../running/open-books.ts';
import { resolveSubjects } from '../running/resolve-subjects.ts';
import { subjectSettings } from '../running/subject-settings.ts';

/** An interview that can be held. */
export interface BegunInterview {
  readonly interview: Interview;
  readonly trial: TrialRecord;
}

interface Beginning {
  readonly writer: RunWriter;
  readonly catalogue: Catalogue;
  readonly options: OptionValues;
  readonly onEvent: (event: ContinuationEvent, soFar: InterviewRecord) => void;
  readonly signal: AbortSignal;
}

/**
 * Restores the world of a stored trial, resolves its model and opens an interview. A budget caps the interview alone: what
 * the run has spent is not counted, and what the interview spends is none of the run's.
 */
export async function beginInterview(
  context: Context,
  name: string,
  { writer, catalogue, options, onEvent, signal }: Beginning,
): Promise<BegunInterview> {
  const { run } = writer;
  const trial = findTrial(writer, name);
  const cell = run.cells.find(({ id }) => id === trial.cell);
  const scenario = scenariosOf(run).find((known) => known.name === cell?.scenario);
  if (cell === undefined || scenario === undefined) throw new InternalError(`trial ${name} is of no cell that is known`);
  checkUnchanged({ ...run, scenarioVersions: { [cell.scenario]: run.scenarioVersions[cell.scenario] ?? '' } });
  checkModel(options, cell.model);

  const models = await resolveSubjects([cell.model], context, options);
  const { ownBudget, ownBudgetTokens } = options;
  const caps = capsOf({
    ...(ownBudget === undefined ? {} : { budget: ownBudget }),
    ...(ownBudgetTokens === undefined ? {} : { budgetTokens: ownBudgetTokens }),
  });
  checkPriced(models, { caps, catalogue, allowed: options.allowUnpriced === true });
  const ledger: CallLedger = { ...writer.ledger, totals: () => noCallTotals };
  const books = openBooks(context, { models, ledger, caps, concurrency: 1, catalogue }, options);
  const model = books.models.get(cell.model);
  if (model === undefined) throw new InternalError(`${cell.model} was not resolved`);
  const situation = restoreWorld({ scenario, family: model.family, cell }, trial);
  const interview = openInterview({
    trial,
    situation,
    model,
    driver: toolLoop,
    settings: subjectSettings(run.study, cell.model),
    sendSeed: run.study.sendSeed ?? false,
    limits: limitsOf(run.study),
    notCarriedOut: followUpTexts.notCarriedOut,
    number: writer.interviews(trial.cell, trial.index).length + 1,
    version: context.version,
    startedAt: new Date(context.clock.now()).toISOString(),
    onEvent,
    signal,
  });
  return { interview, trial };
}

/** Another model would have to answer for words that it never said, in a world whose agents bear another family's name. */
function checkModel({ ownModel: other }: OptionValues, own: string): void {
  if (other === undefined || other === own) return;
  throw new InputError('invalid-option', `the trial was ${own}'s, and ${other} cannot answer for it`, {
    hint: `Another model would be asked about words that it never said. Leave --model out; to see what ${other} does, run a trial of it.`,
  });
}
