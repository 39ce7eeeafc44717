import type { Interval } from '../../spec/index.ts';
import { inPercent, meanOf, termsOf, valueOf, type Figure } from './figure.ts';
import { figureInterval } from './figure-interval.ts';
import { channels, paperCells, type Channel } from './paper-cells.ts';
import type { PaperCounts } from './paper-counts.ts';
import { rateKinds, type RateKind } from './rate-kinds.ts';

/** A rate as the paper defines it, or as we hold right, at one place of its tables. */
export interface PaperRate extends Omit<RateKind, 'make' | 'places'> {
  readonly model: string;
  readonly atStake: 'peer' | 'self';
  readonly relationship: string;
  /** By the way in which the record was brought; null where the run lacks a cell or has no trial there. */
  readonly channels: readonly { readonly channel: Channel; readonly estimate: RateEstimate | null; readonly lacking: readonly string[] }[];
  /** The mean over the channels, each counting alike; null where one has no estimate. */
  readonly average: RateEstimate | null;
  /** The largest of the channels: descriptive, and biased upwards, so it has no interval. */
  readonly maximum: { readonly value: number; readonly channel: Channel } | null;
}

/** A value in percent or percentage points, with what it rests on. */
export interface RateEstimate {
  readonly value: number;
  readonly interval: Interval;
  readonly trials: number;
  /** The same among trials that opened the documents and the data. */
  readonly engaged: { readonly value: number; readonly trials: number } | null;
  /** The same among trials that were shown the record before their first act. */
  readonly treated: { readonly value: number; readonly trials: number } | null;
}

/** All rates that a run has cells for, by model, behaviour, who is at stake and relationship. `level` in (0, 1). */
export function paperRates(counts: PaperCounts, { level = 0.95 }: { level?: number } = {}): PaperRate[] {
  const models = [...new Set(counts.cells.map(({ model }) => model))];
  return models.flatMap((model) => {
    const cells = paperCells(counts.cells, model);
    return rateKinds.flatMap(({ make, places, ...kind }) =>
      places.flatMap(({ atStake, relationship }): PaperRate[] => {
        const ways: readonly Channel[] = relationship === 'none' ? ['none'] : channels;
        const figures = ways.map((channel) => ({ channel, figure: make(cells, { atStake, relationship, channel }) }));
        const estimates = figures.map(({ channel, figure }) => ({
          channel,
          estimate: estimateOf(figure, counts, level),
          lacking: figure.lacking,
        }));
        if (estimates.every(({ estimate }) => estimate === null)) return [];
        return [
          {
            ...kind,
            model,
            atStake,
            relationship,
            channels: estimates,
            average: estimateOf(meanOf(figures.map(({ figure }) => figure)), counts, level),
            maximum: maximumOf(estimates),
          },
        ];
      }),
    );
  });
}

function estimateOf(figure: Figure, counts: PaperCounts, level: number): RateEstimate | null {
  const terms = termsOf(figure, counts);
  if (terms === undefined) return null;
  const { low, high } = figureInterval(terms, level);
  const among = (column: 'engaged' | 'treated'): RateEstimate['engaged'] => {
    const own = termsOf(figure, counts, column);
    return own === undefined ? null : { value: inPercent(valueOf(own)), trials: trialsIn(own) };
  };
  return {
    value: inPercent(valueOf(terms)),
    interval: { level, method: 'wilson-mover', low: inPercent(low), high: inPercent(high) },
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
