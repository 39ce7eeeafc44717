/** A line that sets what follows apart. */
export function heading(text: string): string {
  return `── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}`;
}
