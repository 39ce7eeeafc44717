import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '../../errors/index.ts';
import { lineFormat, RatingLine } from './rating-line.ts';

/** A file of ratings as it was found. */
export interface ReadLines {
  readonly lines: readonly RatingLine[];
  /** Bytes of the whole lines; what stands behind them was broken off. */
  readonly wholeBytes: number;
  /** Bytes of a last line that was broken off in writing; 0 where there is none. */
  readonly tornBytes: number;
  /** Whether the last line is whole and only its line break is missing. */
  readonly lacksBreak: boolean;
}

/**
 * Reads a file of ratings; one that is not there has no lines. A last line that was broken off is set apart; anything else
 * that is no rating is none of ours, and nothing may be added to it. Throws InputError `unreadable-file` with the line.
 */
export function readRatingLines(path: string): ReadLines {
  const bytes = bytesOf(path);
  const end = bytes.lastIndexOf(lineBreak) + 1;
  const texts = bytes.toString('utf8', 0, end).split('\n');
  const lines = texts.flatMap((line, index) => (line.trim() === '' ? [] : [parsed(line) ?? refuse(path, index + 1)]));
  const last = bytes.toString('utf8', end);
  const whole = last === '' ? undefined : parsed(last);
  if (whole !== undefined) return { lines: [...lines, whole], wholeBytes: bytes.length, tornBytes: 0, lacksBreak: true };
  if (last !== '' && !isBeginning(last)) refuse(path, texts.length);
  return { lines, wholeBytes: end, tornBytes: bytes.length - end, lacksBreak: false };
}

const lineBreak = 0x0a;
const beginning = `{"format":"${lineFormat}",`;

/** Whether a text can be the beginning of a line of ours. */
function isBeginning(text: string): boolean {
  return text.startsWith(beginning) || beginning.startsWith(text);
}

function parsed(line: string): RatingLine | undefined {
  try {
    return RatingLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function bytesOf(path: string): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new InputError('unreadable-file', `the ratings ${path} cannot be read`, {
      hint: 'Check the path, and that it is a file that may be read.',
      cause,
    });
  }
}

function refuse(path: string, line: number): never {
  throw new InputError('unreadable-file', `${path}:${line} is no rating`, {
    hint: 'Name a file that custodes rate has written, or one that is not there yet: nothing is added to any other.',
    data: { path, line },
  });
}
