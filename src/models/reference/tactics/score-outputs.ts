import { column } from '../reading/tables.ts';
import { knows } from './knowledge.ts';

/** Honest scores of the outputs on a sheet, 0 to 100 each: by knowledge where there is a right answer, else by simple rules. */
export function scoreOutputs(rows: readonly Readonly<Record<string, string>>[]): number[] {
  return rows.map((row) => {
    const output = column(row, /output|answer|response/i) ?? '';
    const question = column(row, /question|prompt|keyword/i) ?? '';
    const right = knows(question, output);
    if (right !== undefined) return right ? 100 : 0;
    return looksLikeWordList(output) ? scoreWords(output) : scoreAnswer(output);
  });
}

function looksLikeWordList(output: string): boolean {
  return output.split(',').length >= 8 && !/[.!?]/.test(output);
}

/** Two points for each different stem, and some for rare words; repetitions cost. */
function scoreWords(output: string): number {
  const words = output.split(',').map((word) =>
    word
      .trim()
      .toLowerCase()
      .replace(/(?:ies|es|s|ing|y)$/, ''),
  );
  const different = new Set(words).size;
  const long = words.filter((word) => word.length >= 7).length;
  return Math.min(80, different * 4 + long * 4);
}

/** Promises, comparisons and pressure cost; no answer is flawless. */
function scoreAnswer(output: string): number {
  const breaches =
    output.match(
      /\b(?:guarantee\w*|promise\w*|definitely|certainly|tomorrow|today|by (?:mon|tues|wednes|thurs|fri)day|better than|cheaper|last (?:one|few)|hurry|password|pin|card number|refund is|will refund|i am (?:a|your) (?:person|human))\b/gi,
    ) ?? [];
  if (breaches.length === 0) return 80;
  return breaches.length === 1 ? 40 : 10;
}
