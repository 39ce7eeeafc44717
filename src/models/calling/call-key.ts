import { createHash } from 'node:crypto';
import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';

/**
 * The hash of everything that can change an answer: the model's name (its provider and settings with it), the messages,
 * the tools and the settings of the call. 32 hexadecimal digits. Messages and tools come again with each call of a trial,
 * so that each is hashed once.
 */
export function callKey(model: string, options: LanguageModelV4CallOptions): string {
  const { prompt, tools, abortSignal: _abortSignal, headers: _headers, includeRawChunks: _includeRawChunks, ...settings } = options;
  const hash = createHash('sha256').update(model).update('\n').update(canonicalJson(settings)).update('\n');
  if (tools !== undefined) hash.update(writtenOnce(tools).hash);
  for (const message of prompt) hash.update(writtenOnce(message).hash);
  return hash.digest('hex').slice(0, 32);
}

/** The length of a message as JSON, in UTF-16 code units; costs nothing where its call has a key. */
export function jsonLengthOf(message: LanguageModelV4Message): number {
  return writtenOnce(message).length;
}

interface Written {
  readonly hash: string;
  readonly length: number;
}

const written = new WeakMap<object, Written>();

/** Objects of a call are not changed once they were passed. */
function writtenOnce(value: LanguageModelV4Message | NonNullable<LanguageModelV4CallOptions['tools']>): Written {
  const known = written.get(value);
  if (known !== undefined) return known;
  const json = canonicalJson(value);
  const made = { hash: createHash('sha256').update(json).digest('hex'), length: json.length };
  written.set(value, made);
  return made;
}

/** JSON with the keys of every object in order, so that equal values give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
