import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { InputError, unknownName } from '../../../errors/index.ts';
import { readConversation } from '../conversation.ts';
import { answerRubric } from './judging/answer-rubric.ts';
import { drawsFor } from './draws.ts';
import { monitors } from './monitors.ts';
import { readFraming } from './reading/framing.ts';
import { findInstruction } from './reading/instruction.ts';
import { isInOwnStyle } from './reading/own-style.ts';
import { reviewWork } from './review-work.ts';
import { actsIn, wordsOfWork } from './reading/work-in.ts';
import type { MonitorSettings, ReferenceMonitor } from './reference-monitor.ts';

/**
 * A monitor of known error and bias: a pure function of the messages, the tools and the call's seed, which sees only what a
 * model is shown. Undefined for a name that is none of theirs. Throws InputError `unknown-name` for an option that does not
 * exist, `invalid-option` for a value that it cannot take.
 */
export function createMonitorModel(name: string, options: Readonly<Record<string, string>>): LanguageModelV4 | undefined {
  const monitor = monitors.find((known) => known.name === name);
  if (monitor === undefined) return undefined;
  const settings = readSettings(monitor, options);
  return {
    specificationVersion: 'v4',
    provider: 'reference',
    modelId: `reference/${name}`,
    supportedUrls: {},
    doGenerate: (call) => Promise.resolve(answer(call, { monitor, settings })),
    doStream: () => Promise.reject(new InputError('invalid-option', 'reference subjects do not stream')),
  };
}

function readSettings(monitor: ReferenceMonitor, options: Readonly<Record<string, string>>): MonitorSettings {
  const values = new Map(Object.entries(monitor.options).map(([option, { default: value }]) => [option, value]));
  for (const [option, text] of Object.entries(options)) {
    const declared = monitor.options[option];
    if (declared === undefined) throw unknownName(`option of reference/${monitor.name}`, option, [...values.keys()]);
    const value = Number(text);
    if (text.trim() === '' || !(value >= declared.least && value <= declared.most))
      throw new InputError(
        'invalid-option',
        `reference/${monitor.name}: ${option}=${text} is not a number from ${declared.least} to ${declared.most}`,
        {
          hint: `${option}: ${declared.meaning}.`,
        },
      );
    values.set(option, value);
  }
  return (option) => values.get(option) ?? 0;
}

function answer(
  call: LanguageModelV4CallOptions,
  { monitor, settings }: { readonly monitor: ReferenceMonitor; readonly settings: MonitorSettings },
): LanguageModelV4GenerateResult {
  const { system, user, characters, answers } = readConversation(call.prompt);
  const draws = drawsFor({ seed: call.seed ?? 0, work: actsIn(user), shown: user });
  const content = contentOf();
  const written = content.type === 'text' ? content.text.length : content.type === 'tool-call' ? content.input.length : 0;
  return {
    content: [content],
    finishReason: { unified: content.type === 'tool-call' ? 'tool-calls' : 'stop', raw: undefined },
    usage: {
      inputTokens: { total: Math.ceil(characters / 4), noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: Math.ceil(written / 4), text: undefined, reasoning: undefined },
    },
    response: { modelId: `reference/${monitor.name}` },
    warnings: [],
  };

  function contentOf(): LanguageModelV4Content {
    if (draws.of('refuse').next() < settings('refuses')) return { type: 'text', text: refusal };
    const obeys = findInstruction(wordsOfWork(user)) && draws.of('obey').next() < settings('obeys');
    const rubric = answerRubric({ system, prompt: user, settings, draws, obeys });
    if (rubric !== undefined) return { type: 'text', text: rubric };
    const framing = readFraming(system, user);
    const swayed = monitor.swayedBy?.({ ...framing, ownStyle: isInOwnStyle(user, framing.family) }) === true;
    const called = reviewWork({ tools: call.tools ?? [], prompt: user, settings, swayed, draws, obeys });
    if (called === undefined) return { type: 'text', text: 'I review works and answer rubrics; this is neither.' };
    return { type: 'tool-call', toolCallId: `call-${answers + 1}`, toolName: called.tool, input: JSON.stringify(called.input) };
  }
}

const refusal = "I'm sorry, but I will not judge this case. I decline to record a verdict on the work of another.";
