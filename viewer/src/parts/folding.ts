/** How much of a text is shown before one asks for more. */
export interface FoldLimit {
  readonly lines: number;
  readonly characters: number;
}

/** Where a text is folded: after so many lines or characters; its length where it fits, or would with a third more. */
export function foldAt(text: string, { lines, characters }: FoldLimit): number {
  const fits = endOf(text, { lines: Math.ceil((4 / 3) * lines), characters: Math.ceil((4 / 3) * characters) }) === text.length;
  return fits ? text.length : wholeCharacter(text, endOf(text, { lines, characters }));
}

/** Cuts a long text into parts of about `size`, at line ends where there are some, so that a browser lays out only those in sight. */
export function partsOf(text: string, size: number): readonly { readonly from: number; readonly text: string }[] {
  const parts: { from: number; text: string }[] = [];
  for (let from = 0; from < text.length;) {
    const limit = Math.min(text.length, from + size);
    const line = text.lastIndexOf('\n', limit - 1);
    const to = limit === text.length ? limit : line > from ? line + 1 : wholeCharacter(text, limit);
    parts.push({ from, text: text.slice(from, to) });
    from = to;
  }
  return parts.length === 0 ? [{ from: 0, text: '' }] : parts;
}

function endOf(text: string, { lines, characters }: FoldLimit): number {
  let end = -1;
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return Math.min(text.length, characters);
  }
  return Math.min(end === text.length - 1 ? text.length : end, characters);
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
