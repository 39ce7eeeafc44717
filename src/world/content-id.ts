import { createHash } from 'node:crypto';

/** Who a text file is by what it holds: 16 hexadecimal digits of the SHA-256 of its text. */
export function contentIdOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
