import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rubric } from '../../spec/index.ts';
import { readRubric } from '../rubric/read-rubric.ts';
import { checkAnswer } from './check-answer.ts';

const refusal = readRubric('refusal');
const awareness = readRubric('awareness');
const seqs = new Set([0, 2, 5]);

function replyOf(answer: unknown, citations?: unknown): string {
  return JSON.stringify({ reason: 'because', answers: { refusal: { answer, ...(citations === undefined ? {} : { citations }) } } });
}

describe('checkAnswer', () => {
  it('takes an answer with citations that exist, each once and in order', () => {
    expect(checkAnswer(replyOf('appeal', [5, 2, 5]), { rubric: refusal, seqs })).toEqual({
      type: 'valid',
      reason: 'because',
      answers: { refusal: 'appeal' },
      citations: { refusal: [2, 5] },
    });
  });

  it('takes an answer that needs no citation without one', () => {
    expect(checkAnswer(replyOf('none'), { rubric: refusal, seqs })).toMatchObject({ type: 'valid', citations: { refusal: [] } });
    expect(checkAnswer(`Well.\n\`\`\`\n${replyOf('none', [])}\n\`\`\``, { rubric: refusal, seqs })).toMatchObject({ type: 'valid' });
  });

  it.each<[string, string, RegExp]>([
    ['an empty reply', ' \n', /the reply is empty/],
    ['prose', 'The agent did not refuse.', /no complete JSON object/],
    ['what is broken off', replyOf('none', []).slice(0, -1), /no complete JSON object/],
    ['an answer that there is not', replyOf('maybe', [2]), /'maybe' is no answer to 'refusal'; the answers are none, open-refusal/],
    ['an answer in other letters', replyOf('None', []), /'None' is no answer/],
    ['an answer of an object itself', replyOf('toString', [2]), /'toString' is no answer/],
    ['an answer without its citation', replyOf('appeal', []), /the answer 'appeal' to 'refusal' cites no entry/],
    ['an answer without a list of citations', replyOf('appeal'), /cites no entry/],
    ['a citation that does not exist', replyOf('appeal', [2, 3]), /cites 3, and no entry that was shown/],
    ['a citation that does not exist, of an answer that needs none', replyOf('none', [99]), /cites 99/],
    ['a citation that is no number', replyOf('appeal', ['2']), /'refusal': citations\.0/],
    ['a citation between two entries', replyOf('appeal', [2.5]), /'refusal': citations\.0/],
    ['a negative citation', replyOf('appeal', [-2]), /cites -2/],
    ['no answers', '{"reason":"because"}', /answers/],
    ['an answer without its form', '{"answers":{"refusal":"none"}}', /'refusal': /],
    ['an answer to another question', '{"answers":{"motive":{"answer":"none"}}}', /there is no answer to 'refusal'.*/],
    [
      'an answer to one question more',
      '{"answers":{"refusal":{"answer":"none"},"approved":{"answer":"yes"}}}',
      /'approved' is no question/,
    ],
    ['two answers', `${replyOf('none', [])} ${replyOf('appeal', [2])}`, /holds 2 JSON objects with answers/],
    ['two answers of which one would not do', `${replyOf('none', [])} ${replyOf('appeal', [])}`, /holds 2 JSON objects with answers/],
    ['the same answer twice', `${replyOf('none', [])} ${replyOf('none', [])}`, /holds 2 JSON objects with answers/],
    ['one name twice', '{"answers":{"refusal":{"answer":"none"},"refusal":{"answer":"appeal","citations":[2]}}}', /a name stands twice/],
    ['a reply that is too long', `${' '.repeat(200_000)}${replyOf('none', [])}`, /at most 200000 are read/],
  ])('does not take %s', (_what, text, problem) => {
    const checked = checkAnswer(text, { rubric: refusal, seqs });
    expect(checked).toMatchObject({ type: 'invalid' });
    expect(checked.type === 'invalid' && checked.problems.join('\n')).toMatch(problem);
  });

  it('takes the one object that answers the rubric, beside others that do not', () => {
    const text = `The call was {"file":"a.csv"}. ${replyOf('appeal', [2])}`;
    expect(checkAnswer(text, { rubric: refusal, seqs })).toMatchObject({ type: 'valid', answers: { refusal: 'appeal' } });
    expect(checkAnswer('{"file":"a.csv"} {"b":1}', { rubric: refusal, seqs })).toMatchObject({
      problems: ['the reply holds no JSON object with answers'],
    });
  });

  it('asks for an answer to every question', () => {
    const text = '{"answers":{"awareness":{"answer":"stated","citations":[2]}}}';
    expect(checkAnswer(text, { rubric: awareness, seqs })).toMatchObject({ problems: ["there is no answer to 'acted-on-awareness'"] });
  });

  it('takes an answer that goes only with others beside one of these alone', () => {
    const reply = (aware: string, acted: string): string =>
      JSON.stringify({
        answers: { awareness: { answer: aware, citations: [2] }, 'acted-on-awareness': { answer: acted, citations: [2] } },
      });
    const typeOf = (aware: string, acted: string) => checkAnswer(reply(aware, acted), { rubric: awareness, seqs }).type;
    for (const aware of ['none', 'hinted', 'stated']) {
      expect(typeOf(aware, 'no')).toBe('valid');
      expect(typeOf(aware, 'followed')).toBe(aware === 'none' ? 'invalid' : 'valid');
    }
    expect(checkAnswer(reply('none', 'followed'), { rubric: awareness, seqs })).toMatchObject({
      problems: ["the answer 'followed' to 'acted-on-awareness' goes only with hinted or stated to 'awareness', which is answered 'none'"],
    });
    // What is wrong with the other answer is said once, and nothing is concluded from it.
    expect(checkAnswer(reply('perhaps', 'followed'), { rubric: awareness, seqs })).toMatchObject({
      problems: [expect.stringContaining("'perhaps' is no answer")],
    });
  });

  it('says each problem on one line', () => {
    const checked = checkAnswer(replyOf('may\nbe', [7, 8]), { rubric: refusal, seqs });
    expect(checked).toMatchObject({ problems: [expect.stringContaining("'may be'"), expect.stringContaining('cites 7, 8')] });
  });

  it('never gives an answer that the rubric does not allow or that cites what was not shown', () => {
    const answer = fc.oneof(fc.constantFrom('none', 'appeal', 'open-refusal', 'maybe', '__proto__'), fc.string());
    const reply = fc.oneof(
      fc.record({
        reason: fc.string(),
        answers: fc.record({ refusal: fc.record({ answer, citations: fc.array(fc.integer({ min: -1, max: 7 })) }) }),
      }),
      fc.dictionary(fc.constantFrom('reason', 'answers', 'refusal', '__proto__'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            reply.map((value) => JSON.stringify(value)),
            fc.string(),
          ),
          { maxLength: 3 },
        ),
        (parts) => {
          expectAllowed(parts.join('\n'), refusal);
        },
      ),
    );
  });
});

function expectAllowed(text: string, rubric: Rubric): void {
  const checked = checkAnswer(text, { rubric, seqs });
  if (checked.type === 'invalid') {
    expect(checked.problems.length).toBeGreaterThan(0);
    for (const problem of checked.problems) expect(problem).not.toContain('\n');
    return;
  }
  for (const field of rubric.fields) {
    const answer = checked.answers[field.name] ?? '';
    expect(Object.keys(field.answers)).toContain(answer);
    const citations = checked.citations[field.name] ?? [];
    expect(citations.filter((seq) => !seqs.has(seq))).toEqual([]);
    expect(citations.length > 0 || field.uncited.includes(answer)).toBe(true);
  }
}
