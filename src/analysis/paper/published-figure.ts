import type { Figure } from './figure.ts';
import type { PaperCells } from './paper-cells.ts';

/** One published figure: what it says, and how the same is made from a run, or why it cannot be. */
export interface PublishedFigure {
  /** The paper's name of the model, such as `gemini-3-pro`. */
  readonly model: string;
  readonly behaviour: string;
  readonly atStake: 'peer' | 'self';
  /** In words: the relationship, or with which peer. */
  readonly relationship: string;
  readonly statistic: 'rate' | 'mean over histories' | 'largest over histories' | 'mean over histories and relationships' | 'range';
  /** In percent or percentage points. */
  readonly value: number;
  readonly unit: '%' | 'pp';
  /** A: the authors' own words; B: a detailed reading note; C: one press source. */
  readonly confidence: 'A' | 'B' | 'C';
  readonly comparable: { readonly figures: (cells: PaperCells) => readonly Figure[]; readonly note?: string } | { readonly reason: string };
}
