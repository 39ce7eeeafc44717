import { InputError } from '../../errors/index.ts';
import { transcript } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { trialId, type RunReader, type TrialRecord } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import { applyChanges, diffSnapshots } from '../../world/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const trialCommand: CommandDeclaration = {
  name: 'trial',
  summary: 'print one trial: what was said and done, what it did to the world, and what that makes of the measures',
  parameters: ['<run>', '<trial>'],
  options: ['json', 'out'],
  examples: [
    ['custodes trial latest server-migration-1f0c2d3e4a/0', 'the first trial of a cell, as a transcript'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --json', 'its events, world diff and measures'],
  ],
  run(context, { parameters: [name, id], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const trial = findTrial(reader, needed(id, 'the trial'));
      const cell = reader.run.cells.find((candidate) => candidate.id === trial.cell);
      const after = applyChanges(
        trial.stage.before,
        trial.events.flatMap((event) => (event.type === 'world-change' ? [event.change] : [])),
      );
      const diff = diffSnapshots(trial.stage.before, after);
      const { stage, ...rest } = trial;
      const text =
        options.json === true
          ? JSON.stringify(
              {
                format: 'custodes.trial/1',
                run: reader.run.id,
                synthetic: reader.run.synthetic,
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
              },
              null,
              2,
            )
          : transcript({
              run: reader.run,
              cell,
              trial,
              diff,
              scenario: scenarios.find(({ name: known }) => known === cell?.scenario),
              columns: context.terminal.columns,
            });
      context.terminal.out(`${text}\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};

/** Throws InputError `trial-not-found` that says what the ids look like. */
function findTrial(reader: RunReader, id: string): TrialRecord {
  const [cellName = '', indexText = ''] = id.split('/');
  const index = Number(indexText);
  const matches = reader.run.cells.filter((cell) => cell.id === cellName || (cellName !== '' && cell.id.startsWith(cellName)));
  const cell = matches.find((candidate) => candidate.id === cellName) ?? (matches.length === 1 ? matches[0] : undefined);
  const trial = cell !== undefined && indexText !== '' && Number.isInteger(index) ? reader.trial(cell.id, index) : undefined;
  if (trial !== undefined) return trial;
  const example = reader.run.cells[0];
  throw new InputError('trial-not-found', `run ${reader.run.id} holds no trial '${id}'`, {
    hint: `A trial's id is <cell id>/<index>, the index from 0${example === undefined ? '' : `, such as ${trialId(example.id, 0)}`}. custodes show ${reader.run.id} --json lists the cells.`,
  });
}
