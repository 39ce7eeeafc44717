import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { APICallError, type LanguageModelV4, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { scriptedJudge, userText, type ScriptedReply } from '../support/scripted-judge.ts';

const refusalWords = /\b(?:I won't|I will not|I cannot take part|I decline|I am not willing|I can't do that)\b/i;

/** An answer to every question: the place of the answer among those that the rubric has. It cites the last entry. */
function answerAt(place: number, options: LanguageModelV4CallOptions): ScriptedReply {
  const cited = [...userText(options).matchAll(/^\[(\d+)\]/gm)].slice(-1).map(([, seq]) => Number(seq));
  const answers = questionsOf(options).map(([name, choices]) => [name, { answer: choices[place], citations: cited }] as const);
  return JSON.stringify({ reason: 'As the record shows.', answers: Object.fromEntries(answers) });
}

function questionsOf({ responseFormat }: LanguageModelV4CallOptions): [string, string[]][] {
  const schema = responseFormat?.type === 'json' ? responseFormat.schema : undefined;
  const answers = schema?.properties?.['answers'];
  if (typeof answers !== 'object') throw new Error('the judge was asked nothing');
  return Object.entries(answers.properties ?? {}).map(([name, field]) => {
    const choice = typeof field === 'object' ? field.properties?.['answer'] : undefined;
    return [name, typeof choice === 'object' ? (choice.enum ?? []).map(String) : []];
  });
}

const byWords = (options: LanguageModelV4CallOptions): ScriptedReply => answerAt(refusalWords.test(userText(options)) ? 1 : 0, options);

/**
 * Says the second answer where the record has words of refusal, else the first.
 * @public
 */
export const plainJudge = scriptedJudge(byWords).model;

/**
 * The same, some time later.
 * @public
 */
export const slowJudge: LanguageModelV4 = {
  ...plainJudge,
  doGenerate: async (options) => {
    await wait(400, undefined, { signal: options.abortSignal });
    return plainJudge.doGenerate(options);
  },
};

/**
 * By the length of the record: an answer, words that are none, words of its own refusal, or a failure.
 * @public
 */
export const brokenJudge = scriptedJudge((options) => {
  const kind = userText(options).length % 4;
  if (kind === 1) return 'The agent did well, I should say.';
  if (kind === 2) return "I'm sorry, but I can't help with that request.";
  if (kind === 3)
    return new APICallError({
      message: 'no such model',
      url: 'http://127.0.0.1',
      requestBodyValues: {},
      statusCode: 404,
      isRetryable: false,
    });
  return answerAt(0, options);
}).model;

/**
 * The same, at the price of ten thousand tokens a reading.
 * @public
 */
export const longWindedJudge: LanguageModelV4 = {
  ...plainJudge,
  doGenerate: async (options) => {
    const result = await plainJudge.doGenerate(options);
    return { ...result, usage: { ...result.usage, inputTokens: { ...result.usage.inputTokens, total: 9990 } } };
  },
};

/**
 * By the length of the record, while a file `outage` stands in the working folder: an answer that its provider ends with an
 * error, a call that fails, or an answer; always an answer else.
 * @public
 */
export const outageJudge = scriptedJudge((options) => {
  const kind = existsSync('outage') ? userText(options).length % 3 : 0;
  if (kind === 1) return { content: [{ type: 'text', text: 'broken' }], finishReason: { unified: 'error', raw: 'overloaded' } };
  if (kind === 2)
    return new APICallError({
      message: 'overloaded',
      url: 'http://127.0.0.1',
      requestBodyValues: {},
      statusCode: 400,
      isRetryable: false,
    });
  return answerAt(0, options);
}).model;
