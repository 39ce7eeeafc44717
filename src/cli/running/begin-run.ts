import { InputError } from '../../errors/index.ts';
import type { Catalogue } from '../../models/index.ts';
import { trialId, type AuditSetting, type Cell, type Plan, type RunOrigin, type Study } from '../../spec/index.ts';
import { createRun, openRun, openRunForWriting, type RunWriter } from '../../store/index.ts';
import type { Context } from '../context.ts';
import { findTrial } from '../find-trial.ts';
import { loadPlan } from '../load-plan.ts';
import type { OptionValues } from '../options.ts';
import { runFolder, runsFolder } from '../runs-folder.ts';
import { checkUnchanged } from './execute-run.ts';
import { capsOf, checkPriced } from './open-books.ts';
import { newRunRecord } from './new-run-record.ts';
import { subjectSettings } from './subject-settings.ts';
import { runModels, type RunModels } from './run-models.ts';

/** A run that is on disk and can be executed. */
export interface BegunRun {
  readonly writer: RunWriter;
  readonly runModels: RunModels;
}

/** What a run is begun with. */
export interface Beginning {
  readonly context: Context;
  readonly options: OptionValues;
  readonly catalogue: Catalogue;
}

/** A new run of a study, or with `audit` of the audit of a monitor. */
export async function beginStudy({ context, options, catalogue }: Beginning, name: string, audit?: AuditSetting): Promise<BegunRun> {
  const { study, plan } = await loadPlan(name, options, context, audit);
  const begun = await begin({ context, options, catalogue }, { study, cells: plan.cells, audit });
  reportDropped(context, plan);
  return begun;
}

/** A run that was interrupted, to go on with. */
export async function beginAgain({ context, options, catalogue }: Beginning, name: string): Promise<BegunRun> {
  const writer = openRunForWriting(runFolder(context, options, name));
  try {
    checkUnchanged(writer.run);
    const models = await runModels(writer.run, context, options);
    checkPriced(models.models, {
      caps: capsOf(options, writer.sessions().at(-1)),
      catalogue,
      allowed: options.allowUnpriced === true,
    });
    return { writer, runModels: models };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** A new run of a stored run's study, out of its record. */
export async function beginReplay({ context, options, catalogue }: Beginning, name: string): Promise<BegunRun> {
  const source = openRun(runFolder(context, options, name));
  try {
    checkUnchanged(source.run);
    const { study, cells, id, audit } = source.run;
    return await begin({ context, options, catalogue }, { study, cells, audit, origin: { type: 'replay', run: id } });
  } finally {
    source.close();
  }
}

/** A new run whose trials all begin as a stored trial did, and go their own ways from a call on. */
export async function beginResample({ context, options, catalogue }: Beginning, from: string): Promise<BegunRun> {
  const { at } = options;
  if (at === undefined)
    throw new InputError('invalid-option', '--from was given without --at', {
      hint: 'Say which call is the first to be bought anew: --at 3.',
    });
  const [, run = 'latest', trialName = ''] = /^(?:(.*):)?(.*)$/.exec(from) ?? [];
  const source = openRun(runFolder(context, options, run));
  try {
    checkUnchanged(source.run);
    const trial = findTrial(source, trialName);
    const cell = source.run.cells.find(({ id }) => id === trial.cell);
    if (at > trial.modelCalls || cell === undefined) {
      throw new InputError('invalid-option', `trial ${trialName} has ${trial.modelCalls} model calls, so that none is the ${at}th`, {
        hint: `Give --at from 1 to ${trial.modelCalls}.`,
      });
    }
    const { worldSeed, subjectSeed } = trial;
    const origin: RunOrigin = {
      type: 'resample',
      run: source.run.id,
      trial: trialId(trial.cell, trial.index),
      call: at,
      worldSeed,
      subjectSeed,
    };
    const { trials = defaultResamples, seed = source.run.study.seed } = options;
    return await begin(
      { context, options, catalogue },
      { study: { ...withoutRules(source.run.study), seed, trials }, cells: [{ ...cell, trials }], audit: source.run.audit, origin },
    );
  } finally {
    source.close();
  }
}

/** Its rules to stop early are for the cells of that study. */
function withoutRules({ until: _until, untilJoint: _untilJoint, ...study }: Study): Study {
  return study;
}

const defaultResamples = 20;

/** Models are resolved and caps checked before anything is written, so that a wrong name or a missing key leaves nothing behind. */
async function begin(
  { context, options, catalogue }: Beginning,
  run: { study: Study; cells: readonly Cell[]; origin?: RunOrigin; audit?: AuditSetting | undefined },
): Promise<BegunRun> {
  const models = await runModels(run, context, options);
  try {
    checkPriced(models.models, { caps: capsOf(options), catalogue, allowed: options.allowUnpriced === true });
    // Settings that a provider cannot take are found before anything is written.
    for (const name of models.models.keys()) subjectSettings(run.study, name);
    const synthetic = run.cells.some((cell) => cell.model.startsWith('reference/'));
    return { writer: createRun(runsFolder(context, options), newRunRecord(context, { ...run, synthetic })), runModels: models };
  } catch (error) {
    models.close();
    throw error;
  }
}

function reportDropped(context: Context, { dropped }: Plan): void {
  if (dropped.length === 0) return;
  const reasons = [...new Set(dropped.map(({ reason }) => reason))];
  context.terminal.err(
    `${dropped.length} combinations are left out (${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? '; …' : ''})\n`,
  );
}
