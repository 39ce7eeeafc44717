/** A piece of a text: as it stands, or a run of what would not be seen, in words. */
export interface TextPiece {
  /** Where it begins in the text, in UTF-16 code units. */
  readonly from: number;
  readonly text: string;
  /** What is hidden here, such as `U+202E right-to-left override`; null where the text shows itself. */
  readonly hidden: string | null;
  /** What stands for it on the page, such as `‹RLO›`; the text itself where nothing is hidden. */
  readonly shown: string;
}

/** Beyond so many hidden runs a text is one piece again, with the marks written into it: a page of a million marks helps nobody. */
const mostMarks = 5000;

/** Cuts a text where it holds what would not be seen, or would show the rest elsewhere: escape sequences, controls, marks of direction, blanks without width, tags. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { 0: run, index } of text.matchAll(hiddenRun)) {
    if (pieces.length > 2 * mostMarks) return [{ from: 0, text, hidden: null, shown: withMarks(text) }];
    if (index > at) pieces.push(plain(text, at, index));
    pieces.push({ from: index, text: run, hidden: spelled(run), shown: shownFor(run) });
    at = index + run.length;
  }
  if (at < text.length || pieces.length === 0) pieces.push(plain(text, at, text.length));
  return pieces;
}

/** The text with a visible mark in place of each run of hidden characters. */
export function withMarks(text: string): string {
  return text.replaceAll(hiddenRun, shownFor);
}

function plain(text: string, from: number, to: number): TextPiece {
  const own = text.slice(from, to);
  return { from, text: own, hidden: null, shown: own };
}

/** An escape sequence of a terminal (CSI, OSC, or two characters): shown as one mark. */
// eslint-disable-next-line no-control-regex -- such characters are what it is for
const escapeSequence = /(?:\u001B\[|\u009B)[0-9;:<=>?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B\n]{0,200}(?:\u0007|\u001B\\)|\u001B[@-Z\\^_]?/;

/**
 * Controls but line feed, tab and the carriage return before a line feed; marks of direction; blanks without width, fillers
 * and tags; variation selectors and joiners outside emoji; private characters; halves of surrogate pairs; of marks heaped on
 * one letter, which would cover the lines around it, all beyond the eighth: no script needs so many.
 */
const hiddenCharacter = new RegExp(
  // eslint-disable-next-line no-misleading-character-class -- single characters are meant, whatever they would make together
  [
    String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001A\u001C-\u001F\u007F-\u009A\u009C-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uE000-\uF8FF\uFE00-\uFE0E\uFEFF\uFFA0\uFFF9-\uFFFB\p{Cs}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}\u{F0000}-\u{10FFFF}]`,
    String.raw`\r(?!\n)`,
    String.raw`\p{M}(?<=\p{M}{9})`,
    String.raw`(?<![\p{Extended_Pictographic}#*0-9])\uFE0F`,
    String.raw`(?<![\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}])\u200D`,
  ].join('|'),
  'u',
);

/** An escape sequence, or hidden characters in a row. */
// eslint-disable-next-line no-misleading-character-class -- as above
const hiddenRun = new RegExp(`${escapeSequence.source}|(?:${hiddenCharacter.source})+`, 'gu');

function shownFor(run: string): string {
  if (run.startsWith('\u001B') || run.startsWith('\u009B')) return `‹ESC${withMarks(run.slice(1))}›`;
  const characters = Array.from(run); // by code point
  const tags = characters.map(tagLetter).join('');
  if (tags !== '' && characters.every((one) => tagLetter(one) !== '' || one === '\u{E0001}' || one === '\u{E007F}'))
    return `‹tags: ${tags}›`;
  const first = nameOf(characters[0] ?? '');
  if (characters.length === 1) return `‹${first}›`;
  if (characters.every((one) => one === characters[0])) return `‹${first} ×${characters.length}›`;
  const few = characters.slice(0, 4).map(nameOf).join(' ');
  return `‹${few}${characters.length > 4 ? ` and ${characters.length - 4} more` : ''}›`;
}

/** Each hidden character by code point and name, the first ten. */
function spelled(run: string): string {
  const characters = Array.from(run); // by code point
  const said = characters.slice(0, 10).map((one) => `${codePoint(one)} ${longNames[one] ?? kindOf(one)}`);
  return `${said.join(', ')}${characters.length > 10 ? `, and ${characters.length - 10} more` : ''}`;
}

function tagLetter(character: string): string {
  const code = (character.codePointAt(0) ?? 0) - 0xe0000;
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '';
}

function nameOf(character: string): string {
  return shortNames[character] ?? codePoint(character);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function kindOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xe0000 && code <= 0xe0fff) return 'tag';
  if (code >= 0xd800 && code <= 0xdfff) return 'half of a surrogate pair';
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'private character';
  if (code >= 0xfe00 && code <= 0xfe0f) return 'variation selector';
  if (/\p{M}/u.test(character)) return 'combining mark';
  return code < 0xa0 ? 'control character' : 'invisible character';
}

const shortNames: Readonly<Record<string, string>> = {
  '\u0000': 'NUL',
  '\u0007': 'BEL',
  '\b': 'BS',
  '\f': 'FF',
  '\r': 'CR',
  '\u007F': 'DEL',
  '\u00AD': 'SHY',
  '\u061C': 'ALM',
  '\u200B': 'ZWSP',
  '\u200C': 'ZWNJ',
  '\u200D': 'ZWJ',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u2028': 'LS',
  '\u2029': 'PS',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
};

const longNames: Readonly<Record<string, string>> = {
  '\u001B': 'escape',
  '\b': 'backspace',
  '\r': 'carriage return alone',
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\uFEFF': 'byte order mark',
};
