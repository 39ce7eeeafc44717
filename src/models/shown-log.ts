/** An entry of a log as it stands in a prompt. */
export interface ShownEntry {
  /** The number in brackets, which citations name. */
  readonly line: number;
  /** What stands behind the number, such as `agent calls pay_invoice`. */
  readonly heading: string;
  readonly text: string;
}

const headingLine = /^\[(?<line>\d+)\] (?<heading>.*)$/;

/** The entries of a log in a prompt: a heading that begins with a number in brackets, and below it lines behind `|`. */
export function readShownLog(prompt: string): readonly ShownEntry[] {
  const lines = prompt.split('\n');
  return lines.flatMap((line, index) => {
    const found = headingLine.exec(line)?.groups;
    if (found === undefined || lines[index + 1]?.startsWith('|') !== true) return [];
    const end = lines.findIndex((each, place) => place > index && !each.startsWith('|'));
    const text = lines.slice(index + 1, end === -1 ? undefined : end).map((each) => each.replace(/^\| ?/, ''));
    return [{ line: Number(found['line']), heading: found['heading'] ?? '', text: text.join('\n') }];
  });
}
