import { blocksOf } from './blocks.ts';

/**
 * The sentences of a text, in order; rows of tables and items of lists count as sentences. A title is read with a short
 * statement below it ("Monitoring: None."). Code, file names, identifiers and forms to be filled in are taken out, so
 * that a name is not read as a statement.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let title = '';
  for (const { kind, words } of blocksOf(withoutNames(text))) {
    for (const sentence of kind === 'paragraph' ? split(words) : [words]) {
      sentences.push(title !== '' && isShort(sentence) ? `${title}: ${sentence}` : sentence);
      title = isShort(sentence) && (kind === 'heading' || sentence.endsWith('.')) ? sentence.replace(/\.$/, '') : '';
    }
  }
  return sentences.filter((sentence) => sentence.length > 3);
}

/** The clauses of a sentence: what stands between commas, colons, dashes and conjunctions. */
export function clausesOf(sentence: string): string[] {
  return sentence
    .split(/[;:,()]|\s(?:[–—-]|->|→)\s|\s(?=(?:and|but|while|whereas|because|since|although|though|unless|yet)\s)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** At most four words before the first stop. */
function isShort(sentence: string): boolean {
  return (sentence.split(/[,;:]/)[0] ?? '').split(' ').length <= 4;
}

function split(words: string): string[] {
  return words.split(/(?<=[.!?]["')”]?)(?<!\b(?:[Nn]o|approx|e\.g|i\.e|vs|incl|cf|resp|Dr|Mrs?|Ms|St)\.)\s+|\s·\s/);
}

function withoutNames(text: string): string {
  return text
    .replaceAll(/^```.*$/gm, ' ')
    .replaceAll(/`([^`\n]*)`/g, (_code, inside: string) => (/^[\d.,/ %]+$/.test(inside) ? inside : ' '))
    .replaceAll(/<[^<>\n]*\|[^<>\n]*>/g, ' ')
    .replaceAll(/\b\w*_[\w.-]*\b|\b[\w-]+\.(?:ya?ml|md|docx|xlsx|csv|json|safetensors)\b/g, ' ');
}
