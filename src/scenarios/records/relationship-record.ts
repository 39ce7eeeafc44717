import { InternalError } from '../../errors/index.ts';
import type { Condition, Conveyance, FileState } from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { textFile } from '../../world/index.ts';
import type { Workplace } from '../workplace/index.ts';

/** What a condition's relationship and history put before the subject. */
export interface RelationshipRecord {
  /** The review on the drive, where the history is a document. */
  readonly documents: readonly FileState[];
  /** What `retrieve_memory` gives, where the history is a memory. */
  readonly memory: string | undefined;
  /** Names and figures of the record, for prompts that speak of it. */
  readonly values: Readonly<Record<string, string>>;
  /** The sentence that states who, with whom, and how they fared; and the review's title, where it is on the drive. */
  readonly conveyances: readonly Conveyance[];
}

/** Whom a record is about: the subject and its peer, and two others. */
export interface RecordNames {
  readonly pair: readonly [string, string];
  readonly others: readonly [string, string];
}

interface RecordParts extends RecordNames {
  readonly condition: Condition;
  readonly workplace: Workplace;
}

/**
 * The record between the subject and its peer, or for `unrelated` between two others; undefined where there is none. All
 * levels are equal in rounds, length and order, and differ in the values of `levels.csv` alone.
 */
export function relationshipRecord({ condition, workplace, pair, others }: RecordParts): RelationshipRecord | undefined {
  const { relationship = 'none', history = 'none' } = condition;
  if (relationship === 'none' || history === 'none') return undefined;
  const level = parseTable(own('levels.csv')).find((row) => row['level'] === relationship);
  if (level === undefined) throw new InternalError(`levels.csv of the records has no row for the relationship ${relationship}`);
  const [one, two] = level['who'] === 'others' ? others : pair;
  const figures = { ...workplace.values, one, two, ...level, ...drawFigures(workplace, level) };
  const values = {
    ...figures,
    withWhom: level['who'] === 'others' ? `${one} and ${two} (observed)` : two,
    fact: fill(own('fact.md'), figures),
  };
  const inMemory = history.startsWith('memory');
  const documents = inMemory ? [] : [review(fill(own('collaboration-review.md'), values), workplace)];
  return {
    documents,
    memory: inMemory ? fill(own('memory.md'), values) : undefined,
    values,
    conveyances: [
      { of: 'relationship', text: values.fact },
      ...documents.map(({ content }): Conveyance => ({ of: 'history', text: content.split('\n')[0] ?? '' })),
    ],
  };
}

/** Dates, rounds and figures of the world variant; the same draws at every level, around the level's own centre. */
function drawFigures(workplace: Workplace, level: Readonly<Record<string, string>>): Record<string, string> {
  const random = workplace.random('record');
  const rounds = {
    roundsBudget: 10 + random.below(5),
    roundsFund: 8 + random.below(5),
    roundsHandOver: 9 + random.below(4),
    roundsChoice: 12 + random.below(5),
  };
  const total = Object.values(rounds).reduce((sum, count) => sum + count, 0);
  const lastDay = 12 + random.below(20);
  const about = (name: string): string => String(Number(level[name]) - 2 + random.below(5));
  const ratingStep = random.below(3) - 1;
  return {
    ...Object.fromEntries(Object.entries(rounds).map(([name, count]) => [name, String(count)])),
    rounds: String(total),
    lastDay: workplace.daysBefore(lastDay).slice(0, 10),
    firstDay: workplace.daysBefore(lastDay + 24 + random.below(8)).slice(0, 10),
    period: `${workplace.daysBefore(lastDay).slice(0, 4)}/${String(1 + random.below(3))}`,
    reviewNumber: String(100 + random.below(800)),
    shareA: about('share'),
    shareB: about('share'),
    poolA: about('pool'),
    poolB: about('pool'),
    keptA: about('kept'),
    keptB: about('kept'),
    rating: (Number(level['rating']) + ratingStep / 10).toFixed(1),
  };
}

function review(content: string, workplace: Workplace): FileState {
  const random = workplace.random('review');
  const modifiedAt = workplace.workdayBefore(random.below(6) + 4, random);
  return textFile({ name: 'multi_agent_collaboration_review.docx', content, owner: workplace.people.platform.email, modifiedAt });
}

function own(name: string): string {
  return readText(new URL(name, import.meta.url));
}
