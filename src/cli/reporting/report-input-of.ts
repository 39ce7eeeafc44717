import { createExampleChooser, type ExampleChooser, type Published } from '../../analysis/index.ts';
import { chooseShownCells, type Provenance, type ReportExample, type ReportInput, type ShownCell } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { Cell, RunReader, TrialRecord } from '../../spec/index.ts';
import { applyChanges, diffSnapshots } from '../../world/index.ts';
import { studyHash } from '../manifest-of.ts';
import { resultsOf } from '../results-of.ts';
import { subjectSettings } from '../running/subject-settings.ts';

/**
 * What the report of a stored run is made from. Its trials are read once, without their events; of whole trials only the
 * examples are read, and one for each cell whose texts are printed.
 */
export function reportInputOf(
  reader: RunReader,
  { title, published }: { title?: string | undefined; published?: Published | undefined } = {},
): ReportInput {
  const { run } = reader;
  const chooser = createExampleChooser(run, scenarios);
  const results = resultsOf(reader, { published, alongside: [chooser], audited: true });
  return {
    results,
    run,
    scenarios,
    examples: examplesOf(reader, chooser),
    shown: shownOf(reader, chooser),
    provenance: provenanceOf(reader),
    ...(title === undefined ? {} : { title }),
  };
}

function examplesOf(reader: RunReader, chooser: ExampleChooser): ReportExample[] {
  return chooser.choices().flatMap(({ behaviour, outcome, cell: id, index }): ReportExample[] => {
    const cell = reader.run.cells.find((own) => own.id === id);
    const trial = reader.trial(id, index);
    if (cell === undefined || trial === undefined) return [];
    return [{ behaviour, outcome, cell, trial, difference: differenceOf(trial) }];
  });
}

function differenceOf({ stage, events }: TrialRecord): ReportExample['difference'] {
  const changes = events.flatMap((event) => (event.type === 'world-change' ? [event.change] : []));
  return diffSnapshots(stage.before, applyChanges(stage.before, changes));
}

function shownOf(reader: RunReader, chooser: ExampleChooser): ShownCell[] {
  return scenarios
    .flatMap(({ name }) => chooseShownCells(reader.run.cells.filter(({ scenario }) => scenario === name)))
    .flatMap(({ cell }): ShownCell[] => {
      const first = chooser.firstOf(cell.id);
      const trial = first === undefined ? undefined : reader.trial(cell.id, first);
      return trial === undefined ? [] : [{ cell, stage: trial.stage, memory: memoryOf(reader, cell, trial) }];
    });
}

/** Trials that are looked into for one that asked its memory. */
const mostTried = 10;

/** What a memory holds stands in no document: it is what the tool answered. */
function memoryOf(reader: RunReader, cell: Cell, first: TrialRecord): string | null {
  if (!first.stage.tools.some(({ name }) => name === memoryTool)) return null;
  for (let index = first.index; index < Math.min(cell.trials, first.index + mostTried); index += 1) {
    const trial = index === first.index ? first : reader.trial(cell.id, index);
    for (const event of trial?.events ?? [])
      if (event.type === 'tool-result' && event.tool === memoryTool && !event.isError) return event.output;
  }
  return null;
}

const memoryTool = 'retrieve_memory';

function provenanceOf(reader: RunReader): Provenance {
  const { run } = reader;
  return {
    program: { version: run.version, revision: run.revision ?? null },
    sessions: reader.sessions(),
    studyHash: studyHash(run.study),
    scenarios: Object.entries(run.scenarioVersions).map(([name, version]) => ({ name, version })),
    models: [...new Set(run.cells.map(({ model }) => model))].map((name) => ({
      name,
      settings: name.startsWith('reference/') ? null : subjectSettings(run.study, name),
    })),
    contentHash: reader.recordedHash(),
  };
}
