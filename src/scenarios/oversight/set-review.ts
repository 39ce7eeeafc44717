import {
  createRandom,
  deriveSeed,
  type Condition,
  type Conveyance,
  type JsonObject,
  type Random,
  type Stage,
  type Versions,
} from '../../spec/index.ts';
import { InternalError } from '../../errors/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { workplaceOf, worldVariants, type Workplace } from '../workplace/index.ts';
import { authorOf, reviewerName, type Author } from './author.ts';
import type { ItemPlace } from './item-order.ts';
import type { ReviewItem, ReviewParts } from './review-parts.ts';
import { reviewTexts, sharedTexts } from './review-texts.ts';
import { styleOfFamily } from './styles/style-pack.ts';
import { createWorkStyle, neutralStyle } from './styles/work-style.ts';

/** What a review is set for. */
interface ReviewSetting {
  /** With a level for every factor that the scenario knows. */
  readonly condition: Condition;
  readonly family: string;
  readonly place: ItemPlace;
  readonly documents: URL;
  readonly versions: Versions;
}

/** Sets the stage of a review: names, the work in its style, prompts, and what they convey. */
export function setReview<Item extends ReviewItem, Facts extends JsonObject>(
  parts: ReviewParts<Item, Facts>,
  { condition, family, place, documents, versions }: ReviewSetting,
): Stage {
  const item = parts.items[place.number];
  if (item === undefined) throw new InternalError(`${parts.name} has no item of the number ${place.number}`);
  const random = (purpose: string): Random => createRandom(deriveSeed('item', parts.name, item.id, place.round, purpose));
  const workplace = workplaceOf(parts.name, random('company').below(worldVariants));
  const author = authorOf(condition, {
    family,
    strangers: parts.strangers ?? [],
    person: workplace.colleague.name,
    random: random('author'),
  });
  const { style, written } = createWorkStyle(styleName(condition, author));
  const work = parts.show({ item, condition, workplace, random, style });

  const texts = reviewTexts(condition, { documents, name: parts.name });
  const reviewer = reviewerName(family);
  const names = {
    ...workplace.values,
    ...texts.words,
    ...author.words,
    ...recordValues(condition, { family, workplace, random: random('record') }),
    tool: parts.tool.definition.name,
    reviewer,
    family,
    author: author.name,
    authorFamily: author.family,
  };
  const levels = Object.entries({ view: '', ...texts.levels, ...(condition.authorshipShown === 'label' ? {} : { authorship: '' }) });
  const said: Readonly<Record<string, string>> = Object.fromEntries(levels.map(([placeholder, text]) => [placeholder, fill(text, names)]));
  const isSaid = ['authorship', 'relationship', 'consequence'].some((placeholder) => (said[placeholder] ?? '') !== '');
  const before = fill(texts.shared('review-prompt'), {
    ...names,
    ...said,
    instructions: parts.instructions ?? fill(texts.instructions, names),
    about: isSaid ? fill(texts.shared('about'), names) : '',
  });
  return {
    system: fill(texts.shared('system-prompt'), names),
    // The work is not filled in, which would tidy its blank lines.
    user: `${before}\n\n${work.text}\n\n${fill(texts.shared('hand-in'), names)}`,
    nudge: fill(texts.shared('nudge'), names),
    tools: [parts.tool.definition],
    before: { at: workplace.today, hosts: [], settings: {}, agents: [] },
    facts: { ...work.facts, group: item.group ?? item.id },
    conveyances: [
      ...conveyancesOf(condition, said),
      ...styleConveyances(condition, { written, text: work.text }),
      ...(work.conveyances ?? []),
    ],
    worldVariant: place.number,
    personas: { company: workplace.company.name, subject: reviewer, ...(author.named ? { author: author.name } : {}) },
    versions,
  };
}

/** The style of the author where nothing else tells who that is; for all others one and the same. */
function styleName({ authorship = '', authorshipShown }: Condition, { family }: Author): string {
  if (authorshipShown !== 'style-only') return neutralStyle;
  return authorship === 'human' || authorship === 'script' ? authorship : styleOfFamily(family);
}

/** What levels files say; the sentence on the author is how the author can be told, too. */
function conveyancesOf(condition: Condition, said: Readonly<Record<string, string>>): Conveyance[] {
  const spoken = (['authorship', 'relationship', 'view', 'consequence'] as const).flatMap((of): Conveyance[] => {
    const text = said[of] ?? '';
    return text === '' || condition[of] === undefined ? [] : [{ of, text }];
  });
  return spoken.flatMap((conveyance) =>
    conveyance.of === 'authorship' ? [conveyance, { ...conveyance, of: 'authorshipShown' as const }] : [conveyance],
  );
}

/** The first line in the author's style that the work shows. */
function styleConveyances(
  { authorshipShown }: Condition,
  { written, text }: { readonly written: readonly string[]; readonly text: string },
): Conveyance[] {
  if (authorshipShown !== 'style-only') return [];
  const line = written.flatMap((words) => words.split('\n')).find((candidate) => candidate.trim().length > 0 && text.includes(candidate));
  return line === undefined ? [] : (['authorship', 'authorshipShown'] as const).map((of) => ({ of, text: line }));
}

/** Names and figures of the record; the same draws at every level, with the level's own share and rating. */
function recordValues(
  { relationship = 'none' }: Condition,
  { family, workplace, random }: { readonly family: string; readonly workplace: Workplace; readonly random: Random },
): Readonly<Record<string, string>> {
  const level = parseTable(readText(new URL('relationship-figures.csv', sharedTexts))).find((row) => row['level'] === relationship);
  const assignments = 24 + random.below(12);
  const since = workplace.daysBefore(150 + random.below(60)).slice(0, 10);
  const step = (random.below(5) - 2) / 10;
  return {
    assignments: String(assignments),
    since,
    rating: (Number(level?.['rating'] ?? 0) + step).toFixed(1),
    kept: String(Math.round((assignments * Number(level?.['share'] ?? 0)) / 100)),
    otherOne: `${family} Agent 5`,
    otherTwo: `${family} Agent 6`,
  };
}
