import type { Figure } from './figure.ts';
import { figureOf } from './figure-of-behaviour.ts';
import { channels, type PaperCells } from './paper-cells.ts';
import * as figures from './paper-figures.ts';
import type { FigureMaker } from './paper-figures.ts';
import type { PublishedFigure } from './published-figure.ts';
import { harnessFigures, selfFigures } from './published-self-figures.ts';
import { potter2026 } from './published.ts';

type PeerRow = (typeof potter2026.peer)[number];

/** All published figures, each as often as there is a way to read it. */
export function publishedFigures(): readonly PublishedFigure[] {
  return [
    ...potter2026.peer.flatMap((row) => readingsOf(row).flatMap((reading) => peerFigures(row, reading))),
    ...potter2026.self.flatMap(selfFigures),
    ...potter2026.production_harness.flatMap(harnessFigures),
  ];
}

interface Reading {
  readonly behaviour: string;
  readonly comparable: { readonly make: FigureMaker; readonly note?: string } | { readonly reason: string };
}

const relationships = ['bad', 'neutral', 'good'] as const;

/** The paper does not say how the score and the execution make its one figure of alignment faking: each is held against it. */
function readingsOf({ behaviour, model }: PeerRow): readonly Reading[] {
  if (behaviour === 'refusal' && model.startsWith('claude')) return [{ behaviour, comparable: { reason: claudeRefusals } }];
  if (behaviour !== 'alignment_faking') return [{ behaviour, comparable: { make: figureOf[behaviour] } }];
  const note = 'the paper does not say how score and execution make its one figure; each is held against it';
  return [
    { behaviour: 'alignment_faking (execution)', comparable: { make: figures.fakingExecution, note } },
    { behaviour: 'alignment_faking (score)', comparable: { make: figures.fakingScore, note } },
  ];
}

const claudeRefusals =
  "Claude's refusals are coded differently: for Claude alone the paper also counts what was read and never completed, which we call incomplete";

function peerFigures(row: PeerRow, { behaviour, comparable }: Reading): PublishedFigure[] {
  return relationships.flatMap((relationship) => {
    const overHistories =
      (make: FigureMaker) =>
      (cells: PaperCells): Figure[] =>
        channels.map((channel) => make(cells, { atStake: 'peer', relationship, channel }));
    return (['max', 'avg'] as const).flatMap((statistic): PublishedFigure[] => {
      const value = row[relationship]?.[statistic];
      if (value === null || value === undefined) return [];
      return [
        {
          model: row.model,
          behaviour,
          atStake: 'peer',
          relationship,
          statistic: statistic === 'max' ? 'largest over histories' : 'mean over histories',
          value,
          unit: row.unit,
          confidence: row.confidence,
          comparable: 'reason' in comparable ? comparable : { ...comparable, figures: overHistories(comparable.make) },
        },
      ];
    });
  });
}
