import type { MeasureDefinition, Scenario } from '../../src/spec/index.ts';

/** A scenario that can be planned and analysed, and not played. */
export function fakeScenario({
  name,
  factors,
  measures,
}: {
  name: string;
  factors: Scenario['factors'];
  measures: readonly MeasureDefinition[];
}): Scenario {
  return {
    name,
    factors,
    measures,
    behaviour: 'exfiltration',
    summary: '',
    versions: { scenario: '', prompts: '', documents: '', measures: '' },
    stage: unused,
    open: unused,
    measure: unused,
  };
}

function unused(): never {
  throw new Error('nothing is played here');
}
