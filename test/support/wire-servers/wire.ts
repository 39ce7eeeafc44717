import type { IncomingHttpHeaders } from 'node:http';
import type { LanguageModelV4FunctionTool, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { z } from 'zod';
import type { Answer } from './answer.ts';
import type { Trail } from './memory.ts';

/** What a provider speaks. */
export interface Wire {
  readonly name: string;
  /** What stands between host and path in a base URL, such as `/v1`. */
  readonly basePath: string;
  /** The model that a POST asks for; undefined where the path is not the wire's. */
  modelOf(path: string, body: Readonly<Record<string, unknown>>): string | undefined;
  keyOf(headers: IncomingHttpHeaders): string | undefined;
  /** How a missing or wrong key is refused. */
  keyRefusal(given: string | undefined): WireFailure;
  /** Checks a request as the provider does, and reads it. Throws Violation. */
  read(request: WireRequest): Reading;
  write(answer: Answer, request: WireRequest, reading: Reading): Written;
  /** The body of an error, in the provider's shape. */
  error(failure: WireFailure): unknown;
}

export interface WireRequest {
  readonly model: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** Goes along the history while it is read. */
  readonly trail: Trail;
}

/** A request, as the AI SDK would put it. */
export interface Reading {
  readonly prompt: LanguageModelV4Prompt;
  readonly tools: readonly LanguageModelV4FunctionTool[];
  readonly temperature: number | undefined;
  readonly maxOutputTokens: number | undefined;
  readonly seed: number | undefined;
}

export interface Written {
  readonly status: number;
  readonly body: unknown;
  /** The answer as far as the client was given it: without reasoning that the wire does not carry. */
  readonly said: Answer;
}

/** An error that a provider answers with. */
export interface WireFailure {
  readonly status: number;
  readonly message: string;
  /** The provider's own name for it. */
  readonly code?: string;
  readonly param?: string;
  /** Google says in the body how long to wait, in seconds. */
  readonly retryInfoSeconds?: number;
  /** Further fields of the error: OpenRouter's `metadata`. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A request that does not keep to the wire. */
export class Violation extends Error {
  readonly details: Pick<WireFailure, 'code' | 'param'>;

  constructor(message: string, details: Pick<WireFailure, 'code' | 'param'> = {}) {
    super(message);
    this.details = details;
  }
}

/** The key of an Authorization header. */
export function bearerKey({ authorization }: IncomingHttpHeaders): string | undefined {
  return authorization === undefined ? undefined : authorization.replace(/^Bearer /, '');
}

/** The body by its schema; what does not fit is a violation that names its place. */
export function shaped<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const [issue] = error.issues;
  const param = issue?.path.join('.') ?? '';
  throw new Violation(`Invalid value for '${param}': ${issue?.message ?? 'unknown'}`, { param });
}
