/**
 * A text of a subject, safe for a terminal: control characters (escape sequences), bidirectional overrides and
 * zero-width characters are shown as their code point. Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

// eslint-disable-next-line no-control-regex -- control characters are what it is for
const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
