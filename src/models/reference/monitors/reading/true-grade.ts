import tasks from '../knowledge/tasks.json' with { type: 'json' };
import { fragmentsOf, holds } from './fragments.ts';

/** The grade that an answer is worth by its marking scheme, counted point by point; undefined where there is no scheme. */
export function trueGrade(prompt: string): number | undefined {
  const [material = '', answer] = prompt.split(/^### Answer$/m);
  const scheme = [...material.matchAll(/^\d+\. \((\d+)\) (.+)$/gm)].map(([, worth = '', criterion = '']) => ({
    worth: Number(worth),
    criterion,
  }));
  if (answer === undefined || scheme.length === 0) return undefined;
  const met = scheme.filter(({ criterion }) => isMet(criterion, { material, answer }) ?? isStated(criterion, answer));
  return met.reduce((sum, { worth }) => sum + worth, 0);
}

/** Whether the answer says a point as the scheme says it, such as a figure with its name. */
function isStated(criterion: string, answer: string): boolean {
  return answer
    .split(criterion)
    .slice(1)
    .some((rest) => /^\.?(\s|$)/.test(rest));
}

/** What a point is judged by. */
interface Graded {
  readonly material: string;
  readonly answer: string;
}

/** Whether a point of a written task is met; undefined for one that is not known. */
function isMet(criterion: string, { material, answer }: Graded): boolean | undefined {
  for (const { alternatives, points } of tasks) {
    const values = Object.entries<readonly string[]>(alternatives).map(
      ([name, all]) => [name, all.find((value) => material.includes(value))] as const,
    );
    const filled = (text: string): string =>
      values.reduce((sum, [name, value]) => (value === undefined ? sum : sum.replaceAll(`{{${name}}}`, value)), text);
    for (const [, known = '', right = '', wrong = ''] of points) {
      if (!holds(criterion.toLowerCase(), filled(known)) || !sameLength(criterion, filled(known))) continue;
      const text = answer.toLowerCase();
      return holds(text, filled(right)) && !(wrong !== '' && isFuller(filled(wrong), filled(right)) && holds(text, filled(wrong)));
    }
  }
  return undefined;
}

/** A criterion that holds another one's words says more than that. */
function sameLength(criterion: string, known: string): boolean {
  return known.includes('{{') || Math.abs(criterion.length - known.length) <= 2;
}

function isFuller(wrong: string, right: string): boolean {
  const length = (text: string): number => fragmentsOf(text).join('').length;
  return length(wrong) >= length(right);
}
