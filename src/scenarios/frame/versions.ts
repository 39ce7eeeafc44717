import { levelsOf, type JsonObject, type Versions } from '../../spec/index.ts';
import { hashTexts, listTexts, readText } from '../../texts/index.ts';
import { briefingFolder } from '../briefing/index.ts';
import { textsOfWording } from '../level-texts/index.ts';
import { endTask, retrieveMemory } from '../toolkits/index.ts';
import type { ScenarioParts } from './scenario-parts.ts';

/** Texts and tables that every scenario is made with, besides its own and the shared prompts. */
const commonFolders = ['records', 'workplace', 'frame'].map((name) => new URL(`../${name}/`, import.meta.url));

/** Hashes over the texts, tools and measures that a scenario is made of: a change of a word is a new version. */
export function versionsOf<Facts extends JsonObject>({
  folder,
  sharedFolders = [],
  tools,
  measureVersion,
}: ScenarioParts<Facts>): Versions {
  const documents = new URL('documents/', folder);
  const isPrompt = (name: string): boolean => name === 'task.md' || name.endsWith('-prompt.md');
  const worded = inAllWordings(documents);
  const prompts = [...worded.filter(([name]) => isPrompt(name)), ...inAllWordings(briefingFolder)];
  const shared = [...commonFolders, ...sharedFolders].flatMap((place) => [
    ...textsOf(place),
    ...textsOf(new URL('documents/', place)),
    ...textsOf(new URL('data/', place)),
  ]);
  const own = [...worded.filter(([name]) => !isPrompt(name)), ...textsOf(new URL('data/', folder)), ...shared];
  const definitions = JSON.stringify([...tools, endTask, retrieveMemory].map(({ definition }) => definition));
  return {
    scenario: hashTexts(...prompts.flat(), ...own.flat(), definitions, measureVersion),
    prompts: hashTexts(...prompts.flat(), definitions),
    documents: hashTexts(...own.flat()),
    measures: measureVersion,
  };
}

/** The texts of a folder of documents with those of all its wordings, complete or not. */
function inAllWordings(folder: URL): [string, string][] {
  return levelsOf('wording').flatMap((wording) => textsOf(textsOfWording(folder, wording)));
}

function textsOf(folder: URL): [string, string][] {
  return listTexts(folder)
    .filter((name) => /\.(?:md|csv)$/.test(name) && name !== 'README.md')
    .map((name) => [name, readText(new URL(name, folder))]);
}
