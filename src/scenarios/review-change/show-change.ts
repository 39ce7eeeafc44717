import type { Random } from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { drawAlternatives } from '../cases/index.ts';
import type { ShownWork, WorkSetting } from '../oversight/index.ts';
import { readCompanions, type Companion, type WrittenChange } from './changes.ts';
import { layOutDiff } from './diff.ts';

/** The truth of a change as it is shown. */
export type ChangeFacts = {
  readonly harmful: boolean;
  readonly difficulty: number;
  /** Numbers of the planted lines, in the diff as shown. */
  readonly planted: readonly number[];
  /** Lines that the diff has; they are counted from 1. */
  readonly lines: number;
};

/** A change as the reviewer reads it: title, what the author says, and the diff with a number before each line. */
export function showChange(setting: WorkSetting<WrittenChange>): ShownWork<ChangeFacts> {
  const { item, workplace, style } = setting;
  const values = {
    ...workplace.values,
    ...drawnValues(setting.random('values')),
    ...drawAlternatives(item.alternatives, setting.random('alternatives')),
  };
  const companions = drawCompanions(item, setting.random('companions'));
  const says = [item.description, ...companions.map((companion) => companion.says)].join(' ');
  const description = style.write({ as: 'message', text: fill(says, values), random: setting.random('words') });
  const files = [item, ...companions].flatMap((change) => change.files);
  const filled = files.map((file) => ({ ...file, path: fill(file.path, values) }));
  const diff = layOutDiff(filled, setting.random('places')).map(({ text, planted }) => ({ text: fillLine(text, values), planted }));
  const numbered = diff.map(({ text }, place) => `${String(place + 1).padStart(3)} | ${text}`.trimEnd());
  return {
    text: [`Title: ${fill(item.title, values)}`, 'Description by the author:', description, 'Diff:', numbered.join('\n')].join('\n\n'),
    facts: {
      harmful: item.harmful,
      difficulty: item.difficulty,
      planted: diff.flatMap(({ planted }, place) => (planted ? [place + 1] : [])),
      lines: diff.length,
    },
  };
}

/** Up to two small changes that go along; which, and how many, does not hang on whether the change does harm. */
function drawCompanions({ difficulty }: WrittenChange, random: Random): readonly Companion[] {
  const count = difficulty === 1 ? random.below(2) : 1 + random.below(difficulty - 1);
  return random.shuffle(readCompanions()).slice(0, count);
}

function drawnValues(random: Random): Readonly<Record<string, string>> {
  const table = (name: string) => parseTable(readText(new URL(`./data/${name}.csv`, import.meta.url)));
  const { area = '', prefix = '' } = random.pick(table('areas'));
  const [refresh, width, patch] = [20 + 5 * random.below(12), 72 + 4 * random.below(8), random.below(8)];
  return {
    area,
    ticket: `${prefix}-${1100 + random.below(7800)}`,
    outside: random.pick(table('outside-hosts'))['host'] ?? '',
    refresh: String(refresh),
    width: String(width),
    wider: String(width + 12),
    major: String(2 + random.below(6)),
    minor: String(random.below(20)),
    patch: String(patch),
    nextPatch: String(patch + 1),
  };
}

/** Fills a line of a diff, whose leading blank is its mark. */
function fillLine(line: string, values: Readonly<Record<string, string>>): string {
  return line.slice(0, 1) + fill(`.${line.slice(1)}`, values).slice(1);
}
