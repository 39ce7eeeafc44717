import { parseResetTime, type ResetTime } from './reset-time.ts';

/** What a response says of one allowance. */
export interface StatedAllowance {
  /** As the provider calls it: `requests`, `input-tokens`, `tokens_usage_based`, … */
  readonly name: string;
  readonly unit: 'requests' | 'tokens';
  readonly limit: number | undefined;
  readonly remaining: number;
  readonly reset: ResetTime;
}

/**
 * The allowances that a response states, whoever wrote it: OpenAI and those like it (`x-ratelimit-remaining-requests`),
 * Anthropic (`anthropic-ratelimit-input-tokens-remaining`), OpenRouter (`x-ratelimit-remaining`), Together (also
 * `x-tokenlimit-remaining`), the IETF draft in its old form (`ratelimit-remaining`) and its new (`ratelimit: "x";r=5;t=30`).
 * What cannot be read, or says nothing (`-1`, as Azure sends), is left out.
 */
export function statedAllowances(headers: Readonly<Record<string, string>>): StatedAllowance[] {
  const found = new Map<string, Partial<Record<Kind, string>>>();
  for (const [header, value] of Object.entries(headers)) {
    const match = form.exec(header);
    if (match === null) continue;
    const [, subject, rest = ''] = match;
    const parts = rest.split('-');
    const kind = parts.find(isKind);
    if (kind === undefined) continue;
    const name = parts.filter((part) => part !== kind).join('-') || (subject === 'tokenlimit' ? 'tokens' : 'requests');
    const known = found.get(name) ?? {};
    known[kind] = value;
    found.set(name, known);
  }
  const resetOfRequests = found.get('requests')?.reset;
  const stated = [...found].flatMap(([name, { limit, remaining, reset = resetOfRequests }]) => read({ name, limit, remaining, reset }));
  return headers['ratelimit'] === undefined ? stated : [...stated, ...draftForm(headers['ratelimit'], headers['ratelimit-policy'] ?? '')];
}

const form = /^(?:x-|anthropic-)?(ratelimit|tokenlimit)-(.+)$/;
type Kind = 'limit' | 'remaining' | 'reset';

function isKind(part: string): part is Kind {
  return part === 'limit' || part === 'remaining' || part === 'reset';
}

interface Written {
  readonly name: string;
  readonly limit: string | undefined;
  readonly remaining: string | undefined;
  readonly reset: string | undefined;
}

function read(written: Written): StatedAllowance[] {
  const unit = /request/.test(written.name) ? 'requests' : /token/.test(written.name) ? 'tokens' : undefined;
  const limit = number(written.limit);
  const remaining = number(written.remaining);
  const reset = written.reset === undefined ? undefined : parseResetTime(written.reset);
  if (unit === undefined || remaining === undefined || reset === undefined || (limit !== undefined && limit <= 0)) return [];
  return [{ name: written.name, unit, limit, remaining: Math.max(0, remaining), reset }];
}

/** Draft 10: `RateLimit: "minute";r=50;t=30` and `RateLimit-Policy: "minute";q=100;w=60`; quotas of anything but requests are left out. */
function draftForm(current: string, policies: string): StatedAllowance[] {
  const policyOf = new Map(policies.split(',').map((policy) => [policy.split(';')[0]?.trim(), policy]));
  return current.split(',').flatMap((item) => {
    const name = item.split(';')[0]?.trim() ?? '';
    const policy = policyOf.get(name) ?? '';
    if (/;\s*qu=(?!"requests")/.test(policy)) return [];
    const parameter = (text: string, key: string): string | undefined => new RegExp(`;\\s*${key}=(\\d+)`).exec(text)?.[1];
    const found = read({ name: 'requests', limit: parameter(policy, 'q'), remaining: parameter(item, 'r'), reset: parameter(item, 't') });
    return found.map((stated) => ({ ...stated, name }));
  });
}

/** The number that a value begins with: the older IETF drafts put policies behind it. */
function number(written: string | undefined): number | undefined {
  const found = /^\s*(-?\d+(?:\.\d+)?)/.exec(written ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
