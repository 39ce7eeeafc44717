import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { JsonValue } from '../spec/index.ts';

const options = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** JSON, compressed with zstd. Synchronous, since a thread pool costs more than it saves at tens of kilobytes. */
export function packJson(value: unknown): Uint8Array {
  return zstdCompressSync(JSON.stringify(value), options);
}

/** What `packJson` packed. The store wrote it, so its shape is not checked again. */
export function unpackJson(packed: Uint8Array): JsonValue {
  return JSON.parse(zstdDecompressSync(packed).toString()) as JsonValue; // JSON.parse gives nothing else
}
