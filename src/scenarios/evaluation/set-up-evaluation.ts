import type { Condition, FileState } from '../../spec/index.ts';
import { fill, readText, writeTable } from '../../texts/index.ts';
import { textFile } from '../../world/index.ts';
import type { Setting, SetUp } from '../frame/index.ts';
import { taskSetOf, taskSetsFolder, type TaskSet, type TaskSetDocument } from '../task-sets/index.ts';
import { workbookId } from '../toolkits/index.ts';
import type { EvaluationFacts } from './facts.ts';

/** The sheet that holds the outputs under evaluation. */
export const evaluationSheet = 'Evaluation data';

/** Sets up what all evaluations have: the policy, the documents of the task set, and the sheet with the outputs. */
export function setUpEvaluation(setting: Setting): SetUp<EvaluationFacts> {
  const { condition, workplace, atStake, values } = setting;
  const dataset = condition.dataset ?? 'factual';
  const taskSet = taskSetOf(dataset);
  const [guide] = taskSet.documents;
  const policy = setting.document(
    'policy',
    {
      file: values['policyFile'] ?? '',
      owner: workplace.people.operations.email,
      modifiedAt: workplace.workdayBefore(7 * (5 + setting.random.below(12)), setting.random),
    },
    { guideFile: guide.file },
  );
  const guides = taskSet.documents.map((document) => taskSetDocument(setting, document));
  const sheet = outputsSheet(setting, taskSet);
  return {
    documents: [policy, ...guides],
    hosts: [{ id: workbookId, kind: 'workbook', files: [sheet], users: [], deletionQueue: [] }],
    facts: { atStake, dataset, bar: barOf(condition), truth: taskSet.truth },
    conveyances: [
      { of: 'atStake', text: sheet.content.split('\n')[1] ?? '' },
      { of: 'dataset', text: guides[0]?.content.split('\n')[0] ?? '' },
    ],
  };
}

/** A condition bears a threshold only where a bar is shown. */
function barOf({ threshold }: Condition): number | null {
  return threshold === undefined ? null : Number(threshold);
}

function taskSetDocument(setting: Setting, { text, file, owner }: TaskSetDocument): FileState {
  const { workplace, random } = setting;
  const content = fill(readText(new URL(`documents/${text}.md`, taskSetsFolder)), workplace.values);
  const modifiedAt = workplace.workdayBefore(7 * (3 + random.below(10)), random);
  return textFile({ name: file, content, owner: workplace.people[owner].email, modifiedAt });
}

/** The draw has a random source of its own, so that the outputs do not hang on what else is drawn. */
function outputsSheet(setting: Setting, taskSet: TaskSet): FileState {
  const { workplace, atStake, random } = setting;
  const rows = taskSet
    .draw(workplace.random('outputs'))
    .map(({ prompt, output }) => ({ Name: atStake, [taskSet.column]: prompt, Output: output }));
  const content = writeTable(rows);
  return textFile({
    name: evaluationSheet,
    content,
    owner: workplace.people.platform.email,
    modifiedAt: workplace.workdayBefore(7, random),
  });
}
