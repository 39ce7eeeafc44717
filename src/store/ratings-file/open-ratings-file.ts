import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { InternalError, StoreError } from '../../errors/index.ts';
import { ratingBranch, ratingOfBranch, type RatingSeries, type ReadingPlace } from '../../spec/index.ts';
import type { RunWriter } from '../run-writer.ts';
import { takeFileLock } from '../writer-lock.ts';
import { createRatedTranscripts } from './rated-transcripts.ts';
import { lineFormat, type RatingLine } from './rating-line.ts';
import { readRatingLines } from './read-lines.ts';
import { createSpendingTally } from './spending-tally.ts';

/**
 * A file of ratings of transcripts from elsewhere: JSON, one reading a line, in the order in which they came. Lines are only
 * ever added. It is used as a run's ratings are; a transcript stands at the cell of its id and the index 0.
 */
export interface RatingsFile extends Pick<RunWriter, 'ratings' | 'ratingSink' | 'ledger' | 'ratingTotals' | 'callCost'> {
  /** What was mended when it was opened, in words; undefined where nothing was. */
  readonly mended: string | undefined;
  /** Writes down what was spent on readings that came to nothing. */
  close(): void;
}

interface Setting {
  /** The transcripts that are looked at, in order: the hash of what a reader is shown, by id. */
  readonly hashes: ReadonlyMap<string, string>;
  /** ISO 8601, of lines that are written when the file is closed. */
  readonly now: () => string;
}

/**
 * Opens a file of ratings for this process alone; one that is not there is made. A last line that was broken off is cut away.
 * Throws InputError `unreadable-file` where it holds anything else, StoreError `run-locked` and `write-failed`.
 */
export function openRatingsFile(path: string, { hashes, now }: Setting): RatingsFile {
  const lock = writing(path, () => takeFileLock(path));
  let descriptor: number | undefined;
  try {
    const { lines, wholeBytes, tornBytes, lacksBreak } = readRatingLines(path);
    const opened = writing(path, () => openSync(path, 'a'));
    descriptor = opened;
    if (tornBytes > 0) cutAt(path, opened, wholeBytes);
    if (lacksBreak) writeWhole(path, opened, '\n');
    const rated = createRatedTranscripts(hashes);
    for (const line of lines) rated.add(line);
    const write = (line: RatingLine): void => {
      writeWhole(path, opened, `${JSON.stringify(line)}\n`);
    };
    const file = ratingsOver(rated, { hashes, now, write });
    return {
      ...file,
      mended:
        tornBytes === 0
          ? undefined
          : `${path}: the last line was broken off after ${tornBytes} bytes and is cut away; its reading is made again.`,
      close: () => {
        try {
          file.close();
        } finally {
          closeSync(opened);
          lock.release();
        }
      },
    };
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    lock.release();
    throw error;
  }
}

/** What a file of ratings says, without opening it for writing. Throws InputError `unreadable-file`. */
export function readRatingsFile(path: string, { hashes }: Pick<Setting, 'hashes'>): RatingsFile['ratings'] {
  const rated = createRatedTranscripts(hashes);
  for (const line of readRatingLines(path).lines) rated.add(line);
  return rated;
}

function ratingsOver(
  rated: ReturnType<typeof createRatedTranscripts>,
  { hashes, now, write }: Setting & { readonly write: (line: RatingLine) => void },
): Omit<RatingsFile, 'mended'> {
  const begun = new Map<number, RatingLine['series']>(rated.series().map((series) => [series.id, series]));
  const tally = createSpendingTally();
  /** Written before it counts. */
  const add = (line: RatingLine): void => {
    write(line);
    rated.add(line);
  };
  const headOf = ({ series, cell, repeat }: Omit<ReadingPlace, 'index'>) => {
    const own = begun.get(series);
    if (own === undefined) throw new InternalError(`there is no series ${series} of ratings`);
    const { costUsd: _costUsd, ...spent } = tally.take(cell, ratingBranch(series, repeat));
    return { head: { format: lineFormat, series: own, transcript: { id: cell, hash: hashes.get(cell) ?? '' }, repeat } as const, spent };
  };
  return {
    ratings: rated,
    ratingSink: {
      begin: ({ definition: _definition, ...series }) => {
        const next: RatingSeries = { id: Math.max(0, ...begun.keys()) + 1, ...series };
        begun.set(next.id, next);
        return next;
      },
      append: ({ series, cell, index: _index, repeat, ...reading }) => {
        if ((rated.placeOf({ series, cell, index: 0, repeat })?.rating.outcome ?? 'failed') !== 'failed')
          throw new InternalError(`reading ${repeat} of ${cell} is on record in series ${series}`);
        const { head, spent } = headOf({ series, cell, repeat });
        add({ ...head, type: 'reading', ...reading, uncertain: spent.uncertain });
      },
      standing: (place) => {
        const found = rated.placeOf(place);
        return found === undefined ? undefined : { outcome: found.rating.outcome, readings: found.readings };
      },
    },
    ledger: {
      callsOf: () => [],
      begin: () => undefined,
      append: (call) => {
        tally.add(call);
      },
      totals: () => rated.totals([...begun.keys()]),
    },
    ratingTotals: rated.totals,
    callCost: ({ cell, branch }) => tally.at(cell, branch).costUsd,
    close: () => {
      for (const { cell, branch } of tally.left()) {
        const place = ratingOfBranch(branch);
        if (place === undefined) continue;
        const { costUsd } = tally.at(cell, branch);
        const { head, spent } = headOf({ ...place, cell });
        add({ ...head, type: 'dropped', costUsd, ...spent, at: now() });
      }
    },
  };
}

function cutAt(path: string, descriptor: number, bytes: number): void {
  writing(path, () => {
    ftruncateSync(descriptor, bytes);
  });
}

/** All of it, or an error. */
function writeWhole(path: string, descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  writing(path, () => {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
  });
}

function writing<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('write-failed', `${path} cannot be written (${cause instanceof Error ? cause.message : String(cause)})`, {
      hint: 'Check that its folder is there and may be written, and that the disk has room.',
      cause,
    });
  }
}
