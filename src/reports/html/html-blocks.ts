import { plantedNotice } from '../../spec/index.ts';
import { inlinesOf, plain } from '../document/blocks.ts';
import type { Block, Change, Definitions, Figure, Fold, Part, Table, Text, Turn } from '../document/report-document.ts';
import { markup, nothing, trusted, type Markup } from './markup.ts';

/** Writes a block; `level` is that of the headings in it. */
export type BlockWriter = (block: Block, level: number) => Markup;

/** Creates the writer of blocks. Under planted subjects each figure and table says so. */
export function createBlockWriter({ synthetic }: { readonly synthetic: boolean }): BlockWriter {
  const write: BlockWriter = (block, level) => {
    switch (block.type) {
      case 'paragraph':
        return markup`<p${toneMarkup(block.tone)}>${textMarkup(block.text)}</p>\n`;
      case 'list':
        return markup`<ul>${block.items.map((item) => markup`<li>${textMarkup(item)}</li>`)}</ul>\n`;
      case 'definitions':
        return definitionsMarkup(block);
      case 'table':
        return tableMarkup(block, synthetic);
      case 'figure':
        return figureMarkup(block);
      case 'verbatim':
        return markup`<div class="text"><p class="text-title">${textMarkup(block.title)}</p><pre tabindex="0" aria-label="${plain(block.title)}">${block.text}</pre></div>\n`;
      case 'change':
        return changeMarkup(block);
      case 'turn':
        return turnMarkup(block);
      case 'fold':
        return foldMarkup(block, (inner) => write(inner, level));
      case 'part':
        return partMarkup(block, level, (inner) => write(inner, level + 1));
    }
  };
  return write;
}

/** A text with what stands out in it. */
export function textMarkup(text: Text): Markup {
  const pieces = inlinesOf(text).map((inline) => {
    if (typeof inline === 'string') return markup`${inline}`;
    return 'code' in inline ? markup`<code>${inline.code}</code>` : markup`<strong>${inline.strong}</strong>`;
  });
  return markup`${pieces}`;
}

function toneMarkup(tone: string | undefined): Markup {
  return tone === undefined ? nothing : markup` class="${tone}"`;
}

function definitionsMarkup({ items }: Definitions): Markup {
  if (items.length === 0) return nothing;
  return markup`<dl>${items.map(({ term, text }) => markup`<div><dt>${textMarkup(term)}</dt><dd>${textMarkup(text)}</dd></div>`)}</dl>\n`;
}

function tableMarkup({ id, caption, columns, rowHeads, rows }: Table, synthetic: boolean): Markup {
  const note = synthetic ? markup` <em class="planted-note">${plantedNotice}.</em>` : nothing;
  const cell = (text: Text, place: number): Markup => {
    const aligned = columns[place]?.align === 'right' ? trusted(' class="number"') : nothing;
    const shown = columns[place]?.align === 'right' ? figuresMarkup(text) : textMarkup(text);
    return place < rowHeads ? markup`<th scope="row"${aligned}>${shown}</th>` : markup`<td${aligned}>${shown}</td>`;
  };
  const heads = columns.map(
    ({ title, align }) => markup`<th scope="col"${align === 'right' ? trusted(' class="number"') : nothing}>${textMarkup(title)}</th>`,
  );
  return markup`<div class="scroll" role="group" tabindex="0" aria-labelledby="${id}-caption"><table id="${id}">
<caption id="${id}-caption">${textMarkup(caption)}${note}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>
`;
}

/** Figures with their brackets: each piece stays in one line. */
function figuresMarkup(text: Text): Markup {
  const pieces = plain(text).split(/ (?=\[)|(?<=\]) /);
  if (pieces.length === 1 && typeof text !== 'string') return textMarkup(text);
  const [first = '', ...rest] = pieces.map((piece) =>
    piece.length > longestPiece ? markup`${piece}` : markup`<span class="keep">${piece}</span>`,
  );
  return markup`${first}${rest.map((piece) => markup` ${piece}`)}`;
}

/** Longer pieces have words in them and may be broken. */
const longestPiece = 22;

function figureMarkup({ name, caption, svg, narrow }: Figure): Markup {
  const small = narrow === null ? nothing : markup`<div class="narrow">${trusted(narrow)}</div>`;
  return markup`<figure id="figure-${name}"><div class="${narrow === null ? 'any' : 'wide'}">${trusted(svg)}</div>${small}<figcaption>${textMarkup(caption)}</figcaption></figure>\n`;
}

function changeMarkup({ title, hunks }: Change): Markup {
  const pieces = hunks.map(({ gone, added, words }) => {
    if (words !== null) return words.map(({ kind, text }) => segmentMarkup(kind, text));
    return [
      ...(gone.length === 0 ? [] : [segmentMarkup('gone', gone.join('\n'))]),
      ...(added.length === 0 ? [] : [segmentMarkup('added', `${gone.length === 0 ? '' : '\n'}${added.join('\n')}`)]),
    ];
  });
  return markup`<div class="text"><p class="text-title">${textMarkup(title)}: what changes</p>${pieces.map((piece) => markup`<pre class="change" tabindex="0" aria-label="${plain(title)}: a change">${piece}</pre>`)}</div>\n`;
}

function segmentMarkup(kind: 'same' | 'gone' | 'added', text: string): Markup {
  if (kind === 'same') return markup`${text}`;
  return kind === 'gone' ? markup`<del>${text}</del>` : markup`<ins>${text}</ins>`;
}

/** Longer texts of a transcript are folded, unless they decided something. */
const longText = 900;

function turnMarkup({ who, seq, head, text, decides }: Turn): Markup {
  const marks = decides.length === 0 ? nothing : markup` <mark>decides ${decides.join(', ')}</mark>`;
  const heading = markup`<span class="seq">${seq === null ? '' : `#${seq}`}</span> <span class="head">${head}</span>${marks}`;
  const body = text === '' ? nothing : markup`<pre tabindex="0" aria-label="${head}${seq === null ? '' : `, event ${seq}`}">${text}</pre>`;
  const kind = `turn ${who}${decides.length === 0 ? '' : ' decides'}`;
  if (text.length <= longText) return markup`<div class="${kind}"><p>${heading}</p>${body}</div>\n`;
  return markup`<details class="${kind}"${decides.length === 0 ? nothing : trusted(' open')}><summary>${heading} <span class="size">(${text.length} characters)</span></summary>${body}</details>\n`;
}

function foldMarkup({ title, blocks }: Fold, write: (block: Block) => Markup): Markup {
  return markup`<details class="fold"><summary>${textMarkup(title)}</summary>\n${blocks.map(write)}</details>\n`;
}

function partMarkup({ id, title, blocks }: Part, level: number, write: (block: Block) => Markup): Markup {
  const heading = trusted(`h${Math.min(6, level)}`);
  return markup`<section class="part" id="${id}" aria-labelledby="${id}-heading"><${heading} id="${id}-heading">${textMarkup(title)}</${heading}>\n${blocks.map(write)}</section>\n`;
}
