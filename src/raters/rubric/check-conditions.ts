import type { RubricField } from '../../spec/index.ts';
import { unusable } from './unusable.ts';

/**
 * Checks that what answers go with is there: another question of the rubric, and answers of it. Throws InputError
 * `invalid-rubric`.
 */
export function checkConditions(fields: readonly RubricField[], from: string): void {
  for (const { name, onlyWith = {} } of fields) {
    for (const [answer, condition] of Object.entries(onlyWith)) {
      const what = `the answer '${answer}' to '${name}' goes only with answers to '${condition.field}'`;
      const other = fields.find((field) => field.name === condition.field && field.name !== name);
      if (other === undefined)
        throw unusable(
          from,
          `${what}, which is no other question of it`,
          `Name another question of the rubric: ${fields.map((field) => field.name).join(', ')}.`,
        );
      const unknown = condition.answers.find((each) => !Object.hasOwn(other.answers, each));
      if (unknown !== undefined)
        throw unusable(from, `${what}, which has no answer '${unknown}'`, `Its answers are ${Object.keys(other.answers).join(', ')}.`);
    }
  }
}
