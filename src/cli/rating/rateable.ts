import { transcriptOfTrial } from '../../raters/index.ts';
import type { RunReader, Transcript } from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';

/**
 * What is read, and where ratings go with the books on their calls: a stored run, or transcripts from elsewhere beside a
 * file. What stands at a place is named like a trial, by cell and index.
 */
export interface Rateable extends Pick<RunWriter, 'ratings' | 'ratingSink' | 'ledger' | 'ratingTotals' | 'callCost'> {
  /** What is shown of a place; undefined where there is nothing. */
  readonly transcript: (cell: string, index: number) => Transcript | undefined;
}

/** A stored run as what is read. */
export function rateableRun(writer: RunWriter): Rateable {
  const { ratings, ratingSink, ledger } = writer;
  return {
    ratings,
    ratingSink,
    ledger,
    ratingTotals: (series) => writer.ratingTotals(series),
    callCost: (place) => writer.callCost(place),
    transcript: transcriptsOfRun(writer),
  };
}

/** The transcripts of a run; the last is kept, since the series of one command read the same trial one after the other. */
export function transcriptsOfRun(reader: Pick<RunReader, 'events'>): Rateable['transcript'] {
  let last: { readonly cell: string; readonly index: number; readonly transcript: Transcript | undefined } | undefined;
  return (cell, index) => {
    if (last?.cell === cell && last.index === index) return last.transcript;
    const events = reader.events(cell, index);
    last = { cell, index, transcript: events === undefined ? undefined : transcriptOfTrial({ cell, index, events }) };
    return last.transcript;
  };
}
