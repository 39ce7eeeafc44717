import { InternalError } from '../../errors/index.ts';
import { factorNames, type Condition, type FactorName } from '../../spec/index.ts';
import { listTexts, parseSections, readText } from '../../texts/index.ts';

/** A levels file: for one factor, and one place in the texts, what each level says. */
export interface LevelsFile {
  /** The placeholder that it fills: the file's name without its ending, such as `monitoring-policy`. */
  readonly placeholder: string;
  readonly factor: FactorName;
  readonly sections: Readonly<Record<string, string>>;
}

/** The levels files of a folder: those that are named after a factor, or a factor and a place. Kept, as texts do not change. */
export function levelsFiles(folder: URL): readonly LevelsFile[] {
  const files = known.get(folder.href) ?? readLevelsFiles(folder);
  known.set(folder.href, files);
  return files;
}

const known = new Map<string, readonly LevelsFile[]>();

function readLevelsFiles(folder: URL): readonly LevelsFile[] {
  return listTexts(folder).flatMap((file) => {
    const placeholder = file.replace(/\.md$/, '');
    const factor = factorNames.find((name) => placeholder === name || placeholder.startsWith(`${name}-`));
    if (factor === undefined || placeholder === file) return [];
    return [{ placeholder, factor, sections: parseSections(readText(new URL(file, folder))) }];
  });
}

/**
 * What the levels of a condition say, by placeholder; nothing for a factor that the condition does not hold.
 * Throws InternalError where a level has no section; `owner` names whose texts they are.
 */
export function levelTexts(files: readonly LevelsFile[], condition: Condition, owner: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ placeholder, factor, sections }) => {
      const level = condition[factor];
      if (level === undefined) return [placeholder, ''];
      const text = sections[level];
      if (text === undefined) throw new InternalError(`${owner}: ${placeholder}.md has no section for the level ${level}`);
      return [placeholder, text];
    }),
  );
}
