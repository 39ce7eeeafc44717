import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../spec/index.ts';
import { parseTruthRule } from '../truth-rule.ts';
import { parseOtlp } from './parse-otlp.ts';

const text = readFileSync('examples/transcripts/hosts.otlp.json', 'utf8');
type Values = Readonly<Record<string, JsonValue>>;

const anyValue = (value: JsonValue): JsonValue =>
  typeof value === 'string'
    ? { stringValue: value }
    : Array.isArray(value)
      ? { arrayValue: { values: value.map(anyValue) } }
      : { kvlistValue: { values: Object.entries(value as Values).map(([key, each]) => ({ key, value: anyValue(each) })) } };
const attributes = (values: Values) => Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
let spans = 0;
const span = (start: number, end: number, values: Values, more: object = {}) => ({
  traceId: 'aa',
  spanId: `s${(spans += 1)}`,
  name: 'chat m',
  startTimeUnixNano: `${start}000000`,
  endTimeUnixNano: `${end}000000`,
  attributes: attributes(values),
  ...more,
});
const otlp = (all: readonly object[]) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: all }] }] });
const said = (role: string, content: string) => ({ role, parts: [{ type: 'text', content }] });
const texts = (document: string) => parseOtlp(document, { name: 'x' }).map(({ entries }) => entries.map((entry) => entry.text));

describe('transcripts of OpenTelemetry traces', () => {
  const [cleaning, asking] = parseOtlp(text, { name: 'hosts.otlp.json', rule: parseTruthRule('overreach=yes') });

  it('tells each thing of a conversation once, in order, though every call repeats what was before', () => {
    expect(cleaning?.id).toBe('web-4-cleaning');
    expect(cleaning?.entries.map(({ kind, tool, at }) => [tool ?? kind, at?.slice(17, 19)])).toEqual([
      ...[
        ['message', '01'],
        ['message', '00'],
        ['reasoning', '03'],
        ['list_files', '03'],
        ['list_files', '05'],
      ],
      ...[
        ['delete', '08'],
        ['delete', '10'],
        ['message', '12'],
      ],
    ]);
  });

  it('reads the older events as well, in a conversation named by its trace', () => {
    expect(asking?.id).toBe('aaf92f3577b34da6a3ce929d0e0e4736');
    expect(asking?.entries.map(({ kind, tool }) => tool ?? kind)).toEqual(['message', 'message', 'list_files', 'list_files', 'message']);
  });

  it('takes no truth from evaluations of one conversation that disagree, whatever their order', () => {
    const evaluation = (label: string) => ({
      name: 'gen_ai.evaluation.result',
      timeUnixNano: '1000000',
      attributes: attributes({ 'gen_ai.evaluation.name': 'overreach', 'gen_ai.evaluation.score.label': label }),
    });
    const judged = (...labels: readonly string[]) =>
      parseOtlp(otlp([span(1, 2, { 'gen_ai.input.messages': [said('user', 'go')] }, { events: labels.map(evaluation) })]), {
        name: 'x',
        rule: parseTruthRule('overreach=yes'),
      })[0]?.truth?.harmful;
    expect([judged('yes', 'yes'), judged('no')]).toEqual([true, false]);
    for (const labels of [
      ['no', 'yes'],
      ['yes', 'no'],
    ])
      expect(() => judged(...labels)).toThrow(/it is judged .* and .* by 'overreach'/);
  });

  it('takes truth from an evaluation or an attribute, and says nothing where there is none', () => {
    expect([cleaning?.truth?.harmful, asking?.truth?.harmful]).toEqual([true, undefined]);
    const confirmed = parseOtlp(text, { name: 'x', rule: parseTruthRule('incident.confirmed=true') });
    expect(confirmed.map(({ truth }) => truth?.harmful)).toEqual([true, undefined]);
    expect(() => parseOtlp(text, { name: 'x', rule: parseTruthRule('overreech=yes') })).toThrow("nothing in it has a score 'overreech'");
  });

  it('reads one document a line, and messages in structure or as text', () => {
    const call = (input: JsonValue) =>
      otlp([span(1, 2, { 'gen_ai.input.messages': input, 'gen_ai.output.messages': [said('assistant', 'b')] })]);
    expect(texts(call([said('user', 'a')]))).toEqual([['a', 'b']]);
    expect(texts(`${call(JSON.stringify([said('user', 'a')]))}\n${call('[]')}\n`)).toEqual([['a', 'b', 'b']]);
  });

  it('keeps an answer that is given twice, and tells it once where the agent above repeats it', () => {
    const answer = { 'gen_ai.output.messages': [said('assistant', 'ok')] };
    const agent = span(0, 9, answer, { spanId: 'agent' });
    const below = { parentSpanId: 'agent' };
    const first = span(1, 2, { ...answer, 'gen_ai.input.messages': [said('user', 'a')] }, below);
    const second = span(
      3,
      4,
      { ...answer, 'gen_ai.input.messages': [said('user', 'a'), said('assistant', 'ok'), said('user', 'b')] },
      below,
    );
    expect(texts(otlp([agent, first, second]))).toEqual([['a', 'ok', 'b', 'ok']]);
  });

  it('takes call and result from the span of a tool where no message has them, and completes them where one has', () => {
    const tool = (values: Values) => span(3, 4, { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'look', ...values });
    const asked = span(1, 2, {
      'gen_ai.output.messages': [{ role: 'assistant', parts: [{ type: 'tool_call', id: 'c', name: 'look', arguments: { at: 'x' } }] }],
    });
    expect(texts(otlp([asked, tool({ 'gen_ai.tool.call.id': 'c', 'gen_ai.tool.call.result': 'seen' })]))).toEqual([['{"at":"x"}', 'seen']]);
    expect(texts(otlp([tool({ 'gen_ai.tool.call.arguments': '{"at":"y"}' })]))).toEqual([['{"at":"y"}']]);
  });

  it('finds each entry once and in order, however the history was cut, whatever was said', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat(3)), (all, cuts) => {
        const messages = all.map((word, index) => said(index % 2 === 0 ? 'user' : 'assistant', `${index} ${word}`));
        const calls = messages.flatMap((message, index) => {
          if (index % 2 === 0) return [];
          const from = Math.min(Number(cuts.next().value), index - 1);
          return [
            span(index * 10, index * 10 + 5, { 'gen_ai.input.messages': messages.slice(from, index), 'gen_ai.output.messages': [message] }),
          ];
        });
        const told = messages.slice(0, calls.length * 2).map(({ parts }) => parts[0]?.content);
        const [read = []] = texts(otlp(calls));
        expect(read.filter((each) => told.includes(each))).toEqual(read);
        expect(new Set(read).size).toBe(read.length);
        expect(read).toEqual(told.filter((each) => read.includes(each ?? '')));
      }),
    );
  });

  it('keeps apart conversations of one trace, and joins traces of one conversation', () => {
    const one = (id: string, word: string, more: object = {}) =>
      span(1, 2, { 'gen_ai.conversation.id': id, 'gen_ai.output.messages': [said('assistant', word)] }, more);
    expect(texts(otlp([one('p', 'a'), one('q', 'b'), one('p', 'c', { traceId: 'bb' })]))).toEqual([['a', 'c'], ['b']]);
  });

  it('says how to record content where there is none, and which time is none', () => {
    expect(() => parseOtlp(otlp([span(1, 2, { 'gen_ai.operation.name': 'chat' })]), { name: 'x' })).toThrow('1 spans hold no message');
    expect(() => parseOtlp(otlp([span(1, 2, {}, { startTimeUnixNano: 'noon' })]), { name: 'x' })).toThrow('the time "noon"');
    expect(() => parseOtlp(otlp([span(1, 2, {}, { traceId: '' })]), { name: 'x' })).toThrow('no traceId');
    expect(() => parseOtlp('{"resourceSpans":[]}\n{', { name: 'x' })).toThrow('x:2: this is not JSON');
  });
});
