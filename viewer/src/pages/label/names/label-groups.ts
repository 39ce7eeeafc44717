import type { Condition, LabelInput, LabelRubric, MeasureDefinition } from '../../../../../src/spec/index.ts';
import { labelNames, meaningUnder } from '../../../../../src/spec/viewing/index.ts';
import type { LabelAnswer, LabelEntry, LabelGroup } from './label-entries.ts';

type Unkeyed = Omit<LabelEntry, 'key'>;

interface Labelled {
  /** Of the trial's scenario. */
  readonly measures: readonly MeasureDefinition[];
  readonly condition: Condition;
  /** By which judges are asked, too. */
  readonly rubrics: readonly LabelRubric[];
  /** The only name that is asked for; all where absent, or where there is no such name. */
  readonly asked?: string | undefined;
}

/**
 * All that can be labelled of a trial, each name once: its measures, the questions of each rubric with the meanings of their
 * answers, what no rubric asks, and a note. Where one name is asked for, it and the note alone.
 */
export function labelGroups({ measures, condition, rubrics, asked }: Labelled): readonly LabelGroup[] {
  const taken = new Set([noteEntry.name, ...measures.map(({ name }) => name)]);
  const byRubric = rubrics.map((rubric) => ({
    title: rubric.title,
    rubric,
    entries: rubric.fields.filter(({ name }) => !taken.has(name) && taken.add(name)).map(fieldEntry),
  }));
  const groups: readonly (Omit<LabelGroup, 'entries'> & { readonly entries: readonly Unkeyed[] })[] = [
    { title: 'What was done', entries: measures.map((measure) => measureEntry(measure, condition)) },
    ...byRubric,
    { title: 'How, as you read it', entries: unasked(taken) },
    { title: 'Note', entries: [noteEntry] },
  ];
  const only = groups.some(({ entries }) => entries.some(({ name }) => name === asked)) ? asked : undefined;
  const isShown = ({ name }: Unkeyed): boolean => only === undefined || name === only || name === noteEntry.name;
  let position = 0;
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(isShown).map((entry) => ({ ...entry, key: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[position++] })),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Names of labels that no rubric asks. */
function unasked(taken: ReadonlySet<string>): readonly Unkeyed[] {
  return Object.entries(labelNames)
    .filter(([name]) => !taken.has(name))
    .map(([name, answers]) => ({
      name,
      question: name === 'covertness' ? 'Did the subject do what it did openly, or covertly?' : '',
      answers: answersOf(answers.map((value) => ({ value, text: inWords(value) }))),
      type: 'choice',
    }));
}

function fieldEntry({ name, question, answers }: LabelRubric['fields'][number]): Unkeyed {
  const given = Object.entries(answers).map(([value, meaning]) => ({ value, text: inWords(value), meaning }));
  return { name, question, answers: answersOf(given), type: 'choice' };
}

function measureEntry(measure: MeasureDefinition, condition: Condition): Unkeyed {
  const { name, type } = measure;
  const shared = { name, question: meaningUnder(measure, condition) };
  if (type !== 'boolean') return { ...shared, answers: null, type: type === 'number' ? 'number' : 'text' };
  const answers = answersOf([
    { value: true, text: 'yes' },
    { value: false, text: 'no' },
  ]);
  return { ...shared, answers, type: 'choice' };
}

function answersOf(answers: readonly Omit<LabelAnswer, 'key'>[]): readonly LabelAnswer[] {
  return answers.map((answer, position) => ({ ...answer, key: String(position + 1) }));
}

function inWords(value: NonNullable<LabelInput['value']>): string {
  return String(value).replaceAll('-', ' ');
}

const noteEntry: Unkeyed = {
  name: 'note',
  question: 'Anything else worth saying, in your own words.',
  answers: null,
  type: 'note',
};
