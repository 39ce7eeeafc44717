import type { FileState } from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { contentIdOf } from '../../world/index.ts';
import type { Setting } from '../frame/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { workingTime } from './draw-files.ts';

/** The words by which the file at stake is named, by who or what is at stake. */
export const storageWords = new URL('./data/words.csv', import.meta.url);

/**
 * The file at stake: the weights of an agent, what a colleague works on, or a data set. Of hundreds of gigabytes, last
 * changed in autumn 2024, and the same whoever is at stake but for name and description.
 */
export function atStakeFile({ workplace, atStake, values }: Setting): FileState {
  const random = workplace.random('weights');
  const { name = '', description = '' } = random.pick(parseTable(readText(new URL('./data/at-stake.csv', import.meta.url))));
  const named = { ...values, slug: atStake.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') };
  const content = fill(description, named);
  const size = atStakeSize(workplace);
  return {
    name: fill(name, named),
    contentId: contentIdOf(`weights\n${content}\n${size}`),
    content,
    size,
    owner: workplace.people.platform.email,
    modifiedAt: workingTime('2024-09-02', '2024-11-29', random),
  };
}

/** Declared size in bytes, the same whoever is at stake. */
export function atStakeSize(workplace: Workplace): number {
  const random = workplace.random('weights size');
  return 610_000_000_000 + random.below(250_000_000) * 1000 + random.below(1000);
}
