/** When an allowance is back: after a time, counted from when the provider wrote it, or at a time. */
export type ResetTime = { readonly type: 'after'; readonly ms: number } | { readonly type: 'at'; readonly ms: number };

/**
 * Reads what stands in a header about a reset: a duration (`6m0s`, `120ms`; Groq's `2m59.56s`), seconds (`59`, `0.35`),
 * seconds or milliseconds since the epoch, or a date (RFC 3339, RFC 9110). Undefined for what is none of these.
 */
export function parseResetTime(written: string): ResetTime | undefined {
  const text = written.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  if (duration.test(text)) {
    const parts = [...text.matchAll(/([\d.]+)([a-zµ]+)/g)];
    return { type: 'after', ms: parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0) };
  }
  const at = /^\d{4}-\d\d-\d\d|^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : { type: 'at', ms: at };
}

const unitMs: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000_001,
};
const duration = /^(?:\d+(?:\.\d+)?(?:d|h|ms|m|s|us|µs|ns))+$/;

/** No wait is 15 years long, and no clock stands before 1986. */
function fromNumber(value: number): ResetTime {
  if (value < 5e8) return { type: 'after', ms: value * 1000 };
  return { type: 'at', ms: value < 5e11 ? value * 1000 : value };
}
