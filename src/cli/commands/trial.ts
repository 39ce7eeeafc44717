import { InputError } from '../../errors/index.ts';
import { continuationText, transcript, wireText } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { interviewBranch, trialId, type InterviewRecord, type RunReader, type TrialRecord } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import { diffSnapshots } from '../../world/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { findTrial } from '../find-trial.ts';
import { interviewDocument, worldAtEnd } from '../interviewing/interview-document.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { ratingsOfTrial } from '../rating/ratings-of-trial.ts';
import { runFolder } from '../runs-folder.ts';

export const trialCommand: CommandDeclaration = {
  name: 'trial',
  summary: 'print one trial: what was said and done, what it did to the world, and what that makes of the measures',
  parameters: ['<run>', '<trial>'],
  options: ['wire', 'interview', 'json', 'out'],
  examples: [
    ['custodes trial latest server-migration-1f0c2d3e4a/0', 'the first trial of a cell, as a transcript'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --json', 'its events, world diff and measures'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --wire', 'requests and responses as they went over the wire'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --interview 1', 'an interview that was made of it'],
  ],
  run(context, { parameters: [name, id], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const trial = findTrial(reader, needed(id, 'the trial'));
      const { wire, interview } = options;
      const print = wire === true ? callsText : interview === undefined ? trialText : interviewText;
      context.terminal.out(`${print(reader, trial, { options, columns: context.terminal.columns })}\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};

interface Printing {
  readonly options: OptionValues;
  readonly columns: number;
}

/** The calls of a trial and of what it was asked afterwards, or those of an interview. */
function callsText(reader: RunReader, trial: TrialRecord, { options }: Printing): string {
  const { cell, index } = trial;
  const asked = reader.followUps(cell, index).map(({ number }) => number);
  const branches = options.interview === undefined ? [0, ...asked] : [interviewBranch(options.interview)];
  const calls = branches.flatMap((branch) => reader.calls(cell, index, branch));
  const document = { format: 'custodes.calls/1', run: reader.run.id, trial: trialId(cell, index), calls };
  return options.json === true ? JSON.stringify(document, null, 2) : wireText(trial, calls);
}

function interviewText(reader: RunReader, trial: TrialRecord, { options }: Printing): string {
  const record = findInterview(reader, trial, options.interview ?? 1);
  return options.json === true ? JSON.stringify(interviewDocument(reader, trial, record), null, 2) : continuationText(record.events);
}

function trialText(reader: RunReader, trial: TrialRecord, { options, columns }: Printing): string {
  const { run } = reader;
  const cell = run.cells.find((candidate) => candidate.id === trial.cell);
  const diff = diffSnapshots(trial.stage.before, worldAtEnd(trial));
  const followUps = reader.followUps(trial.cell, trial.index);
  const interviews = reader.interviews(trial.cell, trial.index);
  const ratings = ratingsOfTrial(reader, trial);
  if (options.json !== true) {
    const scenario = scenarios.find(({ name }) => name === cell?.scenario);
    return transcript({ run, cell, trial, diff, followUps, interviews, ratings, scenario, columns });
  }
  const { stage, ...rest } = trial;
  const document = {
    format: 'custodes.trial/1',
    run: run.id,
    synthetic: run.synthetic,
    id: trialId(trial.cell, trial.index),
    scenario: cell?.scenario,
    model: cell?.model,
    condition: cell?.condition,
    ...rest,
    personas: stage.personas,
    versions: stage.versions,
    facts: stage.facts,
    before: stage.before,
    diff,
    followUps,
    interviews,
    ratings,
  };
  return JSON.stringify(document, null, 2);
}

/** An interview of a trial by its number. Throws InputError `invalid-option`. */
function findInterview(reader: RunReader, { cell, index }: TrialRecord, number: number): InterviewRecord {
  const interviews = reader.interviews(cell, index);
  const found = interviews.find((interview) => interview.number === number);
  if (found !== undefined) return found;
  throw new InputError('invalid-option', `trial ${trialId(cell, index)} has no interview ${number}`, {
    hint:
      interviews.length === 0
        ? `Make one: custodes interview ${reader.run.id} ${trialId(cell, index)}`
        : `It has ${interviews.length}: give --interview from 1.`,
  });
}
