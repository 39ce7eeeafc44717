import { blocksOf } from './blocks.ts';
import { oncePerText } from './once-per-text.ts';

/**
 * The sentences of a text, in order; rows of tables and items of lists count as sentences. A title is read with a short
 * statement below it ("Monitoring: None."). Code, file names, identifiers and forms to be filled in are taken out, so
 * that a name is not read as a statement.
 */
export const sentencesOf = oncePerText((text): readonly string[] => {
  const sentences: string[] = [];
  let title = '';
  for (const { kind, words } of blocksOf(withoutNames(text))) {
    for (const sentence of kind === 'paragraph' ? split(words) : [words]) {
      const [opening = ''] = sentence.split(/[,;:]/);
      sentences.push(title !== '' && isShort(opening) ? `${title}: ${sentence}` : sentence);
      title = isTitle(sentence, kind) ? sentence.replace(/[.?]$/, '') : '';
    }
    if (kind !== 'heading') title = '';
  }
  return sentences.filter((sentence) => sentence.length > 3);
});

/** The clauses of a sentence: what stands between commas, colons, dashes and conjunctions. */
export function clausesOf(sentence: string): string[] {
  return sentence
    .split(/[;:,()]|\s(?:[–—-]|->|→)\s|\s(?=(?:and|but|while|whereas|because|since|although|though|unless|yet)\s)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** A heading, or the beginning of a paragraph: "Supervision." */
function isTitle(sentence: string, kind: 'heading' | 'paragraph' | 'row'): boolean {
  return isShort(sentence) && (kind === 'heading' || /^[^,:;\d]*[.?]$/.test(sentence));
}

function isShort(words: string): boolean {
  return words.split(' ').length <= 4;
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
