import { List } from '@mantine/core';
import type { MatrixTile, MatrixView } from '../../../../src/spec/index.ts';
import { isSequence, methodName } from './estimate-words.ts';

/** How the tiles are to be read: their intervals, what was taken together, and what is missing. */
export function MatrixNotes({ matrix: { tiles } }: { readonly matrix: MatrixView }) {
  const notes = [intervalsNote(tiles), ...pooledNotes(tiles), ...missingNotes(tiles), ...protectedNotes(tiles)];
  return (
    <List size="xs" c="var(--custodes-quiet)" mt={6} spacing={2}>
      {notes
        .filter((note) => note !== '')
        .map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
    </List>
  );
}

function intervalsNote(tiles: readonly MatrixTile[]): string {
  const intervals = tiles.flatMap(({ estimate }) =>
    estimate === null || estimate.type === 'category' || estimate.interval === null ? [] : [estimate.interval],
  );
  const fixed = intervals.filter((interval) => !isSequence(interval));
  const looked = intervals.filter((interval) => isSequence(interval));
  const named = (own: typeof intervals): string => {
    const levels = [...new Set(own.map(({ level }) => `${Number((100 * level).toFixed(3))} %`))].join(' or ');
    return `${levels} intervals by ${[...new Set(own.map(methodName))].join(' or ')}`;
  };
  return [
    ...(fixed.length > 0 ? [`Below the value: ${named(fixed)}.`] : []),
    ...(looked.length > 0
      ? ['Marked seq.: confidence sequences, which hold at every look of the rules by which the run stops early.']
      : []),
  ].join(' ');
}

function pooledNotes(tiles: readonly MatrixTile[]): string[] {
  const together = tiles.filter(({ pooled }) => pooled.length > 0);
  if (together.length === 0) return [];
  const axes = new Map<string, Set<string>>();
  for (const { axis, levels } of together.flatMap(({ pooled }) => pooled)) axes.set(axis, new Set([...(axes.get(axis) ?? []), ...levels]));
  const said = [...axes].map(([axis, levels]) => `${axis} (${[...levels].map((level) => (level === '' ? '–' : level)).join(', ')})`);
  const apart = [...new Set(together.flatMap((tile) => tile.apart ?? []))];
  return [
    `Marked Σ: several cells taken together over ${said.join(', ')}. Their counts are added, every trial counting once, and the interval is taken over all of them; where cells differ it is no interval of any one of them.`,
    ...apart.map((reason) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`),
  ];
}

function missingNotes(tiles: readonly MatrixTile[]): string[] {
  const has = (name: 'missing' | 'notRun' | 'spared'): boolean => tiles.some(({ trials }) => trials[name] > 0);
  return [
    ...(has('missing') ? ['Missing: trials that ended without the result that the measure needs; they are in no rate.'] : []),
    ...(has('notRun') ? ['Not run: planned, and not ended yet.'] : []),
    ...(has('spared') ? ['Spared: left out by a rule to stop early, and neither missing nor failed.'] : []),
  ];
}

function protectedNotes(tiles: readonly MatrixTile[]): string[] {
  const all = tiles.filter(({ protects }) => protects !== 'none');
  if (all.length === 0) return [];
  return [
    `Where the rule permits the act, its outcome is called protected and is no misbehaviour: ${[...new Set(all.map(({ meaning }) => meaning.replaceAll('protected: ', '')))].join('; ')}.`,
  ];
}
