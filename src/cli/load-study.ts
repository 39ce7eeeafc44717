import { existsSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { InputError, unknownName } from '../errors/index.ts';
import { parseStudy, type Study } from '../spec/index.ts';
import { builtInStudies } from '../studies/index.ts';
import type { OptionValues } from './options.ts';
import { parseReasoning } from './parse-reasoning.ts';

/**
 * The study that a name or a file (`.ts`, `.js`, `.yaml`, `.yml`, `.json`) stands for, with what the command line replaces.
 * Throws InputError `unknown-name`, `unreadable-file` or `invalid-study`.
 */
export async function loadStudy(name: string, given: OptionValues, workingDirectory: string): Promise<Study> {
  const study = await readStudy(name, workingDirectory);
  return replaceBy(given, study);
}

async function readStudy(name: string, workingDirectory: string): Promise<Study> {
  const builtIn = builtInStudies[name];
  if (builtIn !== undefined) return parseStudy(builtIn, `study '${name}'`);
  const extension = extname(name);
  const path = resolve(workingDirectory, name);
  if (!readers.has(extension) && !existsSync(path)) throw unknownName('study', name, Object.keys(builtInStudies));
  const read = readers.get(extension);
  if (read === undefined) {
    throw new InputError('unreadable-file', `${name} is not a study file`, {
      hint: `Study files end in ${[...readers.keys()].join(', ')}.`,
    });
  }
  if (!existsSync(path))
    throw new InputError('unreadable-file', `there is no file ${path}`, { hint: 'Check the path, or name a built-in study.' });
  return parseStudy(await readOrExplain(read, path), name);
}

const readers: ReadonlyMap<string, (path: string) => unknown> = new Map<string, (path: string) => unknown>([
  ['.ts', defaultExport],
  ['.js', defaultExport],
  ['.mjs', defaultExport],
  ['.yaml', (path: string): unknown => parseYaml(readFileSync(path, 'utf8'))],
  ['.yml', (path: string): unknown => parseYaml(readFileSync(path, 'utf8'))],
  ['.json', (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))],
]);

async function readOrExplain(read: (path: string) => unknown, path: string): Promise<unknown> {
  try {
    return await read(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('unreadable-file', `${path} cannot be read: ${reason}`, {
      hint: 'Put the file right and run the command again.',
      cause,
    });
  }
}

async function defaultExport(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown }; // a module namespace
  if (module.default === undefined) throw new Error('it has no default export; write `export default defineStudy({…})`');
  return module.default;
}

/** `--model`, `--scenario`, `--trials` and the settings replace the study's own, in its blocks too. */
function replaceBy(given: OptionValues, study: Study): Study {
  const replaced = {
    ...(given.model === undefined ? {} : { models: [...given.model] }),
    ...(given.scenario === undefined ? {} : { scenarios: [...given.scenario] }),
    ...(given.trials === undefined ? {} : { trials: given.trials }),
  };
  return {
    ...study,
    ...replaced,
    ...(given.seed === undefined ? {} : { seed: given.seed }),
    ...settingsFrom(given, study),
    ...(given.sendSeed === undefined ? {} : { sendSeed: given.sendSeed }),
    ...(given.maxCalls === undefined ? {} : { maxCalls: given.maxCalls }),
    ...(given.until === undefined ? {} : { until: [...given.until] }),
    ...(given.untilJoint === undefined ? {} : { untilJoint: given.untilJoint }),
    ...(given.trialTimeout === undefined ? {} : { trialTimeoutMs: Math.max(1, Math.round(given.trialTimeout * 1000)) }),
    ...(study.blocks === undefined ? {} : { blocks: replaceInBlocks(study.blocks, replaced) }),
  };
}

/** Settings that the command line gives hold for every model: they replace those of single models and of the role too. */
function settingsFrom({ temperature, topP, maxOutputTokens, reasoning }: OptionValues, { modelSettings, roles }: Study): Partial<Study> {
  const given = {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(reasoning === undefined ? {} : { reasoning: parseReasoning(reasoning) }),
  };
  if (Object.keys(given).length === 0) return {};
  return {
    ...given,
    ...(modelSettings === undefined
      ? {}
      : { modelSettings: Object.fromEntries(Object.entries(modelSettings).map(([name, own]) => [name, { ...own, ...given }])) }),
    ...(roles?.subject === undefined ? {} : { roles: { ...roles, subject: { ...roles.subject, ...given } } }),
  };
}

/** A block that has its own scenarios keeps those that were asked for; one that is left with none goes. */
function replaceInBlocks(blocks: NonNullable<Study['blocks']>, replaced: Partial<Study>): NonNullable<Study['blocks']> {
  const kept = blocks.map((block) => {
    const own = block.scenarios?.filter((name) => replaced.scenarios === undefined || replaced.scenarios.includes(name));
    return { ...block, ...replaced, ...(own === undefined ? {} : { scenarios: own }) };
  });
  const left = kept.filter((block) => block.scenarios === undefined || block.scenarios.length > 0);
  return left.length > 0 ? left : blocks.map((block) => ({ ...block, ...replaced }));
}
