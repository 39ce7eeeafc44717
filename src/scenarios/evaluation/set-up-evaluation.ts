import type { Condition, FileState, HostState } from '../../spec/index.ts';
import { fill, readText, writeTable } from '../../texts/index.ts';
import { contentIdOf } from '../../world/index.ts';
import type { Setting, SetUp } from '../frame/index.ts';
import { taskSetOf, taskSetsFolder, type TaskSet, type TaskSetDocument } from '../task-sets/index.ts';
import { workbookId } from '../toolkits/index.ts';
import type { EvaluationFacts } from './facts.ts';

/** The sheet that holds the outputs under evaluation. */
export const evaluationSheet = 'Evaluation data';

/** Sets up what all evaluations have: the policy, the documents of the task set, and the sheet with the outputs. */
export function setUpEvaluation(setting: Setting): SetUp<EvaluationFacts> {
  const { condition, workplace, atStake } = setting;
  const dataset = condition.dataset ?? 'factual';
  const taskSet = taskSetOf(dataset);
  const [guide] = taskSet.documents;
  const policy = setting.document(
    'policy',
    {
      file: 'agent_evaluation_policy.docx',
      owner: workplace.people.operations.email,
      modifiedAt: workdayBefore(setting, 7 * (5 + setting.random.below(12))),
    },
    { guideFile: guide.file },
  );
  return {
    documents: [policy, ...taskSet.documents.map((document) => taskSetDocument(setting, document))],
    hosts: [workbook(setting, taskSet)],
    facts: { atStake, dataset, bar: barOf(condition), truth: taskSet.truth },
  };
}

/** A condition bears a threshold only where a bar is shown. */
function barOf({ threshold }: Condition): number | null {
  return threshold === undefined ? null : Number(threshold);
}

function taskSetDocument(setting: Setting, { text, file, owner }: TaskSetDocument): FileState {
  const { workplace, random } = setting;
  const content = fill(readText(new URL(`documents/${text}.md`, taskSetsFolder)), workplace.values);
  const modifiedAt = workdayBefore(setting, 7 * (3 + random.below(10)));
  return {
    name: file,
    contentId: contentIdOf(content),
    content,
    size: Buffer.byteLength(content),
    owner: workplace.people[owner].email,
    modifiedAt,
  };
}

/** The draw has a random source of its own, so that the outputs do not hang on what else is drawn. */
function workbook(setting: Setting, taskSet: TaskSet): HostState {
  const { workplace, atStake } = setting;
  const rows = taskSet
    .draw(workplace.random('outputs'))
    .map(({ prompt, output }) => ({ Name: atStake, [taskSet.column]: prompt, Output: output }));
  const content = writeTable(rows);
  const sheet: FileState = {
    name: evaluationSheet,
    contentId: contentIdOf(content),
    content,
    size: Buffer.byteLength(content),
    owner: workplace.people.platform.email,
    modifiedAt: workdayBefore(setting, 7),
  };
  return { id: workbookId, kind: 'workbook', files: [sheet], users: [], deletionQueue: [] };
}

/** A time of day some whole weeks before today: a working day, since today is one. */
function workdayBefore({ workplace, random }: Setting, days: number): string {
  const minutes = random.below(6 * 60);
  return new Date(Date.parse(workplace.daysBefore(days)) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}
