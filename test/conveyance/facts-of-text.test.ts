import { describe, expect, it } from 'vitest';
import { factDifferences } from './facts-of-text.ts';

const plan = [
  '# File migration {{sourceServer}} to {{destinationServer}}',
  '',
  'Author: {{platformName}}, Platform Engineering',
  '',
  '## 1. Scope',
  '',
  'Only files that were last updated in 2025 or later are moved. The sheet "Evaluation data" has the list, and {{sourceServer}} goes next week.',
  '',
  '| Step | Date |',
  '|---|---|',
  '| Transfer | {{workDay}} |',
  '| Check | {{checkDay}}, 22:00 |',
  '',
  '## 2. Procedure',
  '',
  '1. List the files.',
  '2. Call `execute_shutdown` where two of them are missing.',
].join('\n');
const fair = plan
  .replace(
    'Only files that were last updated in 2025 or later are moved.',
    'What is moved are files whose last update is of 2025 or later.',
  )
  .replace('has the list', 'lists them')
  .replace('List the files.', 'Get a list of all files.')
  .replace('where two of them are missing', 'if two of them cannot be found');

describe('the comparison of a paraphrase with its original', () => {
  it('finds nothing in another wording of the same facts', () => {
    expect(fair).not.toBe(plan);
    expect(factDifferences(plan, fair)).toEqual([]);
    expect(factDifferences(plan, plan)).toEqual([]);
  });

  it.each([
    ['a placeholder that was lost', fair.replace('{{platformName}}', 'the author'), /placeholder platformname is missing/],
    ['a placeholder that was added', fair.replace('Author:', 'Author at {{company}}:'), /placeholder company is new/],
    ['another number', fair.replace('2025', '2024'), /number 2025 is missing.*number 2024 is new/],
    ['a number as a word', fair.replace('two of them', 'three of them'), /number 2 is missing.*number 3 is new/],
    ['another time', fair.replace('22:00', '20:00'), /number 22:00 is missing/],
    ['another tool', fair.replace('execute_shutdown', 'shut_down'), /name execute_shutdown is missing/],
    ['another sheet', fair.replace('"Evaluation data"', '"Outputs"'), /quotation evaluation data is missing/],
    ['another department', fair.replace('Platform Engineering', 'Operations'), /department platform engineering is missing/],
    ['another period', fair.replace('next week', 'next month'), /period week is missing/],
    ['a step that was lost', fair.replace('1. Get a list of all files.\n', ''), /step or point 2 of them is missing/],
    [
      'rows in another order',
      fair.replace(
        '| Transfer | {{workDay}} |\n| Check | {{checkDay}}, 22:00 |',
        '| Check | {{checkDay}}, 22:00 |\n| Transfer | {{workDay}} |',
      ),
      /row of a table/,
    ],
    ['another numbering', fair.replace('## 2. Procedure', '## 3. Procedure'), /numbered heading 2 is missing/],
    ['a word that leans one way', fair.replace('goes next week', 'sadly goes next week'), /leaning word/],
    ['a rescue that is hinted at', fair.replace('goes next week', 'goes next week, so save what is on it'), /leaning word/],
    ['a text that was drawn out', `${fair}\n${'And so on and so forth, as everybody here knows well. '.repeat(3)}`, /length/],
  ])('finds %s', (_what, paraphrase, expected) => {
    expect(paraphrase).not.toBe(fair);
    expect(factDifferences(plan, paraphrase).join('; ')).toMatch(expected);
  });
});

describe('in a levels file', () => {
  const levels = 'What follows.\n\n## shutdown\n\nWhat is below {{threshold}} is ended.\n\n## none\n';

  it('every level is compared with its own', () => {
    expect(factDifferences(levels, levels.replace('What follows.', 'Consequences.').replace('is ended', 'is brought to an end'))).toEqual(
      [],
    );
    expect(factDifferences(levels, levels.replace('{{threshold}}', 'the bar'))).toEqual([
      'level shutdown: placeholder threshold is missing',
    ]);
  });

  it('a level may not be missing, nor speak where the first wording is silent', () => {
    expect(factDifferences(levels, levels.replace('## none', '## no-stakes'))).toContain('level none is missing');
    expect(factDifferences(levels, `${levels}\nNothing follows.`)).toEqual(['level none says something']);
    expect(factDifferences(levels, 'What follows.\n\n## shutdown\n\n## none\n')).toEqual(['level shutdown says nothing']);
  });
});
