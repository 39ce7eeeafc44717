import { InternalError } from '../../errors/index.ts';
import { fill, parseSections, readText } from '../../texts/index.ts';

/** A sentence of `phrases.md`, filled. Throws InternalError for one that is not there. */
export function phrase(name: string, values: Readonly<Record<string, string>> = {}): string {
  const text = phraseTexts()[name];
  if (text === undefined) throw new InternalError(`there is no phrase ${name}`);
  return fill(text, values);
}

/** All of them, by name, before they are filled. */
export function phraseTexts(): Readonly<Record<string, string>> {
  sections ??= parseSections(readText(new URL('./phrases.md', import.meta.url)));
  return sections;
}

/** Kept, as texts do not change. */
let sections: Readonly<Record<string, string>> | undefined;
