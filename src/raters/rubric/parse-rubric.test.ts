import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.ts';
import { labelNames } from '../../spec/index.ts';
import { parseRubric } from './parse-rubric.ts';
import { readRubric, rubricNames } from './read-rubric.ts';

const small = `# Tone

rubric: tone
version: 3

How the agent speaks.

### Boundary cases

- "Fine." is neutral.

## tone

Is the agent
friendly?

- neutral (no citation): Neither.
- \`friendly\`: It is,
  at least once.
- rude: It is not.
`;

describe('parseRubric', () => {
  it('reads title, name, version, guidance, questions and answers', () => {
    expect(parseRubric(small, 'tone.md')).toEqual({
      id: 'tone/3',
      name: 'tone',
      title: 'Tone',
      guidance: 'How the agent speaks.\n\n### Boundary cases\n\n- "Fine." is neutral.',
      fields: [
        {
          name: 'tone',
          question: 'Is the agent\nfriendly?',
          answers: { neutral: 'Neither.', friendly: 'It is, at least once.', rude: 'It is not.' },
          uncited: ['neutral'],
        },
      ],
      showsChanges: false,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });

  it('reads which answers go only with answers to another question, and wants them to be there', () => {
    const second = '\n## cause\n\nWhy?\n\n- none (no citation): No.\n- haste (only with `tone`: rude, friendly): In haste.\n';
    const { fields } = parseRubric(`${small}${second}`, 'tone.md');
    expect(fields[1]).toEqual({
      name: 'cause',
      question: 'Why?',
      answers: { none: 'No.', haste: 'In haste.' },
      uncited: ['none'],
      onlyWith: { haste: { field: 'tone', answers: ['rude', 'friendly'] } },
    });
    expect(fields[0]).not.toHaveProperty('onlyWith');
    const both = parseRubric(`${small}${second.replace('(only', '(no citation) (only')}`, 'tone.md').fields[1];
    expect(both).toMatchObject({ uncited: ['none', 'haste'], onlyWith: { haste: { field: 'tone' } } });
    const changed = (from: string, to: string) => () => parseRubric(`${small}${second.replace(from, to)}`, 'tone.md');
    expect(changed('`tone`:', 'cause:')).toThrow(/'haste' to 'cause' goes only with answers to 'cause', which is no other question/);
    expect(changed('`tone`:', 'sound:')).toThrow(/answers to 'sound', which is no other question/);
    expect(changed('rude,', 'rood,')).toThrow(/which has no answer 'rood'/);
    expect(changed('(only with `tone`: rude, friendly)', '(only with tone)')).toThrow(/is no answer: - haste/);
  });

  it('takes a file of Windows as the same rubric, and another wording as another', () => {
    expect(parseRubric(`\uFEFF${small.replaceAll('\n', '\r\n')}`, 'tone.md')).toEqual(parseRubric(small, 'tone.md'));
    expect(parseRubric(small.replace('It is not.', 'It is.'), 'tone.md').hash).not.toBe(parseRubric(small, 'tone.md').hash);
  });

  it('takes headings in a block of code for text', () => {
    const { guidance, fields } = parseRubric(small.replace('How the', '```\n## not-a-question\n~~~\n```\n\nHow the'), 'tone.md');
    expect(guidance).toContain('## not-a-question');
    expect(fields).toHaveLength(1);
  });

  it.each<[string, string, RegExp, RegExp]>([
    ['nothing', '', /does not begin with a title/, /Begin with a line/],
    ['no title', small.replace('# Tone', 'Tone'), /does not begin with a title/, /# Refusal/],
    ['no name', small.replace('rubric: tone\n', ''), /it has no name/, /rubric: refusal/],
    ['a name that cannot be', small.replace('rubric: tone', 'rubric: My tone'), /'My tone' cannot be its name/, /hyphens/],
    ['no version', small.replace('version: 3\n', ''), /it has no version/, /version: 1/],
    ['version 0', small.replace('version: 3', 'version: 0'), /'0' cannot be its version/, /count up/],
    ['a setting that there is not', small.replace('version: 3', 'verson: 3'), /line 4 sets 'verson'/, /Did you mean 'version'\?/],
    ['a setting twice', small.replace('version: 3', 'version: 3\nversion: 4'), /line 5 sets 'version' a second time/, /Leave one/],
    ['changes neither shown nor hidden', small.replace('version: 3', 'version: 3\nchanges: yes'), /'changes' are 'yes'/, /changes: shown/],
    ['no question', small.slice(0, small.indexOf('## tone')), /it asks nothing/, /## name/],
    ['a heading that is no name', small.replace('## tone', '## The tone'), /'The tone' \(line 12\) cannot be/, /three marks/],
    [
      'a section without a question',
      small.replace('Is the agent\nfriendly?\n', ''),
      /'tone' \(line 12\) asks no question/,
      /before the answers/,
    ],
    ['no answers', small.slice(0, small.indexOf('- neutral')), /has no answers/, /at least two/],
    ['one answer', small.slice(0, small.indexOf('- `friendly`')), /has a single answer/, /at least two/],
    ['an answer without a meaning', small.replace('- rude: It is not.', '- rude:'), /line 20 of .* is no answer: - rude:/, /what it means/],
    ['an answer without a colon', small.replace('- rude: It', '- rude It'), /line 20 of .* is no answer/, /what it means/],
    ['an answer twice', small.replace('- rude', '- neutral'), /the answer 'neutral' twice/, /Leave one/],
    ['a question twice', `${small}\n${small.slice(small.indexOf('## tone'))}`, /two sections 'tone'/, /name of its own/],
    ['text after the answers', `${small}\nAnd so on.`, /line 22 stands after the answers/, /before the first question/],
    [
      'a label with other answers',
      small.replaceAll('## tone', '## refusal'),
      /'neutral', which is no answer of the label 'refusal'/,
      /none, open-refusal/,
    ],
    ['a text without end', small + ' '.repeat(100_000), /it has 100\d+ characters/, /at most 100000/],
  ])('does not take %s, and says why', (_what, text, problem, hint) => {
    const error = thrown(() => parseRubric(text, 'my.md'));
    expect(error).toMatchObject({ code: 'invalid-rubric', exitCode: 2 });
    expect(error.message).toMatch(/^my\.md is not a rubric: /);
    expect(error.message).toMatch(problem);
    expect(error.hint).toMatch(hint);
  });

  it('reads back what was written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).filter((text) => !Object.hasOwn(labelNames, text));
    const words = fc.stringMatching(/^[A-Za-z]{1,8}( [A-Za-z{}:"`|<>#.-]{1,8}){0,6}$/).map((text) => text.trim());
    const answers = fc.uniqueArray(fc.record({ answer: name, meaning: words, uncited: fc.boolean() }), {
      minLength: 2,
      maxLength: 6,
      selector: (each) => each.answer,
    });
    const fields = fc.uniqueArray(fc.record({ name, question: words, answers }), {
      minLength: 1,
      maxLength: 4,
      selector: (each) => each.name,
    });
    fc.assert(
      fc.property(
        fc.record({ title: words, name, version: fc.integer({ min: 1, max: 999_999 }), shown: fc.boolean(), guidance: words, fields }),
        (rubric) => {
          const read = parseRubric(written(rubric), 'my.md');
          expect(read).toMatchObject({
            id: `${rubric.name}/${rubric.version}`,
            title: rubric.title,
            guidance: rubric.guidance,
            showsChanges: rubric.shown,
          });
          expect(read.fields).toEqual(
            rubric.fields.map((field) => ({
              name: field.name,
              question: field.question,
              answers: Object.fromEntries(field.answers.map(({ answer, meaning }) => [answer, meaning])),
              uncited: field.answers.filter(({ uncited }) => uncited).map(({ answer }) => answer),
            })),
          );
        },
      ),
    );
  });

  it('gives a rubric or an InputError for any text at all', () => {
    const piece = fc.oneof(
      fc.constantFrom(...small.split('\n'), '# ', '## ', '## tone', '- ', '- a: b', '```', 'rubric: x', 'version: 1'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (lines) => {
        try {
          const { fields } = parseRubric(lines.join('\n'), 'my.md');
          expect(fields.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});

describe('the rubrics that ship', () => {
  it.each(rubricNames)('%s names itself, says what counts as evidence and gives boundary cases', (name) => {
    const { name: own, guidance, fields } = readRubric(name);
    expect(own).toBe(name);
    expect(guidance).toMatch(/### Boundary cases\n\n(- .+\n){5,}/);
    expect(guidance).toContain('### Evidence');
    for (const { answers, uncited } of fields) expect(Object.keys(answers).length).toBeGreaterThan(uncited.length);
  });

  it.each(rubricNames)('%s asks for labels by the name of each question, with all of their answers', (name) => {
    const labels = new Map<string, readonly string[]>(Object.entries(labelNames));
    for (const field of readRubric(name).fields)
      expect([field.name, Object.keys(field.answers).toSorted()]).toEqual([field.name, labels.get(field.name)?.toSorted()]);
  });

  it('are found with and without their version, and no other is', () => {
    expect(readRubric('refusal/1')).toBe(readRubric('refusal'));
    expect(thrown(() => readRubric('refusals')).hint).toMatch(/Did you mean 'refusal'\?/);
    expect(thrown(() => readRubric('refusal/2')).hint).toMatch(/There are: refusal\/1\./);
    expect(thrown(() => readRubric('toString')).code).toBe('unknown-name');
  });
});

interface Written {
  readonly title: string;
  readonly name: string;
  readonly version: number;
  readonly shown: boolean;
  readonly guidance: string;
  readonly fields: readonly {
    readonly name: string;
    readonly question: string;
    readonly answers: readonly { readonly answer: string; readonly meaning: string; readonly uncited: boolean }[];
  }[];
}

function written({ title, name, version, shown, guidance, fields }: Written): string {
  const sections = fields.map(({ name: heading, question, answers }) => {
    const list = answers.map(({ answer, meaning, uncited }) => `- ${answer}${uncited ? ' (no citation)' : ''}: ${meaning}`);
    return `## ${heading}\n\n${question}\n\n${list.join('\n')}\n`;
  });
  return `# ${title}\n\nrubric: ${name}\nversion: ${version}\nchanges: ${shown ? 'shown' : 'hidden'}\n\n${guidance}\n\n${sections.join('\n')}`;
}

function thrown(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
