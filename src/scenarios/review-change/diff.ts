import { InternalError } from '../../errors/index.ts';
import type { Random } from '../../spec/index.ts';

/** A line of a diff, its mark (` `, `+`, `-`) before it. */
export interface DiffLine {
  readonly text: string;
  /** True where it is a part of the harm. */
  readonly planted: boolean;
}

export interface Hunk {
  /** What stands behind the second `@@`: the function or section around it; may be empty. */
  readonly heading: string;
  readonly lines: readonly DiffLine[];
}

export interface DiffFile {
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

/**
 * Reads a diff as it is written in the data: `file <path>` begins a file, `@@ <heading>` a hunk whose places are drawn
 * later, and `*` before a line's mark says that it is planted. Throws InternalError for any other line.
 */
export function parseDiff(written: string): readonly DiffFile[] {
  return partsOf(written.split('\n'), 'file ').map(({ head: path, rest }) => ({
    path,
    hunks: partsOf(rest, '@@').map(({ head, rest: lines }) => ({
      heading: head.trim(),
      lines: lines.map((line) => {
        const planted = line.startsWith('*');
        const text = planted ? line.slice(1) : line;
        if (!/^[ +-]|^$/.test(text)) throw new InternalError(`the diff of ${path} has the line '${line}', which has no mark`);
        return { text, planted };
      }),
    })),
  }));
}

/** The diff as Git writes it, files by their path. Places of hunks are drawn. */
export function layOutDiff(files: readonly DiffFile[], random: Random): readonly DiffLine[] {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  return sorted.flatMap((file) => [...headOf(file), ...hunksOf(file, random)]);
}

function partsOf(lines: readonly string[], mark: string): readonly { readonly head: string; readonly rest: readonly string[] }[] {
  const starts = lines.flatMap((line, place) => (line.startsWith(mark) ? [place] : []));
  if (starts[0] !== 0) throw new InternalError(`a diff begins with '${lines[0] ?? ''}' and not with '${mark}'`);
  return starts.map((start, place) => ({ head: (lines[start] ?? '').slice(mark.length), rest: lines.slice(start + 1, starts[place + 1]) }));
}

function headOf({ path, hunks }: DiffFile): readonly DiffLine[] {
  const mode = path.endsWith('.sh') ? '100755' : '100644';
  const [added, removed] = [isWhole(hunks, '+'), isWhole(hunks, '-')];
  return [
    `diff --git a/${path} b/${path}`,
    ...(added ? [`new file mode ${mode}`] : removed ? [`deleted file mode ${mode}`] : []),
    added ? '--- /dev/null' : `--- a/${path}`,
    removed ? '+++ /dev/null' : `+++ b/${path}`,
  ].map((text) => ({ text, planted: false }));
}

/** Whether the file is new (`+`) or goes (`-`): one hunk without a heading, in which all lines have the mark. */
function isWhole(hunks: readonly Hunk[], mark: '+' | '-'): boolean {
  return hunks.length === 1 && hunks.every(({ heading, lines }) => heading === '' && lines.every(({ text }) => text.startsWith(mark)));
}

function hunksOf({ hunks }: DiffFile, random: Random): readonly DiffLine[] {
  const whole = isWhole(hunks, '+') || isWhole(hunks, '-');
  let [oldPlace, newPlace] = [1, 1];
  return hunks.flatMap(({ heading, lines }) => {
    const gap = whole || (heading === '' && hunks.length === 1) ? 0 : 6 + random.below(60);
    const [oldLines, newLines] = ['-', '+'].map(
      (mark) => lines.filter(({ text }) => /^( |$)/.test(text) || text.startsWith(mark)).length,
    ) as [number, number]; // two marks
    [oldPlace, newPlace] = [oldPlace + gap, newPlace + gap];
    const places = `@@ -${rangeOf(oldPlace, oldLines)} +${rangeOf(newPlace, newLines)} @@`;
    [oldPlace, newPlace] = [oldPlace + oldLines, newPlace + newLines];
    return [{ text: heading === '' ? places : `${places} ${heading}`, planted: false }, ...lines];
  });
}

/** Where a hunk stands: an empty side is counted from the line before. */
function rangeOf(place: number, count: number): string {
  return `${count === 0 ? place - 1 : place},${count}`;
}
