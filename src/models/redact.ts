/** Takes secrets out of what providers send. */
export interface Redactor {
  text(text: string): string;
  /** The same value where it holds no secret, else a copy without; for JSON-like values. */
  value<Value>(value: Value): Value;
}

/**
 * Finds secrets as they are, as JSON writes them, percent-encoded, in base64 (also inside of longer base64, such as `user:key`) and in
 * hexadecimal: providers and proxies echo what they were sent. Secrets of less than 8 characters are left, since they
 * would take out ordinary words.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): Redactor {
  const forms = secrets.filter((secret) => secret !== undefined && secret.length >= shortestSecret).flatMap(formsOf);
  if (forms.length === 0) return { text: (text) => text, value: (value) => value };
  const pattern = new RegExp(forms.join('|'), 'g');
  const text = (given: string): string => given.replaceAll(pattern, '[key]');
  return {
    text,
    value: <Value>(value: Value): Value => {
      const written = (JSON.stringify(value) as string | undefined) ?? ''; // undefined for what JSON cannot hold
      return text(written) === written ? value : (cleaned(value, text) as Value); // the same shape, other strings
    },
  };
}

const shortestSecret = 8;

function cleaned(value: unknown, text: (given: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, text));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [text(name), cleaned(item, text)]));
}

/** Patterns for the forms in which a secret may be echoed. */
function formsOf(secret: string | undefined): string[] {
  const bytes = Buffer.from(secret ?? '');
  const spelled = Array.from(secret ?? '', (character) => {
    const encoded = [...Buffer.from(character)].map((byte) => `%${anyCase(byte.toString(16).padStart(2, '0'))}`).join('');
    const inJson = JSON.stringify(character).slice(1, -1);
    // The longest form first: what it begins with is a form as well.
    return `(?:${[encoded, ...(inJson === character ? [] : [escaped(inJson)]), ...(character === '/' ? [String.raw`\\/`] : []), escaped(character)].join('|')})`;
  });
  return [spelled.join(''), anyCase(bytes.toString('hex')), ...[0, 1, 2].map((offset) => base64Form(bytes, offset))];
}

/** The base64 of bytes that stand `offset` bytes behind a multiple of three, with the characters shared with neighbours. */
function base64Form(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  const inside = Array.from(whole.slice(first, last), (digit) => base64Digit[digit] ?? digit).join('');
  const shared = '[A-Za-z0-9+/_-]?';
  return `${offset > 0 ? shared : ''}${inside}${last < whole.length ? `${shared}(?:=|%3[dD])*` : ''}`;
}

/** Both alphabets, percent-encoded too, and as some servers write JSON. */
const base64Digit: Readonly<Record<string, string>> = { '+': '(?:[+-]|%2[bB])', '/': String.raw`(?:\\?/|_|%2[fF])` };

function anyCase(hexadecimal: string): string {
  return hexadecimal.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escaped(character: string): string {
  return character.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}
