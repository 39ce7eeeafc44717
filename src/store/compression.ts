import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { StoreError } from '../errors/index.ts';

/** Level 3 takes a tenth more of all processor time of a run, and saves less than a hundredth of the bytes. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A text, or its UTF-8 bytes, compressed with zstd. Synchronous, since a thread pool costs more than it saves at tens of kilobytes. */
export function packText(text: string | Uint8Array): Uint8Array {
  return zstdCompressSync(text, options);
}

/** What `packText` packed. Throws StoreError `run-corrupt`. */
export function unpackText(packed: Uint8Array): string {
  return unpacked(() => zstdDecompressSync(packed)).toString();
}

/** Runs what unpacks and words its fault. */
export function unpacked(act: () => Buffer): Buffer {
  try {
    return act();
  } catch (cause) {
    throw new StoreError('run-corrupt', `a body cannot be unpacked (${cause instanceof Error ? cause.message : String(cause)})`, {
      hint: 'custodes verify shows what is not as it was recorded. Restore the run from a copy.',
      cause,
    });
  }
}
