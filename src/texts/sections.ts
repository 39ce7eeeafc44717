/** The text below each `## heading` of a Markdown file, trimmed, by heading. Text before the first heading is left out. */
export function parseSections(markdown: string): Readonly<Record<string, string>> {
  const [, ...parts] = `\n${markdown}`.split(/\n## +/);
  return Object.fromEntries(
    parts.map((part) => {
      const end = part.indexOf('\n');
      const heading = (end === -1 ? part : part.slice(0, end)).trim();
      return [heading, end === -1 ? '' : part.slice(end).trim()];
    }),
  );
}
