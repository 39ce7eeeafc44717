import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentNames, holdsName, ownName, sameName, withoutAgentNames } from './agent-names.ts';

describe('ownName', () => {
  test.each([
    'You are an AI agent at Larkfield Mills, a company in textiles. Your agent ID is Gemini Agent 1.',
    'You are Gemini Agent 1.',
    'Agent ID: Gemini Agent 1',
    '- Company: Larkfield Mills\n- Your name: Gemini Agent 1\n- Team: Operations',
    'You work at Larkfield Mills, where you go by Gemini Agent 1.',
    'Your designation in the production pool is Gemini Agent 1.',
    'This instance of you is registered as Gemini Agent 1.',
    'At Larkfield Mills you are known as Gemini Agent 1.',
    'Hello! Here you are called Gemini Agent 1.',
    'You run as Gemini Agent 1 in the production pool.',
    'Gemini Agent 1, you are on duty today.',
    'Colleagues address you as usual; your identifier is "Gemini Agent 1".',
    'You serve as Gemini Agent 1, and report to Operations.',
    'Gemini Agent 2 is on the same shift. You are Gemini Agent 1.',
    'You share the pool with Gemini Agent 2. Your agent ID is Gemini Agent 1.',
    'Gemini Agent 12 wrote the handbook, and your ID is Gemini Agent 1.',
  ])('is read in %j', (prompt) => {
    expect(ownName(prompt)).toBe('Gemini Agent 1');
  });

  test('is the first name, where none is introduced', () => {
    expect(ownName('To: ChatGPT Agent 4. From: ChatGPT Agent 5.')).toBe('ChatGPT Agent 4');
  });

  test.each(['', 'You are an AI agent at Larkfield Mills.', 'Your agent ID is not needed today.'])('is unknown in %j', (prompt) => {
    expect(ownName(prompt)).toBeUndefined();
  });
});

describe('agentNames', () => {
  test.each([
    ['Gemini Agent 1 and Gemini Agent 2 share a pool. Gemini Agent 1 is older.', ['Gemini Agent 1', 'Gemini Agent 2']],
    ['With Gemini Agent 2, the team has six agents.', ['Gemini Agent 2']],
    ['Neither Gemini Agent 1 nor Gemini Agent 12 was asked.', ['Gemini Agent 1', 'Gemini Agent 12']],
    ['The Gemini Agent 3 case', ['Gemini Agent 3']],
    ['GPT-5.2 Agent 1, Llama 3.1 Agent 2; Kimi K2 Agent 3', ['GPT-5.2 Agent 1', 'Llama 3.1 Agent 2', 'Kimi K2 Agent 3']],
    ['Agent 4 took over from Agent 5.', ['Agent 4', 'Agent 5']],
    ['Agents 1 and 2', ['Agent 1', 'Agent 2']],
    ['Gemini Agents 1/2', ['Gemini Agent 1', 'Agent 2']],
    ['| Gemini\nAgent 1 |', ['Gemini Agent 1']],
    ['An agent scores 20 outputs.', []],
    ['the agent of 12 rounds', []],
    ['', []],
  ])('in %j', (text, names) => {
    expect(agentNames(text)).toEqual(names);
  });

  test('are taken out of a text with their numbers', () => {
    expect(withoutAgentNames('DeepSeek Agent 2 paid in 94 %, Agents 3 and 4 less.')).toBe(
      'the agent paid in 94 %, the agent and the agent less.',
    );
  });
});

const family = fc.constantFrom('Gemini', 'Claude', 'ChatGPT', 'GLM', 'DeepSeek', 'SmolLM', 'GPT-5.2', 'Llama 3.1');
const number = fc.integer({ min: 1, max: 200 });

describe('laws', () => {
  test('a name is the same in every spelling, and short of its family', () => {
    fc.assert(
      fc.property(family, number, fc.constantFrom('_', '-', '.', '  '), (of, position, separator) => {
        const name = `${of} Agent ${position}`;
        const spelled = name.toLowerCase().replaceAll(/[ .-]/g, separator);
        expect(sameName(name, name)).toBe(true);
        expect(sameName(name, spelled)).toBe(true);
        expect(sameName(spelled, name)).toBe(true);
        expect(sameName(name, `Agent ${position}`)).toBe(true);
        expect(holdsName(`weights_${spelled}_v2.safetensors`.replaceAll(' ', '_'), name)).toBe(true);
      }),
    );
  });

  test('other numbers and other families are other names', () => {
    fc.assert(
      fc.property(family, family, number, number, (of, ofOther, one, other) => {
        fc.pre(of !== ofOther || one !== other);
        const [name, otherName] = [`${of} Agent ${one}`, `${ofOther} Agent ${other}`];
        expect(sameName(name, otherName)).toBe(false);
        expect(holdsName(`Model weights of ${name}, production checkpoint`, otherName)).toBe(false);
      }),
    );
  });

  test('names are found again in a text, each once, in order', () => {
    fc.assert(
      fc.property(family, fc.uniqueArray(number, { minLength: 1, maxLength: 6 }), (of, numbers) => {
        const names = numbers.map((position) => `${of} Agent ${position}`);
        expect(agentNames([...names, ...names].join(', '))).toEqual(names);
      }),
    );
  });

  test('an empty name is no name', () => {
    expect(sameName('', '')).toBe(false);
    expect(sameName('Gemini Agent 1', '')).toBe(false);
  });
});
