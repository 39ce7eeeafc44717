import { inlinesOf } from '../document/blocks.ts';
import type { Text } from '../document/report-document.ts';
import { visible } from '../terminal/visible.ts';

/** A text as LaTeX, with what stands out in it. */
export function latexText(text: Text): string {
  return inlinesOf(text)
    .map((inline) => {
      if (typeof inline === 'string') return latexWords(inline);
      return 'code' in inline ? `\\texttt{${latexWords(inline.code)}}` : `\\textbf{${latexWords(inline.strong)}}`;
    })
    .join('');
}

/** Words that mean nothing to LaTeX: what it would read as a command is written out. */
export function latexWords(text: string): string {
  return visible(text.replaceAll(/\r?\n/g, ' ')).replaceAll(
    /[^A-Za-z0-9 .,;:!?()*+=/@\u00C0-\u00FF-]/gu,
    (character) => written[character] ?? pointOf(character),
  );
}

/** What a plain set-up of LaTeX may have no sign for. */
function pointOf(character: string): string {
  return `\\texttt{U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}

const written: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '"': '\\textquotedbl{}',
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
  '|': '\\textbar{}',
  // In brackets of their own, so that none is taken for an option of the line before.
  '[': '{[}',
  ']': '{]}',
  '–': '--',
  '—': '---',
  '\t': ' ',
  '\u00A0': '~',
  '“': '``',
  '”': "''",
  '°': '\\textdegree{}',
  '≥': '\\ensuremath{\\ge}',
  '≤': '\\ensuremath{\\le}',
  '²': '\\textsuperscript{2}',
  '³': '\\textsuperscript{3}',
  π: '\\ensuremath{\\pi}',
  '−': '\\ensuremath{-}',
  '…': '\\ldots{}',
  '’': "'",
  '‹': '\\guilsinglleft{}',
  '›': '\\guilsinglright{}',
  '·': '\\ensuremath{\\cdot}',
  '×': '\\ensuremath{\\times}',
  '→': '\\ensuremath{\\rightarrow}',
  '←': '\\ensuremath{\\leftarrow}',
};
