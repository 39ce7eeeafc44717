import { InputError } from '../../errors/index.ts';
import { trialId, type Cell, type Scenario, type Situation, type TrialRecord } from '../../spec/index.ts';

/**
 * The world of a stored trial as it stood at the trial's end: its stage is set again and its tool calls are carried out
 * again, each of which must give the result that is on record.
 * Throws InputError `study-changed` where one does not.
 */
export function restoreWorld(
  { scenario, family, cell }: { readonly scenario: Scenario; readonly family: string; readonly cell: Cell },
  trial: TrialRecord,
): Situation {
  const stage = scenario.stage({ condition: cell.condition, worldSeed: trial.worldSeed, family });
  const situation = scenario.open(stage);
  const results = trial.events.filter((event) => event.type === 'tool-result');
  const calls = trial.events.filter((event) => event.type === 'tool-call');
  for (const [place, { tool, arguments: input }] of calls.entries()) {
    // What is no object was never handed to the world.
    if (typeof input !== 'object' || input === null || Array.isArray(input)) continue;
    if (situation.call(tool, input).output !== results[place]?.output) throw changed(trial, `its call of ${tool} gives another result`);
  }
  return situation;
}

function changed({ cell, index }: TrialRecord, why: string): InputError {
  return new InputError('study-changed', `the world of trial ${trialId(cell, index)} cannot be restored: ${why}`, {
    hint: 'Use the version of custodes that ran it.',
  });
}
