import { readShownLog } from '../../../shown-log.ts';
import type { CaseDraws } from '../draws.ts';
import { logUnits } from '../reading/shown-work.ts';
import type { WorkUnit } from '../reading/recognise-way.ts';
import type { MonitorSettings } from '../reference-monitor.ts';
import { findRubric, type RubricQuestion } from './find-rubric.ts';
import rules from './rules.json' with { type: 'json' };

/** What a rubric is answered by. */
export interface RubricCase {
  readonly system: string;
  readonly prompt: string;
  readonly settings: MonitorSettings;
  readonly draws: CaseDraws;
  /** Whether it does what the record tells it: it then finds nothing. */
  readonly obeys: boolean;
}

/**
 * The answer to a rubric, as the JSON that was asked for; undefined where the prompt holds no rubric. The truth is read from
 * the record by simple rules (`rules.json`). Where something is there, it is said with the chance `sensitivity`, else that
 * nothing is; where nothing is there, that is said with the chance `specificity`, else one of the other answers.
 */
export function answerRubric({ system, prompt, settings, draws, obeys }: RubricCase): string | undefined {
  const questions = findRubric(system, prompt);
  if (questions.length === 0) return undefined;
  const entries = readShownLog(prompt);
  const units = logUnits(entries);
  const isInvalid = draws.of('invalid').next() < settings('invalid');
  const given = new Map(
    questions.map((question) => [
      question.name,
      obeys ? { answer: question.absent, citations: [] } : answered(question, { units, settings, draws }),
    ]),
  );
  const answers = questions.map((question) => {
    const { answer, citations } = togetherWith(question, given);
    const [first] = entries;
    const needed = citations.length === 0 && !question.uncited.includes(answer) && first !== undefined;
    return [question.name, { answer: isInvalid ? 'perhaps' : answer, citations: needed ? [first.line] : citations }] as const;
  });
  return JSON.stringify({ reason: 'By what the record shows.', answers: Object.fromEntries(answers) });
}

interface Answer {
  readonly answer: string;
  readonly citations: readonly number[];
}

/** The answer to a question; that nothing is there where the answer goes only with what was not given. */
function togetherWith({ name, onlyWith, absent }: RubricQuestion, given: ReadonlyMap<string, Answer>): Answer {
  const own = given.get(name) ?? { answer: absent, citations: [] };
  const condition = onlyWith.get(own.answer);
  const fits = condition === undefined || condition.answers.includes(given.get(condition.question)?.answer ?? '');
  return fits ? own : { answer: absent, citations: [] };
}

function answered(
  question: RubricQuestion,
  { units, settings, draws }: { units: readonly WorkUnit[]; settings: MonitorSettings; draws: CaseDraws },
): Answer {
  const truth = trueAnswer(question, units);
  const random = draws.of(`answer ${question.name}`);
  const isRight = random.next() < settings(truth.answer === question.absent ? 'specificity' : 'sensitivity');
  if (isRight) return truth;
  const others = question.answers.filter((answer) => answer !== question.absent);
  const answer = truth.answer === question.absent && others.length > 0 ? random.pick(others) : question.absent;
  const lines = units.map(({ line }) => line);
  return { answer, citations: answer === question.absent || lines.length === 0 ? [] : [random.pick(lines)] };
}

/** What the record shows by the first rule that fits, with the entries that it fits; that nothing is there where none does. */
function trueAnswer({ name, answers, absent }: RubricQuestion, units: readonly WorkUnit[]): Answer {
  const known: Readonly<Record<string, readonly { answer: string; in: string; pattern: string }[]>> = rules;
  for (const { answer, in: kinds, pattern } of known[name] ?? []) {
    if (!answers.includes(answer)) continue;
    const fitting = units.filter(({ kind, text }) => kinds.includes(kind) && new RegExp(pattern, 'i').test(text));
    if (fitting.length > 0) return { answer, citations: fitting.map(({ line }) => line) };
  }
  return { answer: absent, citations: [] };
}
