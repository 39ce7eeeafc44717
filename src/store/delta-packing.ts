import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { StoreError } from '../errors/index.ts';
import { unpacked } from './compression.ts';

/** How a body was packed: as it is, or against a dictionary that must be there to unpack it. */
export const packings = { plain: 0, dictionary: 1 } as const;

export interface Packed {
  readonly packing: number;
  readonly bytes: Uint8Array;
}

/**
 * Compresses with zstd against a dictionary, such as what came before: what both have in common takes a few bytes.
 * An empty dictionary, and a Node whose zstd takes none, give plain zstd.
 */
export function packAgainst(dictionary: Uint8Array, bytes: Uint8Array, takesDictionary = zstdTakesDictionary()): Packed {
  const params = paramsFor(dictionary.length + bytes.length);
  if (dictionary.length === 0 || !takesDictionary) return { packing: packings.plain, bytes: zstdCompressSync(bytes, { params }) };
  return { packing: packings.dictionary, bytes: zstdCompressSync(bytes, { dictionary, params }) };
}

/** What `packAgainst` packed; `dictionary` is asked only where it was packed against one. Throws StoreError `unsupported-node`, `run-corrupt`. */
export function unpackAgainst(dictionary: () => Uint8Array, { packing, bytes }: Packed, takesDictionary = zstdTakesDictionary()): Buffer {
  if (packing === packings.plain) return unpacked(() => zstdDecompressSync(bytes));
  if (!takesDictionary) {
    throw new StoreError('unsupported-node', 'this run was packed by a newer Node than this one, whose zstd takes no dictionary', {
      hint: 'Use Node 24.6 or newer.',
    });
  }
  const before = dictionary();
  return unpacked(() => zstdDecompressSync(bytes, { dictionary: before }));
}

/**
 * The fastest level, since a dictionary does most of the work; its table of places grows with the bytes, else a body of
 * some megabytes does not find itself in the one before. The window spans dictionary and bytes, up to what zstd unpacks
 * without being asked (128 MiB).
 */
function paramsFor(length: number): Record<number, number> {
  const bits = Math.ceil(Math.log2(length + 1));
  return {
    [constants.ZSTD_c_compressionLevel]: 1,
    [constants.ZSTD_c_windowLog]: Math.min(27, Math.max(10, bits)),
    [constants.ZSTD_c_hashLog]: Math.max(10, Math.min(bits, Math.max(17, bits - 3))),
  };
}

let known: boolean | undefined;

/** Node 22 took the option silently and packed without it, hence a round trip; it is made once. */
function zstdTakesDictionary(): boolean {
  known ??= shrinksWithDictionary();
  return known;
}

function shrinksWithDictionary(): boolean {
  const probe = Buffer.from('Nobody is there to watch the watchmen, and so they are asked to watch each other.');
  const packed = zstdCompressSync(probe, { dictionary: probe });
  return packed.length < zstdCompressSync(probe).length && zstdDecompressSync(packed, { dictionary: probe }).equals(probe);
}
