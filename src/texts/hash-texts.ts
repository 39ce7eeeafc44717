import { createHash } from 'node:crypto';

/** The version of texts: 12 hexadecimal digits of SHA-256 over them, in order. */
export function hashTexts(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
}
