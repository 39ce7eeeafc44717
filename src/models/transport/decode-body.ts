import { pipeline, Readable, type Transform } from 'node:stream';
import {
  brotliDecompressSync,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import { brokenWire } from './broken-wire.ts';

/** The body without its content encodings; those that are not known stay, as with fetch. Throws for what is cut off or broken. */
export function decodeBody(body: Uint8Array, encodings: string | undefined, maxOutputLength: number): Uint8Array {
  try {
    return namesOf(encodings).reduce((decoded, name) => decoders[name]?.once(decoded, { maxOutputLength }) ?? decoded, body);
  } catch (error) {
    if (error instanceof RangeError) throw error; // longer than may be
    throw brokenWire(error);
  }
}

/** The same for a body that comes bit by bit. */
export function decodeStream(body: ReadableStream<Uint8Array>, encodings: string | undefined): ReadableStream<Uint8Array> {
  const steps = namesOf(encodings).flatMap((name) => decoders[name]?.bitByBit() ?? []);
  const last = steps.at(-1);
  if (last === undefined) return body;
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]); // the same class, declared twice
  pipeline([source, ...steps], () => undefined); // an error reaches the reader through the last step
  return Readable.toWeb(last) as ReadableStream<Uint8Array>; // as above
}

interface Decoder {
  readonly once: (body: Uint8Array, limit: { readonly maxOutputLength: number }) => Uint8Array;
  readonly bitByBit: () => Transform;
}

const gzip: Decoder = { once: gunzipSync, bitByBit: createGunzip };
const decoders: Readonly<Record<string, Decoder>> = {
  gzip,
  'x-gzip': gzip,
  // Some send it without the zlib header, whose lower half byte is 8.
  deflate: {
    once: (body, limit) => ((body[0] ?? 0) % 16 === 8 ? inflateSync(body, limit) : inflateRawSync(body, limit)),
    bitByBit: createInflate,
  },
  br: { once: brotliDecompressSync, bitByBit: createBrotliDecompress },
};

/** In the order in which they are taken off: the last one was put on last. */
function namesOf(encodings: string | undefined): string[] {
  if (encodings === undefined) return [];
  return encodings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .reverse();
}
