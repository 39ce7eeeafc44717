/**
 * How wide a line of text is, in pixels, in DejaVu Sans: the font of pictures, and wider than the sans-serif fonts that
 * pages show, so that what is laid out by it has room in them. What is not ASCII counts as its widest.
 */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let width = 0;
  for (const character of text) width += (advances[(character.codePointAt(0) ?? 0) - 32] ?? others[character] ?? 1000) / 1000;
  return width * size * (weight === 'bold' ? 1.12 : 1);
}

/**
 * Text in lines no wider than `width`: broken at spaces and after dashes, slashes and underscores, within a word
 * only where that is too long. With more than `most` lines, the last ends in an ellipsis.
 */
export function wrapText(
  text: string,
  { width, size, weight = 'normal', most = 3 }: { width: number; size: number; weight?: 'normal' | 'bold'; most?: number },
): string[] {
  const fits = (line: string) => textWidth(line.trimEnd(), size, weight) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.trim().match(/[ \t\n]+|[^ \t\n/_:&=?-]*[/_:&=?-]+|[^ \t\n/_:&=?-]+/gu) ?? []) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece.trimStart();
    while (!fits(line)) {
      let cut = line.length - 1;
      while (cut > 1 && !fits(line.slice(0, cut))) cut -= 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      if (lines.length > most) break;
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last !== '' && !fits(`${last}…`)) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** The widest piece that `wrapText` keeps together. */
export function widestPiece(text: string, size: number): number {
  return Math.max(0, ...(text.match(/[^ \t\n/_:&=?-]+[/_:&=?-]*/g) ?? []).map((piece) => textWidth(piece, size)));
}

/** Thousandths of the size, from space to tilde. */
// prettier-ignore
const advances: readonly number[] = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
  636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
  1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
  603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
  500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
  635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

const others: Readonly<Record<string, number>> = { '−': 838, '–': 500, '×': 838, '·': 318, '→': 838, ' ': 318 };
