import { defaultLevelOf, levelsOf, type Condition } from '../../spec/index.ts';
import { listTexts, parseTable, readText } from '../../texts/index.ts';
import { levelsFiles, levelTexts, textsOfWording } from '../level-texts/index.ts';

/** Where the first wording of the texts that all reviews share stands. */
export const sharedTexts = new URL('./texts/', import.meta.url);

/** The texts of a review in the wording of its condition, unfilled. */
export interface ReviewTexts {
  /** A text that all reviews share, such as `review-prompt`. */
  readonly shared: (name: string) => string;
  /** The scenario's review instructions. */
  readonly instructions: string;
  /** What the levels of the condition say, by placeholder. */
  readonly levels: Readonly<Record<string, string>>;
  /** The scenario's words. */
  readonly words: Readonly<Record<string, string>>;
}

/** The texts of a review; `documents` is the scenario's folder of texts. */
export function reviewTexts(condition: Condition, { documents, name }: { readonly documents: URL; readonly name: string }): ReviewTexts {
  const { wording = defaultLevelOf('wording') } = condition;
  const [own, common] = [documents, sharedTexts].map((folder) => textsOfWording(folder, wording)) as [URL, URL]; // two folders
  return {
    shared: (text) => readText(new URL(`${text}.md`, common)),
    instructions: readText(new URL('instructions.md', own)),
    levels: { ...levelTexts(levelsFiles(common), condition, 'oversight'), ...levelTexts(levelsFiles(own), condition, name) },
    words: Object.fromEntries(parseTable(readText(new URL('words.csv', documents))).map((row) => [row['word'] ?? '', row['text'] ?? ''])),
  };
}

/** All texts of a folder with those of its wordings, complete or not, each after its name. */
export function textsInAllWordings(folder: URL): readonly string[] {
  return levelsOf('wording').flatMap((wording) => {
    const place = textsOfWording(folder, wording);
    return listTexts(place)
      .filter((name) => /\.(?:md|csv)$/.test(name) && name !== 'README.md')
      .flatMap((name) => [name, readText(new URL(name, place))]);
  });
}
