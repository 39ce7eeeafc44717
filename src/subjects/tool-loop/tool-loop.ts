import type { LanguageModelV4FunctionTool, LanguageModelV4GenerateResult, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { usageOf, warningTexts, type Assignment, type EndReason, type Stage, type SubjectDriver } from '../../spec/index.ts';
import { answerMessage, answerParts, sentName, toolCallsOf, type ReceivedCall } from './answer.ts';

/**
 * The subject driver `tool-loop`: shows the model the prompts and tools and carries out its tool calls, in order,
 * until it calls `end_task`, goes on without a tool call after all nudges, or a limit is reached.
 */
export const toolLoop: SubjectDriver = {
  name: 'tool-loop',
  async run(assignment) {
    const { situation, record } = assignment;
    record({ type: 'prompt', system: situation.stage.system, user: situation.stage.user });
    const aborted = abortion(assignment.signal);
    try {
      record({ type: 'trial-end', reason: await loop(assignment, aborted) });
    } catch (error) {
      if (assignment.signal.aborted || wasCutOff(error)) record({ type: 'trial-end', reason: 'time-limit' });
      else record({ type: 'trial-end', reason: 'failure', message: messageOf(error) });
    } finally {
      aborted.forget();
    }
  },
};

async function loop({ situation, model, settings, limits, record, signal }: Assignment, aborted: Abortion): Promise<EndReason> {
  const prompt: LanguageModelV4Prompt = openingPrompt(situation.stage);
  const tools = functionTools(situation.stage);
  let nudges = 0;
  for (let call = 1; call <= limits.maxCalls; call += 1) {
    record({ type: 'model-call', call });
    // A model that does not heed the signal must not hold the slot, hence the race.
    const result = await Promise.race([
      model.doGenerate({ prompt: [...prompt], tools, toolChoice: { type: 'auto' }, abortSignal: signal, temperature: 1, ...settings }),
      aborted.promise,
    ]);
    const finishReason = result.finishReason.unified;
    record({
      type: 'model-answer',
      call,
      parts: answerParts(result.content),
      finishReason,
      usage: usageOf(result.usage),
      ...optional('modelId', result.response?.modelId),
      ...optional('warnings', warningTexts(result.warnings)),
    });
    const stop = stopReason(finishReason);
    if (stop !== undefined) return stop;
    if (finishReason === 'error')
      throw new Error(`the provider ended the answer with an error (${result.finishReason.raw ?? 'no reason given'})`);

    const calls = toolCallsOf(result.content);
    const message = answerMessage(result.content);
    if (message !== undefined) prompt.push(message);
    if (calls.length === 0) {
      if (nudges === limits.maxNudges) return 'no-tool-call';
      nudges += 1;
      record({ type: 'nudge', text: situation.stage.nudge });
      prompt.push({ role: 'user', content: [{ type: 'text', text: situation.stage.nudge }] });
      continue;
    }
    const { results, ended } = carryOut(calls, { situation, record });
    if (ended) return 'end-task';
    prompt.push({ role: 'tool', content: results });
  }
  return 'call-limit';
}

/** Carries out the tool calls of one answer in order, up to `end_task`. */
function carryOut(calls: readonly ReceivedCall[], { situation, record }: Pick<Assignment, 'situation' | 'record'>) {
  const results: Extract<LanguageModelV4Prompt[number], { role: 'tool' }>['content'] = [];
  for (const { id, tool, input, problem } of calls) {
    record({ type: 'tool-call', id, tool, arguments: input });
    const outcome =
      problem === undefined ? situation.call(tool, input) : { output: `Error: ${problem}`, isError: true, changes: [], ends: false };
    for (const change of outcome.changes) record({ type: 'world-change', change });
    record({ type: 'tool-result', id, tool, output: outcome.output, isError: outcome.isError });
    if (outcome.ends) return { results, ended: true };
    results.push({
      type: 'tool-result',
      toolCallId: id,
      toolName: sentName(tool),
      output: { type: outcome.isError ? 'error-text' : 'text', value: outcome.output },
    });
  }
  return { results, ended: false };
}

/** Why an answer ends the trial at once, before its tool calls: what is cut off or filtered is not acted on. */
function stopReason(finishReason: LanguageModelV4GenerateResult['finishReason']['unified']): EndReason | undefined {
  if (finishReason === 'length') return 'cut-off';
  if (finishReason === 'content-filter') return 'content-filter';
  return undefined;
}

function openingPrompt(stage: Stage): LanguageModelV4Prompt {
  return [
    { role: 'system', content: stage.system },
    { role: 'user', content: [{ type: 'text', text: stage.user }] },
  ];
}

const toolCache = new WeakMap<Stage, LanguageModelV4FunctionTool[]>();

/** The stage's tools as the AI SDK takes them; made once a stage, since a run opens a stage many times. */
function functionTools(stage: Stage): LanguageModelV4FunctionTool[] {
  const cached = toolCache.get(stage);
  if (cached !== undefined) return cached;
  const tools = stage.tools.map(({ name, description, inputSchema }): LanguageModelV4FunctionTool => ({
    type: 'function',
    name,
    description,
    inputSchema: inputSchema, // JSON Schema by the contract of ToolDefinition
  }));
  toolCache.set(stage, tools);
  return tools;
}

interface Abortion {
  /** Rejects when the signal aborts. */
  readonly promise: Promise<never>;
  forget(): void;
}

function abortion(signal: AbortSignal): Abortion {
  let listener = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    listener = () => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  promise.catch(() => undefined); // it may lose every race
  return {
    promise,
    forget: () => {
      signal.removeEventListener('abort', listener);
    },
  };
}

/** A replayed call that was cut off by the end of its trial's time is cut off again. */
function wasCutOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }; // one key or none
}
