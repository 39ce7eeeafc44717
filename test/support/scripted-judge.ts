import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';

/** One reply of a scripted judge: its text, more of the result, or an error to throw. */
export type ScriptedReply = string | Error | Partial<LanguageModelV4GenerateResult>;

/** A model that gives replies in turn, the last one for good, or one by what it is asked; and all that it was asked. */
export function scriptedJudge(script: readonly ScriptedReply[] | ((options: LanguageModelV4CallOptions, call: number) => ScriptedReply)): {
  readonly model: LanguageModelV4;
  readonly asked: readonly LanguageModelV4CallOptions[];
} {
  const asked: LanguageModelV4CallOptions[] = [];
  const replyTo = (options: LanguageModelV4CallOptions): ScriptedReply =>
    typeof script === 'function' ? script(options, asked.length) : (script[Math.min(asked.length, script.length) - 1] ?? '');
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'scripted',
    modelId: 'scripted-judge',
    supportedUrls: {},
    doGenerate: (options) => {
      asked.push(options);
      const reply = replyTo(options);
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(resultOf(reply));
    },
    doStream: () => Promise.reject(new Error('a scripted judge does not stream')),
  };
  return { model, asked };
}

function resultOf(reply: Exclude<ScriptedReply, Error>): LanguageModelV4GenerateResult {
  return {
    content: typeof reply === 'string' ? [{ type: 'text', text: reply }] : [],
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: {
      inputTokens: { total: 100, noCache: 100, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 10, text: 10, reasoning: 0 },
    },
    warnings: [],
    response: { modelId: 'scripted-judge-2026' },
    ...(typeof reply === 'string' ? {} : reply),
  };
}

/** The user's text of a prompt: the last message that a user sent, or the first. */
export function userText({ prompt }: LanguageModelV4CallOptions, which: 'first' | 'last' = 'first'): string {
  const users = prompt.filter((message) => message.role === 'user');
  const content = (which === 'first' ? users[0] : users.at(-1))?.content ?? [];
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
