import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { EventBody, Situation } from '../../spec/index.ts';
import { sentName, type ReceivedCall } from './answer.ts';

type ToolContent = Extract<LanguageModelV4Prompt[number], { role: 'tool' }>['content'];
type ToolEvent = Extract<EventBody, { type: 'tool-call' | 'world-change' | 'tool-result' }>;

/** Carries out the tool calls of one answer in order, up to `end_task`. */
export function carryOut(
  calls: readonly ReceivedCall[],
  { situation, record }: { situation: Situation; record: (event: ToolEvent) => void },
): { results: ToolContent; ended: boolean } {
  const results: ToolContent = [];
  for (const { id, tool, input, problem } of calls) {
    record({ type: 'tool-call', id, tool, arguments: input });
    const outcome =
      problem === undefined ? situation.call(tool, input) : { output: `Error: ${problem}`, isError: true, changes: [], ends: false };
    for (const change of outcome.changes) record({ type: 'world-change', change });
    record({ type: 'tool-result', id, tool, output: outcome.output, isError: outcome.isError });
    if (outcome.ends) return { results, ended: true };
    results.push(toolResult({ id, tool }, outcome));
  }
  return { results, ended: false };
}

/** A tool's result as the model gets it. */
export function toolResult(
  { id, tool }: Pick<ReceivedCall, 'id' | 'tool'>,
  { output, isError }: { readonly output: string; readonly isError: boolean },
): ToolContent[number] {
  return {
    type: 'tool-result',
    toolCallId: id,
    toolName: sentName(tool),
    output: { type: isError ? 'error-text' : 'text', value: output },
  };
}
