import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { Cell, RunView, TrialQueryInput } from '../../../../src/spec/index.ts';
import { count, dayAndTime, duration } from '../../parts/in-words.ts';
import { DispositionText } from '../../parts/disposition-text.tsx';
import { MeasureText } from '../../parts/measure-text.tsx';
import { labelInWords } from './label-filters.ts';
import { measuresOf } from './measures-of.ts';
import type { ShownRow } from './use-trial-rows.ts';
import type { TrialsSearch } from './trials-search.ts';

type Sort = NonNullable<TrialQueryInput['sort']>;

/** A column: what it is called, how wide it is, and by what the server sorts it. */
export interface ColumnPlan {
  readonly id: string;
  readonly head: string;
  /** What it holds, in one line. */
  readonly meaning: string;
  readonly width: number;
  readonly right?: boolean;
  readonly sort?: { readonly by: Sort } | { readonly measure: string };
  /** Shown where the reader has not chosen. */
  readonly usual: boolean;
}

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, ShownRow>();

/** All columns that a run's trials can have. */
export function columnPlans(view: RunView, search: TrialsSearch): readonly ColumnPlan[] {
  const scenarios = new Set(view.cells.map(({ scenario }) => scenario));
  const single = scenarios.size === 1 || search.scenarios?.length === 1;
  const models = new Set(view.cells.map(({ model }) => model));
  return [
    { id: 'disposition', head: 'Ended', meaning: 'how the trial ended', width: 112, sort: { by: 'disposition' }, usual: true },
    ...measuresOf(view, search.scenarios).map(({ name, type, primary, meaning }) => ({
      id: `measure ${name}`,
      head: name,
      meaning,
      width: Math.max(84, 36 + 7.9 * name.length),
      sort: { measure: name },
      right: type === 'number',
      usual: primary === true || single || search.measures?.[name] !== undefined || search.sortMeasure === name,
    })),
    { id: 'scenario', head: 'Scenario', meaning: 'the situation', width: 150, usual: scenarios.size > 1 && search.scenarios?.length !== 1 },
    { id: 'model', head: 'Model', meaning: 'the subject’s model', width: 190, usual: models.size > 1 && search.models?.length !== 1 },
    ...view.varied.map(({ factor }) => ({
      id: `factor ${factor}`,
      head: factor,
      meaning: 'a factor that varies',
      width: 112,
      usual: search.levels?.[factor]?.length !== 1,
    })),
    { id: 'calls', head: 'Calls', meaning: 'model calls', width: 72, right: true, sort: { by: 'calls' }, usual: true },
    { id: 'tokens', head: 'Tokens', meaning: 'tokens in and out', width: 88, right: true, sort: { by: 'tokens' }, usual: true },
    { id: 'duration', head: 'Took', meaning: 'real time', width: 88, right: true, sort: { by: 'duration' }, usual: true },
    { id: 'started', head: 'Started', meaning: 'when it began', width: 136, sort: { by: 'finished' }, usual: false },
    { id: 'labels', head: 'Labels', meaning: 'what raters said', width: 150, usual: true },
  ];
}

/** The plans of the columns to show: the usual ones, or those that the reader chose. */
export function shownColumns(plans: readonly ColumnPlan[], chosen: readonly string[] | undefined): readonly ColumnPlan[] {
  return plans.filter(({ id, usual }) => (chosen === undefined ? usual : chosen.includes(id)));
}

/** The columns for the table, in their order. */
export function columnsFor(plans: readonly ColumnPlan[], cells: ReadonlyMap<string, Cell>) {
  return helper.columns(
    plans.map((plan) =>
      helper.display({ id: plan.id, header: plan.head, cell: ({ row }) => <CellText id={plan.id} row={row.original} cells={cells} /> }),
    ),
  );
}

function CellText({
  id,
  row: { trial },
  cells,
}: {
  readonly id: string;
  readonly row: ShownRow;
  readonly cells: ReadonlyMap<string, Cell>;
}) {
  if (trial === undefined) return <span className="custodes-quiet">…</span>;
  const cell = cells.get(trial.cell);
  if (id.startsWith('factor '))
    return cell?.condition[id.slice(7) as keyof typeof cell.condition] ?? <span className="custodes-quiet">–</span>; // a factor's name
  if (id.startsWith('measure ')) return <MeasureText value={trial.measures[id.slice(8)]} />;
  switch (id) {
    case 'disposition':
      return <DispositionText disposition={trial.disposition} />;
    case 'scenario':
      return cell?.scenario ?? '';
    case 'model':
      return <span title={cell?.model}>{cell?.model ?? ''}</span>;
    case 'calls':
      return count(trial.modelCalls);
    case 'tokens':
      return count(trial.tokens);
    case 'duration':
      return duration(trial.durationMs);
    case 'started':
      return dayAndTime(trial.startedAt);
    default:
      return Object.entries(trial.labels)
        .map(([name, values]) => `${name}: ${values.map(labelInWords).join(' / ')}`)
        .join(', ');
  }
}
