export { levelsFiles, levelTexts, type LevelsFile } from './levels-files.ts';
export { offeredWordings, textsOfWording, wordableTexts } from './wordings.ts';
export { wordsFor } from './words-table.ts';
