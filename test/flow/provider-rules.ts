/** What a provider allows, and how it says so. */
export interface RuleSetting {
  readonly maxConcurrent?: number;
  /** Requests; a window gives `limit` anew each time, a bucket holds `limit` and fills up in as much time. */
  readonly rate?: Rate | undefined;
  readonly headers?: 'openai' | 'anthropic' | 'anthropic-seconds' | 'openai-seconds' | 'openrouter' | 'none';
  /** Whether headers state the counters as a request comes, or as its response goes. */
  readonly stated?: 'sent' | 'answered';
  readonly now: () => number;
}

interface Rate {
  readonly type: 'window' | 'bucket';
  readonly unit?: 'requests' | 'tokens';
  readonly limit: number;
  readonly everyMs: number;
}

/** One request at the provider. */
export interface Visit {
  readonly refused: boolean;
  /** Ends it; the headers of its response. */
  readonly leave: () => Record<string, string>;
}

export interface ProviderRules {
  /** `cost`: 1, or the tokens that it takes. */
  readonly enter: (cost?: number) => Visit;
  /** `busyMs`: the time of all accepted requests together. */
  readonly counts: { accepted: number; refused: number; mostAtOnce: number; busyMs: number };
}

export function createProviderRules({
  maxConcurrent = Infinity,
  rate,
  headers = 'none',
  stated = 'sent',
  now,
}: RuleSetting): ProviderRules {
  const counts = { accepted: 0, refused: 0, mostAtOnce: 0, busyMs: 0 };
  let atOnce = 0;
  const meter = rate === undefined ? undefined : rate.type === 'window' ? windowMeter(rate, now) : bucketMeter(rate, now);
  const state = (): Record<string, string> =>
    rate === undefined || meter === undefined
      ? {}
      : written(headers, {
          unit: rate.unit ?? 'requests',
          limit: rate.limit,
          remaining: Math.floor(meter.remaining()),
          resetMs: meter.resetMs(),
          now: now(),
        });
  return {
    counts,
    enter: (cost = 1) => {
      const refused = atOnce >= maxConcurrent || (meter !== undefined && !meter.take(cost));
      if (refused) {
        counts.refused += 1;
        return { refused, leave: state };
      }
      counts.accepted += 1;
      atOnce += 1;
      counts.mostAtOnce = Math.max(counts.mostAtOnce, atOnce);
      const atEntry = state();
      const enteredAt = now();
      return {
        refused,
        leave: () => {
          atOnce -= 1;
          counts.busyMs += now() - enteredAt;
          return stated === 'sent' ? atEntry : state();
        },
      };
    },
  };
}

interface Meter {
  readonly take: (cost: number) => boolean;
  readonly remaining: () => number;
  readonly resetMs: () => number;
}

function windowMeter({ limit, everyMs }: Rate, now: () => number): Meter {
  let index = -1;
  let used = 0;
  const look = (): void => {
    const current = Math.floor(now() / everyMs);
    if (current !== index) used = 0;
    index = current;
  };
  return {
    take: (cost) => {
      look();
      if (used + cost > limit) return false;
      used += cost;
      return true;
    },
    remaining: () => {
      look();
      return limit - used;
    },
    resetMs: () => everyMs - (now() % everyMs),
  };
}

function bucketMeter({ limit, everyMs }: Rate, now: () => number): Meter {
  let level = limit;
  let at = now();
  const look = (): void => {
    level = Math.min(limit, level + ((now() - at) * limit) / everyMs);
    at = now();
  };
  return {
    take: (cost) => {
      look();
      if (level < cost) return false;
      level -= cost;
      return true;
    },
    remaining: () => {
      look();
      return level;
    },
    resetMs: () => {
      look();
      return ((limit - level) * everyMs) / limit;
    },
  };
}

interface Counters {
  readonly unit: 'requests' | 'tokens';
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
  readonly now: number;
}

function written(style: NonNullable<RuleSetting['headers']>, { unit, limit, remaining, resetMs, now }: Counters): Record<string, string> {
  const resetAt = Math.ceil(now + resetMs);
  switch (style) {
    case 'openai':
      return {
        [`x-ratelimit-limit-${unit}`]: String(limit),
        [`x-ratelimit-remaining-${unit}`]: String(remaining),
        [`x-ratelimit-reset-${unit}`]: resetMs >= 1000 ? `${(resetMs / 1000).toFixed(3)}s` : `${Math.ceil(resetMs)}ms`,
      };
    case 'anthropic':
      return {
        [`anthropic-ratelimit-${unit}-limit`]: String(limit),
        [`anthropic-ratelimit-${unit}-remaining`]: String(remaining),
        [`anthropic-ratelimit-${unit}-reset`]: new Date(resetAt).toISOString(),
      };
    case 'anthropic-seconds':
      return {
        [`anthropic-ratelimit-${unit}-limit`]: String(limit),
        [`anthropic-ratelimit-${unit}-remaining`]: String(remaining),
        [`anthropic-ratelimit-${unit}-reset`]: new Date(resetAt).toISOString().replace(/\.\d+Z/, 'Z'),
      };
    case 'openai-seconds':
      return {
        [`x-ratelimit-limit-${unit}`]: String(limit),
        [`x-ratelimit-remaining-${unit}`]: String(remaining),
        [`x-ratelimit-reset-${unit}`]: `${Math.ceil(resetMs / 1000)}s`,
      };
    case 'openrouter':
      return { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': String(resetAt) };
    case 'none':
      return {};
  }
}
