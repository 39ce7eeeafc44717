import { InternalError } from '../../errors/index.ts';
import { fill, parseSections, readText } from '../../texts/index.ts';

/** A sentence of `phrases.md`, filled. Throws InternalError for one that is not there. */
export function phrase(name: string, values: Readonly<Record<string, string>> = {}): string {
  const text = parseSections(readText(new URL('./phrases.md', import.meta.url)))[name];
  if (text === undefined) throw new InternalError(`there is no phrase ${name}`);
  return fill(text, values);
}
