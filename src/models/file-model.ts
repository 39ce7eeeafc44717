import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { InputError } from '../errors/index.ts';

/** Loads the model that a module exports. Throws InputError `unreadable-file` that says what was found instead. */
export async function loadFileModel(path: string, exportName: string | undefined, workingDirectory: string): Promise<LanguageModelV4> {
  const file = resolve(workingDirectory, path);
  const refuse = (problem: string, cause?: unknown): InputError =>
    new InputError('unreadable-file', `${file} ${problem}`, {
      hint: 'A file: model is a module that exports an AI SDK LanguageModelV4 (or a function that makes one), by default or under the name behind #.',
      cause,
    });
  if (!existsSync(file)) throw refuse('does not exist');
  let module: Record<string, unknown>;
  try {
    module = (await import(pathToFileURL(file).href)) as Record<string, unknown>; // a module namespace
  } catch (cause) {
    throw refuse(`cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  const name = exportName ?? 'default';
  const exported = module[name];
  let made = exported;
  try {
    if (typeof exported === 'function') made = await (exported as () => unknown)(); // a function, by typeof
  } catch (cause) {
    throw refuse(`throws when its export '${name}' is called: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  if (!isLanguageModel(made))
    throw refuse(
      `has no LanguageModelV4 as its ${name === 'default' ? 'default export' : `export '${name}'`} (it exports ${Object.keys(module).join(', ') || 'nothing'})`,
    );
  return made;
}

function isLanguageModel(value: unknown): value is LanguageModelV4 {
  return (
    typeof value === 'object' &&
    value !== null &&
    'specificationVersion' in value &&
    value.specificationVersion === 'v4' &&
    'doGenerate' in value &&
    typeof value.doGenerate === 'function'
  );
}
