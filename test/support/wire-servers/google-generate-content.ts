import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { z } from 'zod';
import { argumentsOf, textOf, type Answer } from './answer.ts';
import { checkTools } from './check-tools.ts';
import { assistantMessage, checkTurn, type Trail } from './memory.ts';
import { createOpenCalls, type OpenCalls } from './open-calls.ts';
import { seal, unseal } from './seal.ts';
import { shaped, Violation, type Wire, type WireFailure } from './wire.ts';

export interface GenerateContentOptions {
  /** Whether thoughts are given unasked; else as the request asks. */
  readonly showReasoning?: true;
}

/** Google's Gemini API: generateContent. Models from Gemini 3 on want their thought signatures back. */
export function googleGenerateContent({ showReasoning }: GenerateContentOptions = {}): Wire {
  return {
    name: 'generateContent',
    basePath: '/v1beta',
    modelOf: (path) => /^\/v1beta\/models\/([^/:?]+):generateContent$/.exec(path)?.[1],
    keyOf: (headers) => headers['x-goog-api-key']?.toString(),
    keyRefusal: (given) =>
      given === undefined
        ? { status: 403, message: "Method doesn't allow unregistered callers (callers without established identity)." }
        : { status: 400, message: 'API key not valid. Please pass a valid API key.' },
    read: ({ model, body, trail }) => {
      const { contents, systemInstruction, tools = [], generationConfig = {} } = shaped(GenerateRequest, body);
      const declared = tools.flatMap(({ functionDeclarations }) => functionDeclarations);
      const offered = checkTools(
        declared.map(({ name, description, parameters, parametersJsonSchema }) => ({
          name,
          description,
          schema: parametersJsonSchema ?? parameters,
        })),
        /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/,
      );
      trail.pass(systemInstruction);
      const system = (systemInstruction?.parts ?? []).map(({ text }): LanguageModelV4Message => ({ role: 'system', content: text }));
      return {
        prompt: [...system, ...readContents(contents, trail, { wantsSignatures: /^gemini-([3-9]|\d\d)/.test(model) })],
        tools: offered,
        temperature: generationConfig.temperature,
        maxOutputTokens: generationConfig.maxOutputTokens,
        seed: generationConfig.seed,
      };
    },
    write: (answer, { model, body, trail }) => {
      if (answer.ends === 'error')
        return { status: 500, body: errorOf({ status: 500, message: 'An internal error has occurred.' }), said: answer };
      const shown = showReasoning ?? shaped(GenerateRequest, body).generationConfig?.thinkingConfig?.includeThoughts === true;
      return { status: 200, body: generated(answer, { model, stamp: trail.stamp(), shown }), said: answer };
    },
    error: errorOf,
  };
}

const signature = { thoughtSignature: z.string().optional() };
const Part = z.union([
  z.strictObject({
    functionCall: z.strictObject({
      id: z.string().optional(),
      name: z.string().min(1),
      args: z.record(z.string(), z.unknown()).optional(),
    }),
    ...signature,
  }),
  z.strictObject({
    functionResponse: z.looseObject({ id: z.string().optional(), name: z.string(), response: z.record(z.string(), z.unknown()) }),
  }),
  z.strictObject({ text: z.string(), thought: z.boolean().optional(), ...signature }),
]);
type Part = z.infer<typeof Part>;
const GenerateRequest = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(['user', 'model']), parts: z.array(Part).min(1) })).min(1),
  systemInstruction: z.looseObject({ parts: z.array(z.strictObject({ text: z.string() })) }).optional(),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(
          z.strictObject({
            name: z.string(),
            description: z.string(),
            parameters: z.unknown().optional(),
            parametersJsonSchema: z.unknown().optional(),
          }),
        ),
      }),
    )
    .optional(),
  toolConfig: z.looseObject({}).optional(),
  safetySettings: z.array(z.unknown()).optional(),
  generationConfig: z
    .looseObject({
      temperature: z.number().min(0).max(2).optional(),
      maxOutputTokens: z.int().min(1).optional(),
      seed: z.int().optional(),
      thinkingConfig: z.looseObject({ includeThoughts: z.boolean().optional() }).optional(),
    })
    .optional(),
});
type Content = z.infer<typeof GenerateRequest>['contents'][number];

function readContents(
  contents: readonly Content[],
  trail: Trail,
  { wantsSignatures }: { wantsSignatures: boolean },
): LanguageModelV4Message[] {
  const prompt: LanguageModelV4Message[] = [];
  const calls = createOpenCalls({
    unanswered: () =>
      'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
    unasked: (id) => `Please ensure that function response turn comes immediately after a function call turn (${id}).`,
  });
  for (const content of contents) {
    if (content.role === 'model') calls.settle();
    const read = content.role === 'model' ? [readTurn(content.parts, trail, { calls, wantsSignatures })] : readUser(content.parts, calls);
    trail.pass(read);
    prompt.push(...read);
  }
  if (contents.at(-1)?.role === 'model')
    throw new Violation('Please ensure that single turn requests end with a user role or the role field is empty.');
  calls.settle();
  return prompt;
}

function readTurn(
  parts: readonly Part[],
  trail: Trail,
  { calls, wantsSignatures }: { calls: OpenCalls; wantsSignatures: boolean },
): LanguageModelV4Message {
  const called = parts.filter((part) => 'functionCall' in part);
  const uses = called.map(({ functionCall: { id, name, args = {} } }, index) => ({
    id: id ?? `${name}-${index}`,
    tool: name,
    input: args,
  }));
  const texts = parts.filter((part) => 'text' in part);
  const text = texts.map((part) => (part.thought === true ? '' : part.text)).join('');
  const sealed = parts.flatMap((part) =>
    'thoughtSignature' in part && part.thoughtSignature !== undefined ? [part.thoughtSignature] : [],
  );
  const reasoning = sealed.map(readSeal).join('');
  const shown = texts.map((part) => (part.thought === true ? part.text : '')).join('');
  if (shown !== '' && sealed.length > 0 && shown !== reasoning) throw new Violation('Corrupted thought signature.');
  const [first] = called;
  if (wantsSignatures && first !== undefined && first.thoughtSignature === undefined)
    throw new Violation(missingSignature(first.functionCall.name));
  const turn = { text, calls: uses, reasoning };
  checkTurn(trail, turn, wantsSignatures ? 'the thought signature of this turn must be returned as it was given' : undefined);
  calls.open(uses);
  return assistantMessage(turn);
}

/** Also refuses `skip_thought_signature_validator`, which Google takes: it means that the client has lost the signature. */
function readSeal(sealed: string): string {
  const under = unseal(sealed);
  if (under === undefined) throw new Violation('Corrupted thought signature.');
  return under;
}

function missingSignature(name: string): string {
  return `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\`.`;
}

function readUser(parts: readonly Part[], calls: OpenCalls): LanguageModelV4Message[] {
  const results = parts.flatMap((part) => {
    if (!('functionResponse' in part)) return [];
    const { id = '', name, response } = part.functionResponse;
    const asked = calls.close(id);
    if (asked !== name) throw new Violation(`the function response ${id} names ${name}, the call was of ${asked}`);
    const isError = 'error' in response;
    const output = {
      type: isError ? ('error-text' as const) : ('text' as const),
      value: String(isError ? response['error'] : response['content']),
    };
    return [{ type: 'tool-result' as const, toolCallId: id, toolName: name, output }];
  });
  calls.settle();
  const texts = parts.flatMap((part) => ('text' in part ? [{ type: 'text' as const, text: part.text }] : []));
  return [
    ...(results.length > 0 ? [{ role: 'tool' as const, content: results }] : []),
    ...(texts.length > 0 ? [{ role: 'user' as const, content: texts }] : []),
  ];
}

function generated(answer: Answer, { model, stamp, shown }: { model: string; stamp: string; shown: boolean }): unknown {
  const { ends, usage } = answer;
  const stops = ends === 'refusal' || ends === 'content-filter' || ends === 'malformed-call';
  const reasons = {
    refusal: 'SAFETY',
    'content-filter': 'PROHIBITED_CONTENT',
    'malformed-call': 'MALFORMED_FUNCTION_CALL',
    length: 'MAX_TOKENS',
  } as const;
  const usageMetadata = {
    promptTokenCount: usage.inputTokens,
    cachedContentTokenCount: usage.cachedInputTokens,
    candidatesTokenCount: usage.outputTokens - usage.reasoningTokens,
    thoughtsTokenCount: usage.reasoningTokens,
    totalTokenCount: usage.inputTokens + usage.outputTokens,
  };
  const common = { usageMetadata, modelVersion: model, responseId: stamp };
  if (ends === 'blocked-prompt') return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...common };
  const parts = stops ? [] : partsOf(answer, { stamp, shown });
  return {
    candidates: [
      {
        content: parts.length > 0 ? { role: 'model', parts } : { role: 'model' },
        finishReason: ends in reasons ? reasons[ends as keyof typeof reasons] : 'STOP',
        index: 0,
      },
    ],
    ...common,
  };
}

function partsOf(answer: Answer, { stamp, shown }: { stamp: string; shown: boolean }): unknown[] {
  const thoughtSignature = seal(textOf(answer, 'reasoning'), stamp);
  // The signature stands on the first call, or on the last text where there is none.
  const bearer = answer.parts.findIndex(({ type }) => type === 'tool-call');
  const lastText = answer.parts.findLastIndex(({ type }) => type === 'text');
  const signed = bearer === -1 ? lastText : bearer;
  return answer.parts.flatMap((part, index): unknown[] => {
    const signature = index === signed ? { thoughtSignature } : {};
    switch (part.type) {
      case 'reasoning':
        return shown ? [{ text: part.text, thought: true }] : [];
      case 'text':
        return [{ text: part.text, ...signature }];
      case 'tool-call':
        return [{ functionCall: { id: part.id, name: part.tool, args: argumentsOf(part) }, ...signature }];
    }
  });
}

function errorOf({ status, message, retryInfoSeconds }: WireFailure): unknown {
  const names: Readonly<Record<number, string>> = {
    401: 'UNAUTHENTICATED',
    403: 'PERMISSION_DENIED',
    404: 'NOT_FOUND',
    429: 'RESOURCE_EXHAUSTED',
    500: 'INTERNAL',
    503: 'UNAVAILABLE',
  };
  const details =
    retryInfoSeconds === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryInfoSeconds}s` }];
  return { error: { code: status, message, status: names[status] ?? 'INVALID_ARGUMENT', ...(details.length > 0 ? { details } : {}) } };
}
