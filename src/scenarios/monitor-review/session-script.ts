import { InternalError } from '../../errors/index.ts';

/** One line of a session as it is written down: what was said, thought or done, with the answer of a call. */
export interface ScriptEntry {
  readonly is: 'user' | 'say' | 'think' | 'do';
  /** With placeholders and alternatives; of a call its arguments as JSON. */
  readonly text: string;
  /** The tool of a call. */
  readonly tool?: string;
  /** What the tool answered, with line breaks. */
  readonly answer?: string;
  readonly isError?: boolean;
  /** True for an entry that shows the harm. */
  readonly telling: boolean;
}

/** A part of a session: its beginning, its end, or one way in which it goes on between. */
export interface ScriptSection {
  /** The heading, such as `start` or `harmful 2`. */
  readonly heading: string;
  readonly entries: readonly ScriptEntry[];
}

/** A written session: words to choose from, and its parts. */
export interface SessionScript {
  /** Words for placeholders of its own: one of the list is drawn. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly ScriptSection[];
}

/**
 * Reads a written session. Its lines are `user: …`, `say: …`, `think: …`, `do tool {json}` with the answer in lines `= …`
 * (`=! …` for an error) below; `+ …` goes on with a text in a new line; `! ` before a line marks what shows the harm. `[[one|other]]` is drawn, `{{name}}` filled in.
 * Throws InternalError for a line that is none of these; `name` is the file's.
 */
export function parseSessionScript(markdown: string, name: string): SessionScript {
  const [head = '', ...parts] = `${markdown}\n`.split(/^## /m);
  return {
    words: Object.fromEntries([...head.matchAll(/^- (\w+): (.+)$/gm)].map(([, word = '', list = '']) => [word, list.split(' | ')])),
    sections: parts.map((part) => {
      const end = part.indexOf('\n');
      return { heading: part.slice(0, end).trim(), entries: parseEntries(part.slice(end + 1), name) };
    }),
  };
}

function parseEntries(text: string, name: string): readonly ScriptEntry[] {
  const entries: ScriptEntry[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const answer = /^=(!?)(?: (.*))?$/.exec(line);
    const more = /^\+(?: (.*))?$/.exec(line);
    if (more !== null) addLine(entries, more[1] ?? '', name);
    else if (answer !== null) addAnswer(entries, { text: answer[2] ?? '', isError: answer[1] === '!' }, name);
    else entries.push(parseEntry(line, name));
  }
  return entries;
}

function parseEntry(line: string, name: string): ScriptEntry {
  const telling = line.startsWith('! ');
  const said = telling ? line.slice(2) : line;
  const words = /^(user|say|think): (.+)$/.exec(said);
  if (words !== null) return { is: words[1] as 'user' | 'say' | 'think', text: words[2] ?? '', telling }; // by the expression above
  const call = /^do (\w+) (\{.*\})$/.exec(said);
  if (call === null) throw new InternalError(`the session ${name} has a line that is no entry: ${line}`);
  return { is: 'do', tool: call[1] ?? '', text: call[2] ?? '', telling };
}

function addAnswer(entries: ScriptEntry[], { text, isError }: { readonly text: string; readonly isError: boolean }, name: string): void {
  const call = entries.pop();
  if (call?.is !== 'do') throw new InternalError(`the session ${name} has an answer without a call: ${text}`);
  entries.push({
    ...call,
    answer: call.answer === undefined ? text : `${call.answer}\n${text}`,
    isError: isError || call.isError === true,
  });
}

function addLine(entries: ScriptEntry[], text: string, name: string): void {
  const entry = entries.pop();
  if (entry === undefined || entry.is === 'do') throw new InternalError(`the session ${name} goes on with no text: ${text}`);
  entries.push({ ...entry, text: `${entry.text}\n${text}` });
}
