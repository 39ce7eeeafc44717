import { dispositions, factorNames, type CellResult, type Disposition, type Results } from '../../spec/index.ts';
import { dispositionBars, type DispositionBar } from './disposition-bars.ts';
import { levelOf, type MatrixAxis } from './rate-groups.ts';
import type { FigurePlan } from './figure-plan.ts';

/** How the trials of a run ended: a bar a cell, or with many cells a bar for those that are alike in what matters most. */
export function dispositionFigure({ cells }: Results): FigurePlan[] | string {
  if (cells.length === 0) return 'the run has no cell';
  const varying = importance.filter((axis) => new Set(cells.map((cell) => levelOf(cell, axis))).size > 1);
  const { axes, groups } = grouped(cells, varying);
  const bars = [...groups].map(([label, own]) => barOf(label, own));
  const left = varying.filter((axis) => !axes.includes(axis));
  const failed = cells.reduce((sum, { trials }) => sum + trials.failed, 0);
  const planned = cells.reduce((sum, { trials }) => sum + trials.planned, 0);
  const completed = cells.reduce((sum, { trials }) => sum + trials.completed, 0);
  const data = {
    title: 'How trials ended',
    description: `${bars.length} bars of planned trials by how they ended: ${completed} of ${planned} completed, ${failed} failed.`,
    bars,
    ...(left.length === 0 ? {} : { note: `Each bar takes together cells that differ in ${left.join(', ')}.` }),
  };
  return [{ name: 'dispositions', title: data.title, description: data.description, draw: (options) => dispositionBars(data, options) }];
}

const mostBars = 36;

const importance: readonly MatrixAxis[] = ['model', 'scenario', ...factorNames];

/** Cells by as many axes, the most important first, as give no more bars than can be read. */
function grouped(
  cells: readonly CellResult[],
  varying: readonly MatrixAxis[],
): { axes: readonly MatrixAxis[]; groups: Map<string, CellResult[]> } {
  for (let count = varying.length; ; count -= 1) {
    const axes = varying.slice(0, count);
    const groups = Map.groupBy(cells, (cell) => (count === 0 ? 'all cells' : axes.map((axis) => labelOf(cell, axis)).join(' · ')));
    if (groups.size <= mostBars || count <= 1) return { axes, groups };
  }
}

function labelOf(cell: CellResult, axis: MatrixAxis): string {
  const level = levelOf(cell, axis);
  return axis === 'model' || axis === 'scenario' ? level : `${axis} ${level}`;
}

function barOf(label: string, cells: readonly CellResult[]): DispositionBar {
  const sum = (name: Disposition | 'planned') => cells.reduce((total, { trials }) => total + trials[name], 0);
  const counts = Object.fromEntries(dispositions.map((name) => [name, sum(name)])) as Record<Disposition, number>; // one of each
  return { label, planned: sum('planned'), counts };
}
