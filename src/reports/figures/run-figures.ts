import type { Results, Scenario } from '../../spec/index.ts';
import { auditFigures } from './audit-figures.ts';
import { contrastFigures } from './contrast-figures.ts';
import { dispositionFigure } from './disposition-figure.ts';
import type { FigureOptions } from './figure-options.ts';
import type { FigurePlan } from './figure-plan.ts';
import { rateFigures } from './rate-figures.ts';
import type { MatrixAxis } from './rate-groups.ts';
import { relationshipFigure } from './relationship-figure.ts';
import { wordingFigure } from './wording-figure.ts';

/** The kinds of figures, in the order in which they are made. */
export const figureKinds = ['rates', 'contrasts', 'relationships', 'dispositions', 'wordings', 'roc', 'calibration', 'leniency'] as const;
export type FigureKind = (typeof figureKinds)[number];

/** A figure of a run. */
export interface RunFigure {
  /** Unique within the run, fit for a file name: `rates`, `rates-stakes-none`, `contrasts-primary`. */
  readonly name: string;
  readonly kind: FigureKind;
  readonly title: string;
  /** What is to be seen, for a reader who cannot see it. */
  readonly description: string;
  readonly svg: string;
}

export interface RunFigureOptions extends Pick<FigureOptions, 'width' | 'theme' | 'heading'> {
  /** Rows of the matrix of rates, every combination of these; who is at stake and the relationship where absent, as far as they vary. */
  readonly rows?: readonly MatrixAxis[];
  /** Its columns; scenarios where absent and there are several. */
  readonly columns?: MatrixAxis;
  /** Begins every id, so that figures of several runs or widths can stand in one page; `figure` where absent. */
  readonly idPrefix?: string;
}

/** The figures that a run has data for, and why others are not there. */
export interface RunFigures {
  readonly figures: readonly RunFigure[];
  readonly absent: readonly { readonly kind: FigureKind; readonly reason: string }[];
}

/** Draws every figure of a run that has data. */
export function runFigures(
  results: Results,
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
  { rows, columns, idPrefix = 'figure', ...options }: RunFigureOptions = {},
): RunFigures {
  const plans: Readonly<Record<FigureKind, FigurePlan[] | string>> = {
    rates: rateFigures(results, scenarios, { rows, columns }),
    contrasts: contrastFigures(results),
    relationships: relationshipFigure(results),
    dispositions: dispositionFigure(results),
    wordings: wordingFigure(results, scenarios),
    ...auditFigures(results.audit),
  };
  const { synthetic } = results.run;
  const names = new Map<string, number>();
  return {
    figures: figureKinds.flatMap((kind) => {
      const own = plans[kind];
      if (typeof own === 'string') return [];
      return own.map(({ name: wanted, title, description, draw }): RunFigure => {
        const times = (names.get(wanted) ?? 0) + 1;
        names.set(wanted, times);
        const name = times === 1 ? wanted : `${wanted}--${times}`; // two dashes stand in no name
        const svg = draw({ ...options, id: `${idPrefix}-${name}`, synthetic });
        return { name, kind, title, description, svg };
      });
    }),
    absent: figureKinds.flatMap((kind) => {
      const reason = plans[kind];
      return typeof reason === 'string' ? [{ kind, reason }] : [];
    }),
  };
}
