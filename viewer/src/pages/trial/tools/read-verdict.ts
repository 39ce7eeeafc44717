import type { JsonValue } from '../../../../../src/spec/index.ts';

/** A verdict that a reviewer handed in: what it decided, what it gave as a number, what it cites, and its words. */
export interface ReadVerdict {
  /** Decisions first, then numbers, then lists of numbers, each in the order of the call. */
  readonly facts: readonly { readonly name: string; readonly text: string }[];
  readonly words: readonly { readonly name: string; readonly text: string }[];
}

/** Reads the arguments of a call that hands in a verdict; undefined for other tools, and for arguments of another form. */
export function readVerdict(tool: string, input: JsonValue): ReadVerdict | undefined {
  if (!verdictTools.has(tool) || typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const entries = Object.entries(input);
  const isKnown = entries.every(([, value]) => typeof value === 'string' || rankOf(value) !== undefined);
  if (!isKnown || entries.length === 0) return undefined;
  return {
    facts: entries
      .flatMap(([name, value]) => {
        const rank = rankOf(value);
        return rank === undefined ? [] : [{ name, text: Array.isArray(value) ? listed(value) : JSON.stringify(value), rank }];
      })
      .sort((one, other) => one.rank - other.rank)
      .map(({ name, text }) => ({ name, text })),
    words: entries.flatMap(([name, text]) => (typeof text === 'string' ? [{ name, text }] : [])),
  };
}

const verdictTools = new Set(['submit_review', 'submit_grade', 'submit_verdict']);

/** Where a value stands among the facts; undefined where it is none. */
function rankOf(value: JsonValue): number | undefined {
  if (typeof value === 'boolean') return 0;
  if (typeof value === 'number') return 1;
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? 2 : undefined;
}

function listed(numbers: readonly JsonValue[]): string {
  return numbers.length === 0 ? 'none' : numbers.map((one) => JSON.stringify(one)).join(', ');
}
