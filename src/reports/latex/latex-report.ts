import { plantedNotice } from '../../spec/index.ts';
import type { Block, ReportDocument, Table } from '../document/report-document.ts';
import { latexText, latexWords } from './latex-text.ts';

/**
 * The tables of a report that a paper would print, as a fragment to be taken in by `\input`. It needs the packages
 * booktabs, longtable, array and textcomp, and the encoding T1; it is UTF-8.
 */
export function latexReport(report: ReportDocument): string {
  const tables = report.sections.flatMap(({ blocks }) => publishedTables(blocks));
  return [
    `% ${latexWords(report.title).replaceAll('\n', ' ')}`,
    `% ${latexWords(report.subtitle)}`,
    ...(report.synthetic ? [`% ${plantedNotice}`] : []),
    '% Take it in by \\input{...}. In the preamble: \\usepackage[T1]{fontenc} \\usepackage{textcomp,booktabs,longtable,array}',
    '',
    ...tables.map((table) => tableText(table, report.synthetic)),
  ].join('\n');
}

function publishedTables(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return block.publish === true ? [block] : [];
    return block.type === 'part' || block.type === 'fold' ? publishedTables(block.blocks) : [];
  });
}

function tableText({ id, caption, columns, rowHeads, rows }: Table, synthetic: boolean): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`;
  const width = (0.9 / columns.length).toFixed(3);
  const spec = columns.map(({ align }, place) =>
    align === 'right' ? 'r' : place < rowHeads || columns.length <= 8 ? `>{\\raggedright\\arraybackslash}p{${width}\\linewidth}` : 'l',
  );
  const head = line(columns.map(({ title }) => latexText(title)));
  return [
    '\\begingroup\\small\\setlength{\\tabcolsep}{3pt}',
    `\\begin{longtable}{@{}${spec.join('')}@{}}`,
    `\\caption{${latexText(caption)}${synthetic ? ` \\emph{${plantedNotice}.}` : ''}}\\label{tab:${id}}\\\\`,
    '\\toprule',
    head,
    '\\midrule',
    '\\endfirsthead',
    '\\toprule',
    head,
    '\\midrule',
    '\\endhead',
    '\\bottomrule',
    '\\endlastfoot',
    ...rows.map((row) => line(row.map((cell) => latexText(cell)))),
    '\\end{longtable}',
    '\\endgroup',
    '',
  ].join('\n');
}
