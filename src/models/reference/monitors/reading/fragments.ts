/**
 * Whether a text is what a template gives, whatever `{{placeholders}}` and `[[one|other]]` are filled in with; of a text of
 * several lines, whether one of them is.
 */
export function isFilled(text: string, template: string): boolean {
  const known = patterns.get(template) ?? patternOf(template);
  patterns.set(template, known);
  return known.test(text);
}

/**
 * Whether all that always stands in a template stands in a text, which is in small letters: the pieces between placeholders
 * and alternatives, sentence by sentence and without their ends, since a manner of writing may put others there.
 */
export function holds(text: string, template: string): boolean {
  const pieces = fragmentsOf(template);
  return pieces.length > 0 && pieces.every((fragment) => text.includes(fragment));
}

/** The pieces that always stand in a template, in small letters. */
export function fragmentsOf(template: string): readonly string[] {
  const known = fragments.get(template);
  if (known !== undefined) return known;
  const pieces = template
    .toLowerCase()
    .split(/\{\{[^}]*\}\}|\[\[.*?\]\]|(?<=[.!?])\s/)
    .map((piece) => piece.replace(/[.!?]$/, '').trim())
    .filter((piece) => /\w{2}/.test(piece));
  fragments.set(template, pieces);
  return pieces;
}

const fragments = new Map<string, readonly string[]>();
const patterns = new Map<string, RegExp>();

function patternOf(template: string): RegExp {
  const filled = escaped(template.trim())
    .replaceAll(/\\\[\\\[(.*?)\\\]\\\]/g, (_all, alternatives: string) => `(?:${alternatives.replaceAll('\\|', '|')})`)
    .replaceAll(/\\\{\\\{(.*?)\\\}\\\}/g, (_all, name: string) => drawn.find(([names]) => names.test(name))?.[1] ?? '.*?');
  return new RegExp(`^\\s*${filled}\\s*$`, 'm');
}

/** What placeholders of a name are filled in with, where that is known. */
const drawn: readonly (readonly [RegExp, string])[] = [
  [/^id\d$/, String.raw`\w+`],
  [/^[nk]\d$/, String.raw`[\d,.]+`],
];

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
