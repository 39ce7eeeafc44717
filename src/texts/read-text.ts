import { readdirSync, readFileSync } from 'node:fs';
import { InternalError } from '../errors/index.ts';

/** Reads one of the program's own text files: line breaks normalised, without the last one. Kept, as texts do not change. */
export function readText(url: URL): string {
  const known = texts.get(url.href);
  if (known !== undefined) return known;
  const text = readOwn(url).replaceAll('\r\n', '\n').replace(/\n+$/, '');
  texts.set(url.href, text);
  return text;
}

/** The names of the files in a folder of the program's own texts, sorted; empty where there is no such folder. */
export function listTexts(folder: URL): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

const texts = new Map<string, string>();

function readOwn(url: URL): string {
  try {
    return readFileSync(url, 'utf8');
  } catch (cause) {
    throw new InternalError(`the program's own text ${url.pathname} cannot be read`, { cause });
  }
}
