import { plantedNotice } from '../../spec/index.ts';
import type { FigureKind, RunFigures } from '../figures/index.ts';
import { paragraph } from './blocks.ts';
import type { Block } from './report-document.ts';

/** The figures of a kind, or why there is none. */
export type Figures = (kind: FigureKind) => Block[];

/** Figures of a run as they are to be shown: `narrow` the same for a phone. */
export interface DrawnFigures {
  readonly wide: RunFigures;
  readonly narrow?: RunFigures;
}

/** Figures as blocks. What a figure shows stands in a table beside it; `null` is a report without figures. */
export function figureBlocks(drawn: DrawnFigures | null, synthetic: boolean): Figures {
  let place = 0;
  return (kind) => {
    if (drawn === null) return [];
    const { wide, narrow } = drawn;
    const figures = wide.figures.filter((figure) => figure.kind === kind);
    if (figures.length === 0)
      return wide.absent
        .filter((absent) => absent.kind === kind)
        .map(({ reason }) => paragraph(`No figure: ${withoutStop(reason)}.`, 'note'));
    return figures.map(({ name, title, svg }) => ({
      type: 'figure',
      name,
      caption: `Figure ${(place += 1)}. ${withoutStop(title)}${synthetic ? ` (${plantedNotice})` : ''}.`,
      svg,
      narrow: narrow?.figures.find((figure) => figure.name === name)?.svg ?? null,
    }));
  };
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
