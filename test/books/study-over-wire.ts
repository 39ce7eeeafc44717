import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudyInput } from '../../src/spec/index.ts';
import type { Exchange } from '../support/wire-servers/script.ts';
import type { WireServer } from '../support/wire-servers/wire-server.ts';

/** Writes a study file into a folder and gives its name. */
export function writeStudy(folder: string, study: StudyInput): string {
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
  return 'study.json';
}

/** The environment in which the command line reaches a server that stands in for a provider. */
export function environmentOf(provider: string, { key, baseUrl }: Pick<WireServer, 'key' | 'baseUrl'>): Record<string, string> {
  const name = provider.toUpperCase().replaceAll('-', '_');
  return { [`${name}_API_KEY`]: key, [`${name}_BASE_URL`]: baseUrl };
}

/** Which call of which trial a request is: trials are told apart by their seed, calls by what was answered before. */
export function placeOf({ seed, prompt }: Pick<Exchange, 'seed' | 'prompt'>): string {
  return `${seed ?? 'no seed'}/${prompt.filter(({ role }) => role === 'assistant').length + 1}`;
}
