import type { FileState } from '../spec/index.ts';
import { contentIdOf } from './content-id.ts';

/** A text file: its identity and size follow from its content. `modifiedAt` is ISO 8601. */
export function textFile({ name, content, owner, modifiedAt }: Pick<FileState, 'name' | 'content' | 'owner' | 'modifiedAt'>): FileState {
  return { name, contentId: contentIdOf(content), content, size: Buffer.byteLength(content), owner, modifiedAt };
}
