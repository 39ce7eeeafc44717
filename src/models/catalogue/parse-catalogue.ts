import type { z } from 'zod';
import { InputError, nearestName } from '../../errors/index.ts';
import { providers } from '../providers/index.ts';
import { Catalogue, catalogueKeys } from './catalogue.ts';
import { routeNames } from './find-entry.ts';

/**
 * Reads a catalogue from the text of a JSON file; `name` names it in messages.
 * Throws InputError `unreadable-file` for what is no JSON, has not the shape of a catalogue, names a provider that does not
 * exist, or names a model twice.
 */
export function parseCatalogue(text: string, name: string): Catalogue {
  const parsed = Catalogue.safeParse(parseJson(text, name));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(describe);
    throw refused(name, problems.map(({ problem }) => problem).join('; '), problems.find(({ hint }) => hint !== undefined)?.hint ?? form);
  }
  checkNames(parsed.data, name);
  return parsed.data;
}

const form = `The least that it takes: {"models":[{"name":"My model","routes":[{"model":"openrouter/maker/my-model","price":{"inputUsd":1,"outputUsd":2}}]}]}, prices in US dollars a million tokens. custodes models --json shows the rest.`;

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(name, `it is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, form, cause);
  }
}

function checkNames({ models }: Catalogue, name: string): void {
  const names = models.flatMap(({ routes }) => routes.flatMap(routeNames));
  const twice = names.find((model, position) => names.indexOf(model) !== position);
  if (twice !== undefined) throw refused(name, `it has '${twice}' twice`, 'Leave one of them.');
  const kinds = providers.map((provider) => provider.name);
  const stranger = names.find((model) => !/^(file|monitor):/.test(model) && !kinds.some((kind) => model.startsWith(`${kind}/`)));
  if (stranger === undefined) return;
  const nearest = nearestName(stranger.split('/')[0] ?? '', kinds);
  throw refused(
    name,
    `'${stranger}' is of no provider that is known`,
    `${nearest === undefined ? '' : `Did you mean '${nearest}/…'? `}Providers: ${kinds.join(', ')}.`,
  );
}

function describe(issue: z.core.$ZodIssue): { problem: string; hint?: string } {
  const place = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return { problem: place === '' ? issue.message : `${place}: ${issue.message}` };
  const nearest = issue.keys.map((key) => nearestName(key, catalogueKeys)).find((key) => key !== undefined);
  return {
    problem: `unknown key ${issue.keys.map((key) => `'${key}'`).join(', ')}${place === '' ? '' : ` in ${place}`}`,
    ...(nearest === undefined ? {} : { hint: `Did you mean '${nearest}'? ${form}` }),
  };
}

function refused(name: string, problem: string, hint: string, cause?: unknown): InputError {
  return new InputError('unreadable-file', `${name} is not a catalogue of models: ${problem}`, {
    hint,
    ...(cause === undefined ? {} : { cause }),
  });
}
