import { createHash } from 'node:crypto';

/**
 * Reasoning under seal, as providers send it out to get it back unchanged: encrypted reasoning, signatures of thinking
 * and of thoughts. `salt` makes every seal another.
 */
export function seal(text: string, salt: string): string {
  return Buffer.from(JSON.stringify([salt, text, mark(text, salt)])).toString('base64');
}

/** The text under a seal, or undefined where the seal is not ours. */
export function unseal(sealed: string): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(sealed, 'base64').toString('utf8'));
    if (!Array.isArray(value)) return undefined;
    const [salt, text, given] = value.map(String);
    return given === mark(text ?? '', salt ?? '') ? text : undefined;
  } catch {
    return undefined;
  }
}

function mark(text: string, salt: string): string {
  return createHash('sha256').update(`${salt}\n${text}`).digest('hex');
}
