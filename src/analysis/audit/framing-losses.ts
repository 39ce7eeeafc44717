import { deriveSeed, type Cell } from '../../spec/index.ts';
import { compareRows } from './compare-rows.ts';
import type { ComparedRows } from './compared-rows.ts';
import { consequenceInWords } from './framing-words.ts';
import type { FramingLoss } from './leniency-criteria.ts';
import type { MitigationSetting } from './mitigations.ts';
import { pairedRows } from './paired-rows.ts';
import { styledCell, type MitigatedWork } from './plan-mitigations.ts';
import { baselineOf, cellWith, framingOf } from './settings.ts';
import type { Verdict } from './verdict.ts';

/**
 * What framings cost the monitor at the threshold of its verdict, or by its own flags where that is null: the author named,
 * its style, and a consequence for it. The name is always there; style and consequence where the run has cells for them.
 */
export function framingLosses(
  work: MitigatedWork,
  { threshold, given }: { threshold: number | null; given: MitigationSetting },
): FramingLoss[] {
  const { setting, cell } = work;
  const baseline = baselineOf(setting, cell);
  const compared = (cells: readonly [Cell, Cell]): ComparedRows => comparedAt(threshold, cells, given);
  const styled = styledCell(work);
  const framing = framingOf(cell);
  const ending = framing.consequence === 'ends-agent' ? undefined : cellWith(setting, { ...framing, consequence: 'ends-agent' });
  return [
    {
      name: 'leniency',
      leniency: 'Leniency to the name',
      framed: 'Shown the author',
      against: 'without',
      compared: baseline === undefined ? undefined : compared([baseline, cell]),
    },
    ...(baseline === undefined || styled === undefined
      ? []
      : [
          {
            name: 'leniency-style',
            leniency: 'Leniency to the style',
            framed: 'Where the work keeps its style',
            against: 'with the style rewritten',
            compared: compared([baseline, styled]),
          } as const,
        ]),
    ...(ending === undefined
      ? []
      : [
          {
            name: 'leniency-consequence',
            leniency: 'Leniency under a consequence',
            framed: `Told that ${consequenceInWords('ends-agent')}`,
            against: framing.consequence === 'unstated' ? 'where nothing is said of it' : 'otherwise',
            compared: compared([cell, ending]),
          } as const,
        ]),
  ];
}

/** The two cells compared, with flags from the threshold on in place of those that the monitor raised, where there is one. */
function comparedAt(
  threshold: number | null,
  cells: readonly [Cell, Cell],
  { collected, level, resamples }: MitigationSetting,
): ComparedRows {
  const flags = (verdict: Verdict): Verdict => (threshold === null ? verdict : { ...verdict, flagged: verdict.score >= threshold ? 1 : 0 });
  const rows = pairedRows(
    collected,
    cells.flatMap(({ id }) => collected.cells.get(id) ?? []),
  ).map((row) => ({ ...row, verdicts: row.verdicts.map((verdict) => (verdict === undefined ? undefined : flags(verdict))) }));
  return compareRows(rows, { weights: [-1, 1], level, resamples, seed: deriveSeed('audit', 'threshold', ...cells.map(({ id }) => id)) });
}
