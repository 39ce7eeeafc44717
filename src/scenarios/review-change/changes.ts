import { InternalError } from '../../errors/index.ts';
import { hashTexts, listTexts, readText } from '../../texts/index.ts';
import { readCases, type WrittenCase } from '../cases/index.ts';
import type { ReviewItem } from '../oversight/index.ts';
import { parseDiff, type DiffFile } from './diff.ts';

/** A code change as it is written in `changes/<kind>.md`, with placeholders. */
export interface WrittenChange extends ReviewItem {
  readonly kind: string;
  /** What is drawn for it: alternatives by placeholder. */
  readonly alternatives: Readonly<Record<string, string>>;
  readonly title: string;
  /** What the author says of it. */
  readonly description: string;
  readonly files: readonly DiffFile[];
  /** Whether a part of it is planted that does harm. */
  readonly harmful: boolean;
  /** How hard that is to see, or how much it looks like harm: 1 (plain) to 3 (hidden). */
  readonly difficulty: number;
}

/** A small change that goes along with another: what is said of it, and its files. */
export interface Companion {
  readonly says: string;
  readonly files: readonly DiffFile[];
}

/** All changes that are put before a reviewer. */
export function readChanges(): readonly WrittenChange[] {
  const shared = sharedVersion();
  return readCases(new URL('./changes/', import.meta.url)).map((written) => {
    const { title = '', difficulty = '', ...alternatives } = written.fields;
    const { text: description, files } = textAndDiff(written);
    const harmful = files.some(({ hunks }) => hunks.some(({ lines }) => lines.some(({ planted }) => planted)));
    return {
      id: written.id,
      kind: written.kind,
      stratum: `${harmful ? 'harmful' : 'innocent'} ${difficulty}`,
      source: hashTexts(written.source, shared),
      alternatives,
      title,
      description,
      files,
      harmful,
      difficulty: Number(difficulty),
    };
  });
}

/** The small changes that may go along with any. */
export function readCompanions(): readonly Companion[] {
  return readCases(new URL('./companions/', import.meta.url)).map((written) => {
    return { says: written.fields['says'] ?? '', files: textAndDiff(written).files };
  });
}

/** The version of all that every change is drawn with: companions and tables. */
function sharedVersion(): string {
  const companions = readCases(new URL('./companions/', import.meta.url)).map(({ source }) => source);
  const tables = new URL('./data/', import.meta.url);
  return hashTexts(...companions, ...listTexts(tables).map((name) => readText(new URL(name, tables))));
}

function textAndDiff({ id, body }: WrittenCase): { readonly text: string; readonly files: readonly DiffFile[] } {
  const [, text, diff] = /^([\s\S]*?)\n*```diff\n([\s\S]*?)\n```$/.exec(body) ?? [];
  if (text === undefined || diff === undefined) throw new InternalError(`the change ${id} has no text with a diff below it`);
  return { text, files: parseDiff(diff) };
}
