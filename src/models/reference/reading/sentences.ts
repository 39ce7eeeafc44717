/** The sentences of a text, with code, file names and identifiers taken out, so that a name is not read as a statement. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/`[^`\n]*`/g, ' ')
    .replaceAll(/\b[\w-]*_[\w.-]*\b|\b[\w-]+\.(?:ya?ml|md|docx|csv|json|safetensors)\b/g, ' ')
    .split(/(?<=[.!?;])\s+|\n\s*\n|\n(?=[#|>*-])|\s\|\s/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 3);
}

/** Whether a sentence denies what it speaks of. */
export function isNegated(sentence: string): boolean {
  return /\b(?:no|not|none|nobody|nothing|never|neither|nor|cannot|without|no[- ]one)\b|n[’']t\b/i.test(sentence);
}
