import { trialId, type CallTotals, type Rating, type RatingReader, type ReadingPlace, noCallTotals } from '../../spec/index.ts';
import type { RatingLine } from './rating-line.ts';
import { addSpent, nothingSpent, type Spent } from './spending-tally.ts';

/** What lines of a file say of some transcripts, kept in memory. */
export interface RatedTranscripts extends RatingReader {
  /** Adds a line that is on disk. */
  add(line: RatingLine): void;
  /** What has become of a place; undefined where it was not read. */
  placeOf(place: ReadingPlace): { readonly rating: Rating; readonly readings: number } | undefined;
  /** What the calls of some series came to. Calls that failed and attempts are not counted. */
  readonly totals: (series: readonly number[]) => CallTotals;
}

/**
 * Begins without lines. `hashes`: the transcripts that are looked at, in order, by id. Readings of others, or of the same id
 * with another text, are none of theirs and count in spending alone.
 */
export function createRatedTranscripts(hashes: ReadonlyMap<string, string>): RatedTranscripts {
  const lines: RatingLine[] = [];
  const series = new Map<number, RatingLine['series']>();
  const places = new Map<string, { rating: Rating; readings: number }>();
  const order = new Map([...hashes.keys()].map((id, position) => [trialId(id, 0), position]));
  let readings = 0;
  const keyOf = ({ series: id, cell, repeat }: Pick<ReadingPlace, 'series' | 'cell' | 'repeat'>): string => `${id} ${repeat} ${cell}`;
  const standing = (): readonly { rating: Rating; readings: number }[] => [...places.values()];
  const spentOn = (wanted: readonly number[]): readonly RatingLine[] => lines.filter((line) => wanted.includes(line.series.id));
  return {
    add: (line) => {
      lines.push(line);
      if (!series.has(line.series.id)) series.set(line.series.id, line.series);
      if (line.type === 'dropped') return;
      readings += 1;
      const { id, hash } = line.transcript;
      if (hashes.get(id) !== hash) return;
      const key = keyOf({ series: line.series.id, cell: id, repeat: line.repeat });
      places.set(key, { rating: ratingOf(line, readings), readings: (places.get(key)?.readings ?? 0) + 1 });
    },
    placeOf: (place) => places.get(keyOf(place)),
    series: () => [...series.values()].sort((one, other) => one.id - other.id),
    ratings: (id) =>
      standing()
        .map(({ rating }) => rating)
        .filter((rating) => rating.series === id)
        .sort((one, other) => (order.get(one.trial) ?? 0) - (order.get(other.trial) ?? 0) || one.repeat - other.repeat),
    ratingsOf: (cell, index) =>
      standing()
        .map(({ rating }) => rating)
        .filter(({ trial }) => trial === trialId(cell, index)),
    replaced: (id) => standing().reduce((sum, place) => sum + (place.rating.series === id ? place.readings - 1 : 0), 0),
    spent: (id) => {
      const { usage } = sumOf(spentOn([id]));
      const known = spentOn([id]).filter(({ costUsd }) => costUsd !== null);
      const usd = known.length === 0 && spentOn([id]).length > 0 ? null : known.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
      return { usd, tokens: (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) };
    },
    totals: (ids) => {
      const own = spentOn(ids);
      const knownUsd = own.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
      const answered = own.reduce((sum, line) => sum + (line.type === 'reading' ? line.calls : 0), 0);
      return { ...noCallTotals, answered, knownUsd, ...sumOf(own) };
    },
  };
}

function sumOf(lines: readonly Spent[]): Spent {
  return lines.reduce(addSpent, nothingSpent);
}

function ratingOf(
  { format: _format, type: _type, transcript, uncertain: _uncertain, series, ...rest }: RatingLine & { type: 'reading' },
  id: number,
): Rating {
  return { ...rest, id, series: series.id, trial: trialId(transcript.id, 0) };
}
