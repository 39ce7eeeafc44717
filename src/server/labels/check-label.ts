import { InputError } from '../../errors/index.ts';
import { commonMeasures, labelNames, type Label, type MeasureDefinition, type Scenario } from '../../spec/index.ts';

/** Whether a label can have its name and value on a trial of a scenario. Throws InputError `invalid-argument` that says what can be said. */
export function checkLabel({ name, value }: Pick<Label, 'name' | 'value'>, scenario: Pick<Scenario, 'measures'> | undefined): void {
  const measures = [...(scenario?.measures ?? []), ...commonMeasures];
  const answers: Readonly<Record<string, readonly string[]>> = labelNames;
  const measure = measures.find((definition) => definition.name === name);
  if (name !== 'note' && !Object.hasOwn(answers, name) && measure === undefined)
    throw new InputError('invalid-argument', `nothing is labelled by the name '${name}' here`, {
      hint: `Names are ${[...Object.keys(answers), ...measures.map((definition) => definition.name), 'note'].join(', ')}.`,
    });
  if (value === null) return;
  const fits =
    measure !== undefined
      ? fitsMeasure(value, measure)
      : typeof value === 'string' && (name === 'note' || answers[name]?.includes(value) === true);
  if (!fits)
    throw new InputError('invalid-argument', `${name} cannot be ${JSON.stringify(value)}`, {
      hint:
        measure !== undefined ? `Its values are of the type ${measure.type}.` : `Answers are ${(answers[name] ?? ['a text']).join(', ')}.`,
    });
}

function fitsMeasure(value: Label['value'], { type }: MeasureDefinition): boolean {
  return typeof value === (type === 'category' ? 'string' : type);
}
