import { createHash, type Hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { argumentsOf, callsOf, textOf, type Answer } from './answer.ts';
import { Violation } from './wire.ts';

/** What a server has said after which history. */
export interface Memory {
  trail(): Trail;
}

/** A way along a history, step by step. */
export interface Trail {
  /** The next step of the history, in the words of the AI SDK: what clients add for caches does not change it. */
  pass(step: unknown): void;
  /** A name for the history so far. */
  stamp(): string;
  /** What was answered to the history so far; empty where that is not known. */
  said(): readonly Answer[];
  /** Keeps an answer to the history so far. */
  remember(answer: Answer): void;
}

/** Histories kept; a server that has seen more forgets all of them, and checks less for a while. */
const keptHistories = 100_000;

export function createMemory(): Memory {
  const kept = new Map<string, Answer[]>();
  const trail = (hash: Hash): Trail => {
    const stamp = (): string => hash.copy().digest('hex').slice(0, 24);
    return {
      pass: (step) => void hash.update(`${JSON.stringify(step ?? null)}\n`),
      stamp,
      said: () => kept.get(stamp()) ?? [],
      remember: (answer) => {
        if (kept.size >= keptHistories) kept.clear();
        kept.set(stamp(), [...(kept.get(stamp()) ?? []), answer]);
      },
    };
  };
  return { trail: () => trail(createHash('sha256')) };
}

/** An assistant turn as it came back. */
export interface ReturnedTurn {
  readonly text: string;
  readonly calls: readonly ReturnedCall[];
  /** As far as the wire takes it back. */
  readonly reasoning: string;
}

/** The turn as the AI SDK has it. */
export function assistantMessage({ text, calls, reasoning }: ReturnedTurn): LanguageModelV4Message {
  return {
    role: 'assistant',
    content: [
      ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...calls.map(({ id, tool, input }) => ({ type: 'tool-call' as const, toolCallId: id, toolName: tool, input })),
    ],
  };
}

export interface ReturnedCall {
  readonly id: string;
  readonly tool: string;
  readonly input: unknown;
}

/**
 * Throws Violation where the server has answered this history and this turn is not what it said. Where the provider
 * demands its reasoning back, `reasoningDemand` is what it says when that is missing.
 */
export function checkTurn(trail: Trail, turn: ReturnedTurn, reasoningDemand: string | undefined): void {
  const said = trail.said();
  if (said.length === 0) return;
  const same = said.filter((answer) => sameWords(answer, turn));
  if (same.length === 0) throw new Violation('this assistant turn is not the one that was given');
  if (reasoningDemand !== undefined && same.every((answer) => textOf(answer, 'reasoning') !== turn.reasoning))
    throw new Violation(reasoningDemand);
}

function sameWords(answer: Answer, turn: ReturnedTurn): boolean {
  // Clients may leave out blank text, and must mend names and arguments that the wire would not take.
  const calls = callsOf(answer).map((call) => ({ id: call.id, tool: mendedName(call.tool), input: argumentsOf(call) }));
  return textOf(answer, 'text').trim() === turn.text.trim() && isDeepStrictEqual(calls, turn.calls.map(plain));
}

function plain({ id, tool, input }: ReturnedCall): ReturnedCall {
  return { id, tool, input };
}

function mendedName(tool: string): string {
  return tool.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
}
