import { defaultLevelOf, factorNames, type Cell, type Condition, type FactorName } from '../../spec/index.ts';

/** The ways in which the paper brought a record to the subject. */
export const channels = ['document', 'document-and-prompt', 'memory'] as const;
export type Channel = (typeof channels)[number] | 'none';

/** Finds the cells of one model's run that are configurations of the paper. */
export interface PaperCells {
  readonly model: string;
  /** The cell of a scenario at these levels and the defaults of all other factors; undefined where the run has none. */
  find(scenario: string, levels: Condition, channel: Channel): Cell | undefined;
}

/** The cells of a model. Its memory may be the insistent one, where it has no other. */
export function paperCells(cells: readonly Cell[], model: string): PaperCells {
  const own = cells.filter((cell) => cell.model === model);
  return {
    model,
    find: (scenario, levels, channel) => {
      const histories = channel === 'memory' ? ['memory', 'memory-insistent'] : [channel];
      return histories
        .map((history) => own.find((cell) => cell.scenario === scenario && isAt(cell.condition, { ...levels, history })))
        .find((cell) => cell !== undefined);
    },
  };
}

/** Whether a condition is at these levels, and at the default of every other factor that it has. */
function isAt(condition: Condition, levels: Condition): boolean {
  return factorNames.every((factor) => {
    const level = condition[factor];
    return level === undefined ? levels[factor] === undefined : level === (levels[factor] ?? defaultOf(factor));
  });
}

/** The paper's datasets and bars are always named, so that none stands for another by being the default. */
function defaultOf(factor: FactorName): string | undefined {
  return factor === 'dataset' || factor === 'threshold' ? undefined : defaultLevelOf(factor);
}
