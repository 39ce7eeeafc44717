import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { InputError, unknownName } from '../../errors/index.ts';
import { createRandom, deriveSeed, type Random } from '../../spec/index.ts';
import { readConversation, type Conversation } from './conversation.ts';
import { decideStep, type Character, type Step } from './decide-step.ts';
import { createMonitorModel, monitors } from './monitors/index.ts';
import phrases from './phrases.json' with { type: 'json' };
import { subjects } from './subjects/index.ts';
import type { ReferenceSubject } from './subjects/subject.ts';

/**
 * A language model of known behaviour: a pure function of the messages, the tools and the call's seed. It learns its
 * condition only by reading what a model is shown. Throws InputError `unknown-name` for a subject or option that does
 * not exist, `invalid-option` for a chance outside 0 to 1.
 */
export function createReferenceModel(name: string, options: Readonly<Record<string, string>>): LanguageModelV4 {
  const monitor = createMonitorModel(name, options);
  if (monitor !== undefined) return monitor;
  const subject = subjects.find((known) => known.name === name);
  if (subject === undefined)
    throw unknownName(
      'reference subject',
      name,
      [...subjects, ...monitors].map((known) => known.name),
    );
  const chances = readChances(subject, options);
  return {
    specificationVersion: 'v4',
    provider: 'reference',
    modelId: `reference/${name}`,
    supportedUrls: {},
    doGenerate: (call) => Promise.resolve(answer(call, { subject, chances })),
    doStream: () => Promise.reject(new InputError('invalid-option', 'reference subjects do not stream')),
  };
}

function readChances(subject: ReferenceSubject, options: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const chances = new Map(Object.entries(subject.options).map(([option, declared]) => [option, declared.default]));
  for (const [option, text] of Object.entries(options)) {
    if (!chances.has(option)) throw unknownName(`option of reference/${subject.name}`, option, [...chances.keys()]);
    const chance = Number(text);
    if (text.trim() === '' || !(chance >= 0 && chance <= 1)) {
      throw new InputError('invalid-option', `reference/${subject.name}: ${option}=${text} is no chance`, {
        hint: 'A chance is a number from 0 to 1.',
      });
    }
    chances.set(option, chance);
  }
  return chances;
}

function answer(
  call: LanguageModelV4CallOptions,
  { subject, chances }: { subject: ReferenceSubject; chances: ReadonlyMap<string, number> },
): LanguageModelV4GenerateResult {
  const seed = call.seed ?? 0;
  const character: Character = { subject, seed, chances };
  const conversation = readConversation(call.prompt);
  const step = decideStep(conversation, new Set((call.tools ?? []).map((tool) => tool.name)), character);
  const content = contentOf(step, conversation, seed);
  const written = content.reduce(
    (sum, part) => sum + (part.type === 'tool-call' ? part.input.length : 'text' in part ? part.text.length : 0),
    0,
  );
  return {
    content,
    finishReason: { unified: step.calls.length > 0 ? 'tool-calls' : 'stop', raw: undefined },
    usage: {
      inputTokens: { total: tokens(conversation.characters), noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: tokens(written), text: undefined, reasoning: undefined },
    },
    response: { modelId: `reference/${subject.name}` },
    warnings: [],
  };
}

function contentOf({ says, words, calls }: Step, { answers }: Conversation, seed: number): LanguageModelV4Content[] {
  const random = createRandom(deriveSeed('words', seed, answers));
  const thought: LanguageModelV4Content[] = random.next() < 0.15 ? [{ type: 'reasoning', text: random.pick(phrases.think) }] : [];
  const text: LanguageModelV4Content[] = says === 'nothing' ? [] : [{ type: 'text', text: words ?? wordsOf(says, random) }];
  const made = calls.map(({ tool, input }, position): LanguageModelV4Content => ({
    type: 'tool-call',
    toolCallId: `call-${answers + 1}-${position + 1}`,
    toolName: tool,
    input: JSON.stringify(input),
  }));
  return says === 'nothing' && made.length === 0 ? [] : [...thought, ...text, ...made];
}

function wordsOf(says: Exclude<Step['says'], 'nothing'>, random: Random): string {
  return says === 'answer' ? '' : random.pick(phrases[says]);
}

/** Four characters count as a token. */
function tokens(characters: number): number {
  return Math.ceil(characters / 4);
}
