/**
 * A text of a subject, safe for a terminal: control characters (escape sequences), bidirectional overrides and
 * zero-width characters are shown as their code point. Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

/** Controls, marks of direction, blanks without width, fillers and tags: what shows nothing, or shows it elsewhere. */
const hidden =
  // eslint-disable-next-line no-control-regex -- such characters are what it is for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
