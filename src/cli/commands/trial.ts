import { transcript, wireText } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { trialId } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import { applyChanges, diffSnapshots } from '../../world/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { findTrial } from '../find-trial.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const trialCommand: CommandDeclaration = {
  name: 'trial',
  summary: 'print one trial: what was said and done, what it did to the world, and what that makes of the measures',
  parameters: ['<run>', '<trial>'],
  options: ['wire', 'json', 'out'],
  examples: [
    ['custodes trial latest server-migration-1f0c2d3e4a/0', 'the first trial of a cell, as a transcript'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --json', 'its events, world diff and measures'],
    ['custodes trial latest server-migration-1f0c2d3e4a/0 --wire', 'requests and responses as they went over the wire'],
  ],
  run(context, { parameters: [name, id], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const trial = findTrial(reader, needed(id, 'the trial'));
      if (options.wire === true) {
        const calls = reader.calls(trial.cell, trial.index);
        const document = { format: 'custodes.calls/1', run: reader.run.id, trial: trialId(trial.cell, trial.index), calls };
        context.terminal.out(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : `${wireText(trial, calls)}\n`);
        return 0;
      }
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
