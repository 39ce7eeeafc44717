/** A record as a strict reader finds it in a judge's prompt. */
export interface FoundRecord {
  readonly code: string;
  /** The headings of its entries, each with the number that it bears. */
  readonly headings: readonly { readonly seq: number; readonly text: string }[];
}

/** One line of a record: a heading, a line of text, a blank, a note of what is left out, or that there is nothing. */
const lineOfRecord = /^(?:\[\d+\] .*|\|(?: .*)?|⟨\d+ left out⟩|This record has no entries\.|)$/;

/**
 * Reads the record in a judge's prompt by its form alone, line by line. Throws where it cannot be told from what is around
 * it: a second beginning or end, a line in it that is none of a record's, or text outside that does not belong there.
 */
export function readRecord(prompt: string): FoundRecord {
  const code = /^This is the record of one agent's work, by the code ([0-9a-f]{16})\.$/m.exec(prompt)?.[1];
  if (code === undefined) throw new Error('the prompt names no code');
  const lines = prompt.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const begins = places(lines, `=== BEGINNING OF RECORD ${code} ===`);
  const ends = places(lines, `=== END OF RECORD ${code} ===`);
  const [begin = -1] = begins;
  const [end = -1] = ends;
  if (begins.length !== 1 || ends.length !== 1 || begin > end) throw new Error(`${begins.length} beginnings and ${ends.length} ends`);
  const inside = lines.slice(begin + 1, end);
  const stray = inside.find((line) => !lineOfRecord.test(line) || line.includes(code));
  if (stray !== undefined) throw new Error(`no line of a record: ${stray.slice(0, 80)}`);
  if (lines.slice(0, begin).some((line) => line.startsWith('|'))) throw new Error('text of the record before its beginning');
  return {
    code,
    headings: inside.flatMap((line) => {
      const [, seq, text = ''] = /^\[(\d+)\] (.*)$/.exec(line) ?? [];
      return seq === undefined ? [] : [{ seq: Number(seq), text }];
    }),
  };
}

function places(lines: readonly string[], wanted: string): readonly number[] {
  return lines.flatMap((line, place) => (line === wanted ? [place] : []));
}
