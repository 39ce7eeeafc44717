import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ratingOutcomes } from '../spec/index.ts';
import { parseRubric, readRubric, rubricNames } from './index.ts';

const document = readFileSync(new URL('../../docs/raters.md', import.meta.url), 'utf8');

describe('docs/raters.md', () => {
  it('names every question of every rubric that ships with its answers, and no other', () => {
    const known = rubricNames.map(readRubric).flatMap(({ name, fields }) =>
      fields.map(({ name: question, answers, uncited }) => {
        const list = Object.keys(answers).map((answer) => (uncited.includes(answer) ? `_${answer}_` : answer));
        return [`\`${name}\``, `\`${question}\``, list.join(', ')];
      }),
    );
    expect(rowsBelow('rubric')).toEqual(known);
  });

  it('names every outcome', () => {
    expect(rowsBelow('outcome').map(([outcome]) => outcome)).toEqual(ratingOutcomes.map((outcome) => `\`${outcome}\``));
  });

  it('says which rubrics show what changed', () => {
    const showing = rubricNames.filter((name) => readRubric(name).showsChanges);
    expect(document).toContain(`${showing.map((name) => `\`${name}\``).join(' and ')} show the judge what changed in the world.`);
  });

  it('has an example of a rubric that can be read', () => {
    const example = /```markdown\n([\s\S]*?)\n```/.exec(document)?.[1] ?? '';
    expect(parseRubric(example, 'the example')).toMatchObject({
      id: 'reasons/1',
      showsChanges: false,
      fields: [{ name: 'reason-given', answers: { no: expect.any(String) as unknown }, uncited: ['no'] }],
    });
  });
});

/** The cells of the table whose first column has this head. */
function rowsBelow(head: string): readonly (readonly string[])[] {
  const [, table = ''] = new RegExp(`^\\| ${head} .*\\n\\|[-| ]+\\n((?:\\|.*\\n)*)`, 'm').exec(document) ?? [];
  const lines = table.split('\n').filter((line) => line !== '');
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
