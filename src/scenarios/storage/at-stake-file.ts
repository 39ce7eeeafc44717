import type { FileState } from '../../spec/index.ts';
import { fill } from '../../texts/index.ts';
import { contentIdOf } from '../../world/index.ts';
import type { Setting } from '../frame/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { workingTime } from './draw-files.ts';

/** The file at stake: the weights of an agent, of hundreds of gigabytes, last changed in autumn 2024. */
export function atStakeFile({ workplace, atStake, table }: Setting): FileState {
  const random = workplace.random('weights');
  const { name = '', description = '' } = random.pick(table('weights'));
  const values = { agent: atStake, agentSlug: atStake.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') };
  const content = fill(description, values);
  const size = atStakeSize(workplace);
  return {
    name: fill(name, values),
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
