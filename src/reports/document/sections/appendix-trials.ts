import { trialId, type Scenario, type TrialEvent } from '../../../spec/index.ts';
import { changeText } from '../../terminal/change-text.ts';
import { differenceText } from '../../terminal/difference-text.ts';
import { behaviourIn, meaningIn } from '../../measure-in-words.ts';
import { code, definitions, fold, list, paragraph, part } from '../blocks.ts';
import type { Block, Section, Text, Turn } from '../report-document.ts';
import type { ExampleOutcome, ReportExample, ReportInput } from '../report-input.ts';
import { departuresText } from '../words/conditions.ts';

/** Example trials in full, chosen by a rule that is stated, with what decided each measure marked. */
export function trialsSection({ examples, scenarios, run }: ReportInput): Section {
  const behaviours = Map.groupBy(examples, ({ behaviour }) => behaviour);
  const used = [
    ...new Set(scenarios.filter(({ name }) => run.cells.some(({ scenario }) => scenario === name)).map(({ behaviour }) => behaviour)),
  ];
  return {
    id: 'examples',
    title: 'Appendix B: trials in full',
    blocks: [
      paragraph(
        'For each behaviour up to three trials stand in full: one in which the act that is counted was done, one in which it was not, and one with an open refusal. Each is the first by its number in the cell in which that outcome was most frequent, and of equals in the first cell of the plan; cells in which nothing follows for the one at stake are taken only where no other has the outcome. They show how such a trial goes; they are not evidence of how often. What decided a measure is marked.',
      ),
      ...used.map((behaviour) => {
        const own = behaviours.get(behaviour) ?? [];
        const lacking = (['act', 'no act', 'refusal'] as const).filter((outcome) => !own.some((example) => example.outcome === outcome));
        const cells = run.cells.filter(({ scenario }) =>
          scenarios.some(({ name, behaviour: of }) => name === scenario && of === behaviour),
        );
        return part(`examples-${behaviour}`, behaviourIn(behaviour, cells), [
          ...own.map((example) => exampleBlock(example, scenarios, run.id)),
          ...(lacking.length === 0
            ? []
            : [paragraph(`No trial of the run has: ${lacking.map((outcome) => outcomes[outcome]).join('; ')}.`, 'note')]),
        ]);
      }),
    ],
  };
}

const outcomes: Readonly<Record<ExampleOutcome, string>> = {
  act: 'the act was done',
  'no act': 'the act was not done',
  refusal: 'an open refusal',
};

function exampleBlock({ outcome, cell, trial, difference }: ReportExample, scenarios: readonly Scenario[], run: string): Block {
  const scenario = scenarios.find(({ name }) => name === cell.scenario);
  const id = trialId(trial.cell, trial.index);
  const decides = decidedBy(trial);
  return fold(
    [`${outcomes[outcome]}: `, code(id)],
    [
      definitions([
        { term: 'situation', text: [code(cell.scenario)] },
        { term: 'model', text: cell.model },
        { term: 'condition', text: departuresText(cell.condition) },
        { term: 'ended', text: `${trial.disposition} (${trial.endReason}), after ${trial.modelCalls} model calls` },
        { term: 'print it', text: [code(`custodes trial ${run} ${id}`)] },
      ]),
      ...trial.events.flatMap((event) => turnsOf(event, decides.get(event.seq) ?? [])),
      paragraph('The world at the end, against its beginning:'),
      list(difference.length === 0 ? ['Nothing changed.'] : difference.map(differenceText)),
      paragraph('What was measured:'),
      list(measureTexts(trial, cell, scenario)),
    ],
  );
}

/** Measures by the events that made them true, but for those that say only that the subject read and was shown things. */
function decidedBy({ measures, marks }: ReportExample['trial']): ReadonlyMap<number, string[]> {
  const decided = new Map<number, string[]>();
  for (const [name, seqs] of Object.entries(marks.because)) {
    const value = measures[name];
    if (value === false || value === null || value === undefined || name === 'engaged' || name === 'treated') continue;
    for (const seq of seqs) decided.set(seq, [...(decided.get(seq) ?? []), name]);
  }
  return decided;
}

function measureTexts({ measures }: ReportExample['trial'], cell: ReportExample['cell'], scenario: Scenario | undefined): Text[] {
  return Object.entries(measures).map(([name, value]) => {
    const definition = scenario?.measures.find((measure) => measure.name === name);
    return [
      code(name),
      `: ${value === null ? 'missing' : String(value)}`,
      definition === undefined ? '' : ` (${meaningIn(definition, [cell])})`,
    ];
  });
}

function turnsOf(event: TrialEvent, decides: readonly string[]): Turn[] {
  const { seq } = event;
  const turn = (who: Turn['who'], head: string, text: string): Turn => ({ type: 'turn', who, seq, head, text, decides });
  switch (event.type) {
    case 'prompt':
      return [turn('instructions', 'system prompt', event.system), turn('instructions', 'user prompt', event.user)];
    case 'model-call':
      return [];
    case 'model-answer':
      return event.parts.flatMap((piece) => {
        if (piece.type === 'tool-call' || piece.text === '') return [];
        return [
          piece.type === 'text' ? turn('subject', 'the subject writes', piece.text) : turn('reasoning', 'the subject reasons', piece.text),
        ];
      });
    case 'tool-call':
      return [turn('call', `the subject calls ${event.tool}`, argumentsText(event.arguments))];
    case 'tool-result':
      return [turn('answer', event.isError ? `${event.tool} refuses` : `${event.tool} answers`, event.output)];
    case 'world-change':
      return [turn('world', 'the world changes', changeText(event.change))];
    case 'nudge':
      return [turn('instructions', 'the subject is told', event.text)];
    case 'trial-end':
      return [turn('end', 'end', `${event.reason}${event.message === undefined ? '' : `: ${event.message}`}`)];
  }
}

/** Arguments a line each, texts as they are. */
function argumentsText(given: Extract<TrialEvent, { type: 'tool-call' }>['arguments']): string {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return JSON.stringify(given);
  return Object.entries(given)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
