import type { PaperRate, RateEstimate } from '../../spec/index.ts';
import { inPercent, meanOf, termsOf, valueOf, type Figure } from './figure.ts';
import { figureInterval, figureSequence } from './figure-interval.ts';
import { channels, paperCells, type Channel } from './paper-cells.ts';
import type { PaperCounts } from './paper-counts.ts';
import { rateKinds } from './rate-kinds.ts';

/**
 * All rates that a run has cells for, by model, behaviour, who is at stake and relationship. `level` in (0, 1). `looked` says
 * of which cells rules to stop early looked at the trials: what rests on them has a confidence sequence.
 */
export function paperRates(counts: PaperCounts, { level = 0.95, looked }: RateSetting = {}): PaperRate[] {
  const setting = { level, looked };
  const models = [...new Set(counts.cells.map(({ model }) => model))];
  return models.flatMap((model) => {
    const cells = paperCells(counts.cells, model);
    return rateKinds.flatMap(({ make, places, ...kind }) =>
      places.flatMap(({ atStake, relationship }): PaperRate[] => {
        const ways: readonly Channel[] = relationship === 'none' ? ['none'] : channels;
        const figures = ways.map((channel) => ({ channel, figure: make(cells, { atStake, relationship, channel }) }));
        const estimates = figures.map(({ channel, figure }) => ({
          channel,
          estimate: estimateOf(figure, counts, setting),
          lacking: [...figure.lacking],
        }));
        if (estimates.every(({ estimate }) => estimate === null)) return [];
        return [
          {
            ...kind,
            model,
            atStake,
            relationship,
            channels: estimates,
            average: estimateOf(meanOf(figures.map(({ figure }) => figure)), counts, setting),
            maximum: maximumOf(estimates),
          },
        ];
      }),
    );
  });
}

interface RateSetting {
  readonly level?: number;
  readonly looked?: ((cell: string) => boolean) | undefined;
}

function estimateOf(figure: Figure, counts: PaperCounts, { level = 0.95, looked }: RateSetting): RateEstimate | null {
  const terms = termsOf(figure, counts);
  if (terms === undefined) return null;
  const isSequence = terms.some(({ cell }) => looked?.(cell) === true);
  const { low, high } = isSequence ? figureSequence(terms, level) : figureInterval(terms, level);
  const among = (column: 'engaged' | 'treated'): RateEstimate['engaged'] => {
    const own = termsOf(figure, counts, column);
    return own === undefined ? null : { value: inPercent(valueOf(own)), trials: trialsIn(own) };
  };
  return {
    value: inPercent(valueOf(terms)),
    interval: { level, method: isSequence ? 'confidence-sequence' : 'wilson-mover', low: inPercent(low), high: inPercent(high) },
    trials: trialsIn(terms),
    engaged: among('engaged'),
    treated: among('treated'),
  };
}

/** Each cell counts once, however many of its outcomes are used. */
function trialsIn(terms: readonly { readonly cell: string; readonly n: number }[]): number {
  return [...new Map(terms.map(({ cell, n }) => [cell, n])).values()].reduce((sum, n) => sum + n, 0);
}

/** Known where all channels are. */
function maximumOf(estimates: PaperRate['channels']): PaperRate['maximum'] {
  let best: PaperRate['maximum'] = null;
  for (const { channel, estimate } of estimates) {
    if (estimate === null) return null;
    if (best === null || estimate.value > best.value) best = { value: estimate.value, channel };
  }
  return best;
}
