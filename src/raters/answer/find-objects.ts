/** A JSON object that stands in a text. */
export interface FoundObject {
  readonly value: Readonly<Record<string, unknown>>;
  /** A name stands twice in one of its objects, so that it does not say one thing. */
  readonly ambiguous: boolean;
}

/**
 * The JSON objects in a text, in order, whatever prose or fence of code stands around them. Braces that close and hold no
 * JSON are passed over whole, and so is what is broken off: nothing inside of it counts. Takes time in proportion to the text.
 */
export function findObjects(text: string): readonly FoundObject[] {
  const found: FoundObject[] = [];
  for (let start = text.indexOf('{'); start !== -1;) {
    const { end, names } = spanFrom(text, start);
    if (end === undefined) break;
    const object = parsed(text.slice(start, end), names);
    if (object !== undefined) found.push(object);
    start = text.indexOf('{', end);
  }
  return found;
}

/** Where braces that open at `start` close, and how many names stand between; strings are passed over. `end` is missing where they never do. */
function spanFrom(text: string, start: number): { readonly end: number | undefined; readonly names: number } {
  let depth = 0;
  let names = 0;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [piece] = match;
    if (piece === '{') depth += 1;
    else if (piece === '}') depth -= 1;
    else if (match[1] !== undefined) names += 1;
    if (depth === 0) return { end: token.lastIndex, names };
  }
  return { end: undefined, names };
}

/** A brace, or a string, as a name if a colon follows. A string ends with its line at the latest. */
const token = /[{}]|"[^"\\\n]*(?:\\.[^"\\\n]*)*(?:"(\s*:)?)?/g;

/** Undefined for what is no JSON, or nested beyond measure. */
function parsed(text: string, names: number): FoundObject | undefined {
  try {
    const value = JSON.parse(text) as FoundObject['value']; // what begins with a brace is an object or throws
    return { value, ambiguous: names !== namesIn(value) };
  } catch {
    return undefined;
  }
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, each) => sum + namesIn(each), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
