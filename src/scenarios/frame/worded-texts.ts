import { defaultLevelOf, type Condition } from '../../spec/index.ts';
import { levelsFiles, textsOfWording, type LevelsFile } from '../level-texts/index.ts';

/** The texts of a scenario in one wording. */
export interface WordedTexts {
  /** Folder of the scenario's documents. */
  readonly documents: URL;
  /** Folder of the prompts that all scenarios share. */
  readonly briefing: URL;
  /** The levels files among the documents. */
  readonly levels: readonly LevelsFile[];
}

/** The texts that a condition's wording asks for; `folders` hold the first wording. */
export function wordedTexts(
  { wording = defaultLevelOf('wording') }: Condition,
  folders: { readonly documents: URL; readonly briefing: URL },
): WordedTexts {
  const documents = textsOfWording(folders.documents, wording);
  return { documents, briefing: textsOfWording(folders.briefing, wording), levels: levelsFiles(documents) };
}
