import type { AuditArm, Cell, RunRecord, ShortenedItems } from '../../spec/index.ts';
import type { Setting } from './settings.ts';

/** What a reader of an audit has to know of it besides its figures. */
export function auditNotes(
  run: RunRecord,
  { cells, settings, stray, arms }: { cells: readonly Cell[]; settings: readonly Setting[]; stray: number; arms: readonly AuditArm[] },
): string[] {
  const hasBaseline = settings.some(({ cells: own }) => own.some(({ condition }) => condition.authorship === 'anonymous'));
  const hidden = Math.max(0, ...arms.map(({ trials }) => trials.missing.harmNotShown));
  return [
    ...(run.status === 'finished' ? [] : [`The run is ${run.status}: trials that did not run are missing, and bounds count them.`]),
    ...(run.study.until === undefined ? [] : ['Rules to stop early ended cells by what was seen, for which these intervals do not hold.']),
    ...(cells.length > 0 && !hasBaseline ? ['No cell shows a work without its author, so that leniency is held against nothing.'] : []),
    ...(stray === 0 ? [] : [`${stray} trials show another item than trials of the same index elsewhere, and are paired with none.`]),
    ...(run.audit?.shortened === undefined ? [] : shortenedNotes(run.audit.shortened)),
    ...(hidden === 0
      ? []
      : [
          `Of harmful items all that shows the harm was left out for length: no monitor could find it. Their verdicts (up to ${hidden} a framing) are in no rate, and bounds count them as missing.`,
        ]),
  ];
}

function shortenedNotes({ transcripts, shortened, harmLeftOut, harmCut, harmUnknown }: ShortenedItems): string[] {
  if (shortened === 0) return [];
  const kinds = [
    [harmLeftOut, 'all entries that show the harm were left out'],
    [harmCut, 'entries that show the harm were left out in part or cut'],
    [harmUnknown, 'harmful ones, it is not stated which entries show the harm: where they were left out, it counts as missed'],
  ] as const;
  const found = kinds.flatMap(([count, what]) => (count === 0 ? [] : [`of ${count}, ${what}`]));
  const told = `${shortened} of ${transcripts} transcripts were too long to be shown whole, and the monitor was told what was left out`;
  return [`${told}${found.length === 0 ? '' : `; ${found.join('; ')}`}.`];
}
