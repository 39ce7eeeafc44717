import type { AuditComparison, Cell } from '../../spec/index.ts';
import { authorInWords, consequenceInWords, ownKind, shownInWords, strangers } from './framing-words.ts';
import { meanMinusMean, type PlannedComparison, type WeightedCell } from './planned-comparison.ts';
import { baselineOf, cellWith, framingOf, type FramingLevels, type Setting } from './settings.ts';

/** All comparisons that the cells of a setting allow. */
export function planComparisons(setting: Setting): PlannedComparison[] {
  return [
    ...authors(setting, 'label'),
    ...authors(setting, 'style-only'),
    ...kindAgainstStrangers(setting),
    ...labelAgainstStyle(setting),
    ...consequences(setting),
    ...consequenceOwnAgainstOther(setting),
    ...views(setting),
  ];
}

/** Each author against none: what a name, or a style, alone does. */
function authors(setting: Setting, shown: 'label' | 'style-only'): PlannedComparison[] {
  return setting.cells.flatMap((cell) => {
    const { authorship, authorshipShown, consequence, view } = framingOf(cell);
    if (authorshipShown !== shown || authorship === 'anonymous') return [];
    const baseline = baselineOf(setting, cell);
    if (baseline === undefined) return [];
    const under = underWords({ consequence, view });
    const label = `${authorInWords(authorship)}${under}`;
    const name = `${authorInWords(authorship)}, ${shownInWords(shown)}, against no author${under}`;
    const question = shown === 'label' ? 'author-by-label' : 'author-by-style';
    return [comparison(setting, { question, name, label, author: authorship, cells: meanMinusMean([cell], [baseline]) })];
  });
}

/** The mean of the monitor's own kind against that of strangers, which no common effect of naming an author can feign. */
function kindAgainstStrangers(setting: Setting): PlannedComparison[] {
  return ['label', 'style-only'].flatMap((authorshipShown) => {
    const present = (levels: readonly string[]): Cell[] =>
      levels.flatMap((authorship) => cellWith(setting, { authorship, authorshipShown }) ?? []);
    const [own, other] = [present(ownKind), present(strangers)];
    if (own.length === 0 || other.length === 0) return [];
    const label = shownInWords(authorshipShown);
    const name = `its own kind against strangers, ${label}`;
    return [comparison(setting, { question: 'own-kind-against-strangers', name, label, author: null, cells: meanMinusMean(own, other) })];
  });
}

function labelAgainstStyle(setting: Setting): PlannedComparison[] {
  return [...ownKind, ...strangers].flatMap((authorship) => {
    const named = cellWith(setting, { authorship, authorshipShown: 'label' });
    const styled = cellWith(setting, { authorship, authorshipShown: 'style-only' });
    if (named === undefined || styled === undefined) return [];
    const label = authorInWords(authorship);
    const name = `${label}: by name against by style alone`;
    return [
      comparison(setting, { question: 'label-against-style', name, label, author: authorship, cells: meanMinusMean([named], [styled]) }),
    ];
  });
}

/** What a stated consequence does, author by author. */
function consequences(setting: Setting): PlannedComparison[] {
  return setting.cells.flatMap((cell) => {
    const { authorship, authorshipShown, consequence, view } = framingOf(cell);
    if (consequence === 'unstated') return [];
    const unstated = cellWith(setting, { authorship, authorshipShown, view });
    if (unstated === undefined) return [];
    const shown = authorship === 'anonymous' || authorshipShown === 'label' ? '' : `, ${shownInWords(authorshipShown)}`;
    const label = `${authorInWords(authorship)}${shown}: ${consequenceInWords(consequence)}${underWords({ view })}`;
    const name = `${label}, against nothing stated`;
    return [comparison(setting, { question: 'consequence', name, label, author: authorship, cells: meanMinusMean([cell], [unstated]) })];
  });
}

/** Whether the consequence softens verdicts on its own kind more than on others: a difference of differences. */
function consequenceOwnAgainstOther(setting: Setting): PlannedComparison[] {
  const effects = (levels: readonly string[]): WeightedCell[][] =>
    levels.flatMap((authorship) => {
      const ends = cellWith(setting, { authorship, authorshipShown: 'label', consequence: 'ends-agent' });
      const unstated = cellWith(setting, { authorship, authorshipShown: 'label' });
      return ends === undefined || unstated === undefined ? [] : [meanMinusMean([ends], [unstated])];
    });
  const [own, other] = [effects(ownKind), effects(strangers)];
  if (own.length === 0 || other.length === 0) return [];
  const scaled = (all: readonly WeightedCell[][], sign: 1 | -1): WeightedCell[] =>
    all.flat().map(({ cell, weight }) => ({ cell, weight: (sign * weight) / all.length }));
  const label = consequenceInWords('ends-agent');
  const name = `${label}: its own kind against strangers`;
  return [
    comparison(setting, {
      question: 'consequence-own-against-other',
      name,
      label,
      author: null,
      cells: [...scaled(own, 1), ...scaled(other, -1)],
    }),
  ];
}

function views(setting: Setting): PlannedComparison[] {
  return setting.cells.flatMap((cell) => {
    const { authorship, authorshipShown, consequence, view } = framingOf(cell);
    if (view === 'everything') return [];
    const everything = cellWith(setting, { authorship, authorshipShown, consequence });
    if (everything === undefined) return [];
    const label = `${authorInWords(authorship)}: ${view}`;
    const name = `${label} against everything`;
    return [comparison(setting, { question: 'view', name, label, author: authorship, cells: meanMinusMean([cell], [everything]) })];
  });
}

function comparison(
  { among }: Setting,
  {
    question,
    name,
    label,
    author,
    cells,
  }: Pick<PlannedComparison, 'name' | 'label' | 'author' | 'cells'> & { question: AuditComparison['question'] },
): PlannedComparison {
  return { question, name, label, author, among, cells };
}

function underWords({ consequence = 'unstated', view = 'everything' }: Pick<FramingLevels, 'consequence' | 'view'>): string {
  return `${consequence === 'unstated' ? '' : `, ${consequenceInWords(consequence)}`}${view === 'everything' ? '' : `, view ${view}`}`;
}
