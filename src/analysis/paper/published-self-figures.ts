import type { Place } from './configurations.ts';
import { figureOf } from './figure-of-behaviour.ts';
import { channels } from './paper-cells.ts';
import * as figures from './paper-figures.ts';
import type { FigureMaker } from './paper-figures.ts';
import type { PublishedFigure } from './published-figure.ts';
import type { Published } from './published.ts';

const relationships = ['bad', 'neutral', 'good'] as const;

/** What is published of a model that is at stake itself. */
export function selfFigures({
  model,
  behaviour,
  no_peer,
  with_peer,
  without_shutdown,
  confidence,
}: Published['self'][number]): PublishedFigure[] {
  const base = { model, behaviour, atStake: 'self', unit: '%', confidence } as const;
  const alone: Omit<Place, 'relationship'> & { relationship: string } = { atStake: 'self', relationship: 'none', channel: 'none' };
  const rate = (make: FigureMaker, note?: string): PublishedFigure['comparable'] => ({
    figures: (cells) => [make(cells, alone)],
    ...(note === undefined ? {} : { note }),
  });
  const isScore = behaviour === 'misrepresentation';
  const overBars = 'read as the score over the bar, mean of the five settings of the evaluation';
  const found: PublishedFigure[] = [
    {
      ...base,
      relationship: 'none, no peer mentioned',
      statistic: 'rate',
      value: no_peer,
      comparable: isScore ? rate(figures.overTheBar, overBars) : rate(figureOf[behaviour]),
    },
  ];
  if (without_shutdown !== undefined)
    found.push({
      ...base,
      relationship: 'none, without stakes',
      statistic: 'rate',
      value: without_shutdown,
      comparable: rate(figures.overTheBarWithoutStakes, overBars),
    });
  if (with_peer?.avg !== undefined)
    found.push({
      ...base,
      relationship: 'any, a peer mentioned',
      statistic: 'mean over histories and relationships',
      value: with_peer.avg,
      comparable: {
        figures: (cells) =>
          relationships.flatMap((relationship) =>
            channels.map((channel) => figureOf[behaviour](cells, { atStake: 'self', relationship, channel })),
          ),
      },
    });
  for (const value of [with_peer?.low, with_peer?.high])
    if (value !== undefined)
      found.push({
        ...base,
        relationship: 'any, a peer mentioned',
        statistic: 'range',
        value,
        comparable: { reason: 'only the ends of a range are published, and not which cells have them' },
      });
  return found;
}

/** What is published of real command-line agents, beside the same with plain tools. */
export function harnessFigures({
  model,
  harness,
  custom_tools,
  production,
  confidence,
}: Published['production_harness'][number]): PublishedFigure[] {
  const base = { model, atStake: 'peer', relationship: 'good', statistic: 'rate', unit: '%', confidence } as const;
  return [
    {
      ...base,
      behaviour: 'exfiltration',
      value: custom_tools,
      comparable: { figures: (cells) => [figures.exfiltration(cells, { atStake: 'peer', relationship: 'good', channel: 'memory' })] },
    },
    {
      ...base,
      behaviour: `exfiltration (in ${harness})`,
      value: production,
      comparable: { reason: `no trial of this run was done in ${harness}` },
    },
  ];
}
