import type { CutText } from '../../spec/index.ts';

/** A value with its long texts cut to their beginning, and which those are. */
export interface Cut<Value> {
  readonly value: Value;
  readonly cut: readonly CutText[];
}

/** Cuts every text of a value that is longer than `limit`, in UTF-16 code units; no character is cut in two. */
export function cutTexts<Value>(value: Value, limit: number): Cut<Value> {
  const cut: CutText[] = [];
  const walk = (part: unknown, path: string): unknown => {
    if (typeof part === 'string') {
      if (part.length <= limit) return part;
      cut.push({ path, length: part.length });
      return beginning(part, limit);
    }
    if (Array.isArray(part)) return part.map((item, place) => walk(item, joined(path, String(place))));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item, joined(path, name))]));
  };
  return { value: walk(value, '') as Value, cut }; // the same shape: texts stay texts
}

function beginning(text: string, limit: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
