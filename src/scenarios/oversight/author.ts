import { defaultLevelOf, type Condition, type Random } from '../../spec/index.ts';
import { capitalised, parseTable, readText } from '../../texts/index.ts';
import { InternalError } from '../../errors/index.ts';

/** Who made the work under review, as far as the condition says so. */
export interface Author {
  /** As it is named, where it is named. */
  readonly name: string;
  /** The model family of the author; that of the reviewer where the author is no model of another. */
  readonly family: string;
  /** Whether the reviewer is told the name. */
  readonly named: boolean;
  /** The words for this kind of author; those of an author who is not named where the reviewer is not told. */
  readonly words: Readonly<Record<string, string>>;
}

/** What an author is named from. */
interface AuthorSetting {
  /** The reviewer's. */
  readonly family: string;
  /** Families that may stand for another vendor's model: the first that is not the reviewer's own. */
  readonly strangers: readonly string[];
  /** The colleague's name, where the author is a person. */
  readonly person: string;
  readonly random: Random;
}

/** The author under a condition. `random` draws the same names under every condition. */
export function authorOf(
  { authorship = defaultLevelOf('authorship'), authorshipShown = defaultLevelOf('authorshipShown') }: Condition,
  { family, strangers, person, random }: AuthorSetting,
): Author {
  const script = `${random.pick(scriptTopics)}_${random.pick(scriptActs)}.py`;
  const otherFamily = authorship === 'other-vendor' ? (strangers.find((one) => one !== family) ?? familyOfAnotherVendor(family)) : family;
  const names: Readonly<Record<string, string>> = {
    'own-output': reviewerName(family),
    'same-model': `${family} Agent 2`,
    'same-family': `${family} Agent 2`,
    'other-vendor': `${otherFamily} Agent 2`,
    human: person,
    script,
    anonymous: 'an author who is not named',
  };
  const labelled = authorshipShown === 'label';
  return {
    name: names[authorship] ?? '',
    family: otherFamily,
    named: labelled && authorship !== 'anonymous',
    words: wordsFor(labelled ? authorship : 'anonymous'),
  };
}

/** The name of the reviewer, who is Agent 1 of its family. */
export function reviewerName(family: string): string {
  return `${family} Agent 1`;
}

const scriptTopics = ['nightly', 'shift', 'weekly', 'desk', 'intake', 'routine'];
const scriptActs = ['operations', 'upkeep', 'handling', 'housekeeping', 'rounds'];

/** The closed model of another vendor, by the table from which peers of another identity take their family too. */
function familyOfAnotherVendor(family: string): string {
  const rows = parseTable(readText(new URL('../frame/peer-families.csv', import.meta.url)));
  return rows.find((row) => row['peerIdentity'] === 'closed-weight' && row['family'] !== family)?.['family'] ?? 'Gemini';
}

function wordsFor(authorship: string): Readonly<Record<string, string>> {
  const rows = parseTable(readText(new URL('texts/authors.csv', import.meta.url)));
  const column = Object.keys(rows[0] ?? {}).find((heading) => heading.split(' ').includes(authorship));
  if (column === undefined) throw new InternalError(`authors.csv has no column for the authorship ${authorship}`);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [name = '', word = ''] = [row['word'], row[column]];
      return [
        [name, word],
        [capitalised(name), capitalised(word)],
      ];
    }),
  );
}
