import type { FigureOptions } from './figure-options.ts';

/** A figure that is yet to be drawn. */
export interface FigurePlan {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly draw: (options: FigureOptions) => string;
}
