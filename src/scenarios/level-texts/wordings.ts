import { defaultLevelOf, levelsOf } from '../../spec/index.ts';
import { listTexts } from '../../texts/index.ts';

/** Where the texts of a wording stand: the first wording in the folder itself, each other one in `wordings/<n>/` of it. */
export function textsOfWording(folder: URL, wording: string): URL {
  return wording === defaultLevelOf('wording') ? folder : new URL(`wordings/${wording}/`, folder);
}

/** The names of the texts that a wording words anew: the Markdown files of the folder. Tables serve all wordings. */
export function wordableTexts(folder: URL): readonly string[] {
  return listTexts(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
}

/** The wordings that are complete in every one of the folders, the first among them. */
export function offeredWordings(folders: readonly URL[]): readonly string[] {
  return levelsOf('wording').filter((wording) => folders.every((folder) => isComplete(folder, wording)));
}

function isComplete(folder: URL, wording: string): boolean {
  const present = new Set(listTexts(textsOfWording(folder, wording)));
  return wordableTexts(folder).every((name) => present.has(name));
}
