import type { LanguageModelV4 } from '@ai-sdk/provider';
import { InputError } from '../../errors/index.ts';
import type { ModelAccess } from '../model-access.ts';
import type { RetryPolicy } from '../retry.ts';
import { commandMonitor } from './command-monitor.ts';
import { httpMonitor } from './http-monitor.ts';

/** A monitor from outside, as a model. */
export interface OpenedMonitor {
  readonly model: LanguageModelV4;
  /** Whether its calls go over a wire that can be captured. */
  readonly hasWire: boolean;
  readonly policy: RetryPolicy;
}

/**
 * The monitor behind `monitor:http://…`, `monitor:https://…` or `monitor:command:…`; `id` is what stands behind `monitor:`.
 * Throws InputError `unknown-name` for what is neither, and `invalid-option` for an address or a command that is none.
 */
export function openMonitor(
  id: string,
  {
    access,
    policy,
    apiKey,
    fetch,
  }: { access: ModelAccess; policy: RetryPolicy; apiKey: string | undefined; fetch: typeof globalThis.fetch },
): OpenedMonitor {
  if (/^https?:/.test(id)) return { model: httpMonitor({ address: id, apiKey, fetch }), hasWire: true, policy };
  if (!id.startsWith('command:'))
    throw new InputError('unknown-name', `'monitor:${id}' is not a monitor`, {
      hint: "Monitors look like monitor:http://127.0.0.1:8080/review or 'monitor:command:./my-monitor --strict'.",
    });
  const { workingDirectory, environment } = access;
  const line = id.slice('command:'.length);
  const model = commandMonitor({ line, workingDirectory, environment, timeoutMs: policy.attemptTimeoutMs });
  // A command is run once: what it does may not be repeatable, and how it failed is its own word. It keeps the time itself.
  return { model, hasWire: false, policy: { ...policy, maxAttempts: 1, attemptTimeoutMs: policy.attemptTimeoutMs + 5000 } };
}
