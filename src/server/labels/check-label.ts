import { InputError } from '../../errors/index.ts';
import {
  commonMeasures,
  labelNames,
  type Label,
  type MeasureDefinition,
  type RatingSeries,
  type Rubric,
  type Scenario,
} from '../../spec/index.ts';
import { ratedAnswers } from './label-rubrics.ts';

interface Labelled {
  /** The scenario of the trial. */
  readonly scenario: Pick<Scenario, 'measures'> | undefined;
  readonly shipped: readonly Rubric[];
  /** The run's series of ratings: the questions of their rubrics are labelled too. */
  readonly series: readonly RatingSeries[];
}

/** Whether a label can have its name and value on a trial. Throws InputError `invalid-argument` that says what can be said. */
export function checkLabel({ name, value }: Pick<Label, 'name' | 'value'>, { scenario, ...rated }: Labelled): void {
  const measures = [...(scenario?.measures ?? []), ...commonMeasures];
  const measure = measures.find((definition) => definition.name === name);
  const answers = usualAnswers.get(name) ?? ratedAnswers(rated, name);
  if (name !== 'note' && answers === undefined && measure === undefined)
    throw new InputError('invalid-argument', `nothing is labelled by the name '${name}' here`, {
      hint: `Names are ${[...usualAnswers.keys(), ...measures.map((definition) => definition.name), 'note'].join(', ')}, and the questions of rubrics that the run was rated by.`,
    });
  if (value === null) return;
  const fits =
    measure !== undefined
      ? fitsMeasure(value, measure)
      : typeof value === 'string' && (name === 'note' || answers?.includes(value) === true);
  if (!fits)
    throw new InputError('invalid-argument', `${name} cannot be ${JSON.stringify(value)}`, {
      hint: measure !== undefined ? `Its values are of the type ${measure.type}.` : `Answers are ${(answers ?? ['a text']).join(', ')}.`,
    });
}

const usualAnswers: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(labelNames));

function fitsMeasure(value: Label['value'], { type }: MeasureDefinition): boolean {
  return typeof value === (type === 'category' ? 'string' : type);
}
