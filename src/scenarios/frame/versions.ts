import type { JsonObject, Versions } from '../../spec/index.ts';
import { hashTexts, listTexts, readText } from '../../texts/index.ts';
import { endTask, retrieveMemory } from '../toolkits/index.ts';
import type { ScenarioParts } from './scenario-parts.ts';

/** Texts that every scenario is made with, besides its own. */
const commonFolders = ['briefing', 'records', 'workplace'].map((name) => new URL(`../${name}/`, import.meta.url));

/** Hashes over the texts, tools and measures that a scenario is made of: a change of a word is a new version. */
export function versionsOf<Facts extends JsonObject>({
  folder,
  sharedFolders = [],
  tools,
  measureVersion,
}: ScenarioParts<Facts>): Versions {
  const documents = new URL('documents/', folder);
  const isPrompt = (name: string): boolean => name === 'task.md' || name.endsWith('-prompt.md');
  const briefing = new URL('../briefing/', import.meta.url);
  const prompts = [...textsOf(documents).filter(([name]) => isPrompt(name)), ...textsOf(briefing)];
  const shared = [...commonFolders, ...sharedFolders].flatMap((place) => [
    ...textsOf(place),
    ...textsOf(new URL('documents/', place)),
    ...textsOf(new URL('data/', place)),
  ]);
  const own = [...textsOf(documents).filter(([name]) => !isPrompt(name)), ...textsOf(new URL('data/', folder)), ...shared];
  const definitions = JSON.stringify([...tools, endTask, retrieveMemory].map(({ definition }) => definition));
  return {
    scenario: hashTexts(...prompts.flat(), ...own.flat(), definitions, measureVersion),
    prompts: hashTexts(...prompts.flat(), definitions),
    documents: hashTexts(...own.flat()),
    measures: measureVersion,
  };
}

function textsOf(folder: URL): [string, string][] {
  return listTexts(folder)
    .filter((name) => /\.(?:md|csv)$/.test(name) && name !== 'README.md')
    .map((name) => [name, readText(new URL(name, folder))]);
}
