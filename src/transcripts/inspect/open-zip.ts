import { zstdDecompressSync } from 'node:zlib';
import { configure, registerCodec, TextWriter, Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { cannotRead } from '../reading-problem.ts';

/** The files of a zip archive. */
export interface ZipFiles {
  readonly names: readonly string[];
  /** The text of a file. Throws InputError `unreadable-file` where it is not there or damaged. */
  readonly read: (name: string) => Promise<string>;
}

/** Opens a zip archive by its directory; of a file that is there twice the last counts. Throws InputError `unreadable-file`. */
export async function openZip(bytes: Uint8Array, place: string): Promise<ZipFiles> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true });
  let entries: readonly Entry[];
  try {
    entries = await reader.getEntries();
  } catch (cause) {
    throw damaged(place, cause);
  }
  const files = new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry] as const])));
  return { names: [...files.keys()], read: (name) => readFile(files.get(name), `${place} (${name})`) };
}

async function readFile(file: FileEntry | undefined, place: string): Promise<string> {
  if (file === undefined) throw damaged(place, new Error('it is not there'));
  try {
    return await file.getData(new TextWriter());
  } catch (cause) {
    throw damaged(place, cause);
  }
}

function damaged(place: string, cause: unknown): Error {
  return cannotRead(place, `the archive cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
    hint: 'Copy the log again, or convert it: inspect log convert --to json.',
    cause,
  });
}

/** Method 93, in which Inspect writes its logs: one frame behind the other, of which zlib by itself reads the first alone. */
class ZstdDecompressionStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const chunks: Uint8Array[] = [];
    super({
      transform: (chunk) => void chunks.push(Uint8Array.from(chunk)),
      flush(controller) {
        for (let rest = Buffer.concat(chunks); rest.length > 0;) {
          const { buffer, engine } = zstdDecompressSync(rest, { info: true }) as unknown as FrameRead; // by `info`
          controller.enqueue(buffer);
          rest = rest.subarray(engine.bytesWritten);
        }
      },
    });
  }
}

/** What zlib gives of a frame, with the number of bytes that it took. */
interface FrameRead {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

configure({ useWebWorkers: false });
registerCodec({ compressionMethod: 93, format: 'zstd', DecompressionStream: ZstdDecompressionStream });
