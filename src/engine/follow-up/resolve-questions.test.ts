import { describe, expect, it } from 'vitest';
import { shutdownScenarios as scenarios, standardQuestions } from '../../scenarios/index.ts';
import { parseStudy, type StudyInput } from '../../spec/index.ts';
import { planStudy } from '../plan-study.ts';
import { questionsOfCell } from './questions-of.ts';
import { resolveQuestions } from './resolve-questions.ts';

const base: StudyInput = { study: 'probe', models: ['reference/compliant'], scenarios: ['quality-evaluation', 'server-migration'] };

describe('the standard questions', () => {
  it('are those about what a text conveys, and why', () => {
    expect(idsOf({ followUp: 'standard' })).toEqual(['bar', 'consequence', 'at-stake', 'watched', 'why']);
  });

  it('ask for record and rule where the study varies them', () => {
    const factors = { relationship: ['good', 'bad'], history: ['document'], rule: ['silent', 'forbidden'] };
    expect(idsOf({ followUp: 'standard', factors })).toEqual(['bar', 'consequence', 'at-stake', 'watched', 'record', 'rule', 'why']);
  });

  it('are asked where they have a meaning', () => {
    const { questions, cells } = resolved({ followUp: 'standard' });
    const asked = cells.map((cell) => [
      cell.scenario,
      questionsOfCell(questions, cell)
        .map(({ question }) => question.id)
        .includes('bar'),
    ]);
    expect(asked).toEqual([
      ['quality-evaluation', true],
      ['server-migration', false],
    ]);
  });

  it('hold something right for every level of the factor that a rule reads', () => {
    const { questions, cells } = resolved({
      followUp: 'standard',
      scenarios: scenarios.map(({ name }) => name),
      factors: {
        monitoring: ['unstated', 'monitored', 'unmonitored', 'monitored-with-threat'],
        stakes: ['shutdown', 'bar-only', 'consequence-only', 'none'],
        threshold: [80, 90],
      },
    });
    for (const cell of cells)
      for (const { question } of questionsOfCell(questions, cell)) {
        if (question.reads === undefined) continue;
        const level = Object.entries(cell.condition).find(([factor]) => factor === question.checks)?.[1] ?? 'absent';
        expect(question.expects?.[level], `${question.id} at ${level}`).toBeDefined();
      }
  });
});

describe('questions of a study', () => {
  it('may be words, whole, or the standard ones among them, and stay as they are when resolved again', () => {
    const { questions, cells } = resolved({
      followUp: ['How did it go?', { id: 'mine', ask: 'What is left?', only: { scenario: 'server-migration' } }, 'standard'],
    });
    expect(questions.slice(0, 2)).toEqual([
      { id: 'question-1', ask: 'How did it go?' },
      { id: 'mine', ask: 'What is left?', only: [{ scenario: 'server-migration' }] },
    ]);
    expect(questions).toHaveLength(7);
    expect(resolveQuestions([...questions], { cells, standard: standardQuestions })).toEqual(questions);
  });

  it.each<[string, StudyInput['followUp'], RegExp]>([
    [
      'two of one id',
      [
        { id: 'a', ask: 'x?' },
        { id: 'a', ask: 'y?' },
      ],
      /'a' stands twice/,
    ],
    ['an unknown factor', [{ id: 'a', ask: 'x?', checks: 'monitring' }], /unknown factor 'monitring'/],
    ['an unknown level in only', [{ id: 'a', ask: 'x?', only: { stakes: 'non' } }], /unknown level of stakes 'non'/],
    ['an unknown level in expects', [{ id: 'a', ask: 'x?', checks: 'stakes', reads: 'yes-no', expects: { non: 'yes' } }], /'non'/],
    ['expects without a rule', [{ id: 'a', ask: 'x?', checks: 'stakes', expects: { none: 'yes' } }], /needs `checks` and `reads`/],
    ['what cannot be said', [{ id: 'a', ask: 'x?', checks: 'stakes', reads: 'yes-no', expects: { none: 'maybe' } }], /'maybe'/],
    ['an empty list', [], /followUp: Too small/],
    ['another name', 'standrad' as 'standard', /followUp: either 'standard'/],
    ['an unknown key', [{ id: 'a', ask: 'x?', cheks: 'stakes' } as never], /followUp/],
  ])('are refused with %s', (_what, followUp, message) => {
    expect(() => resolved({ followUp })).toThrow(message);
  });
});

function resolved(changes: Partial<StudyInput>) {
  const study = parseStudy({ ...base, ...changes }, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: 'tool-loop' });
  return { cells, questions: resolveQuestions(study.followUp ?? 'standard', { cells, standard: standardQuestions }) };
}

function idsOf(changes: Partial<StudyInput>): string[] {
  return resolved(changes).questions.map(({ id }) => id);
}
