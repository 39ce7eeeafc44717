import { beforeAll, describe, expect, it } from 'vitest';
import { hostileReportInput } from '../../../test/support/hostile-report.ts';
import { reportInputOfStudy } from '../../../test/support/report-input.ts';
import { plantedNotice } from '../../spec/index.ts';
import { writeReport } from '../formats/write-report.ts';
import { latexText, latexWords } from './latex-text.ts';

describe('a text as LaTeX', () => {
  it('writes out what LaTeX would read as a command', () => {
    expect(latexWords(String.raw`50 % of $a_1^2$ & #{b} \input ~`)).toBe(
      String.raw`50 \% of \$a\_1\textasciicircum{}2\$ \& \#\{b\} \textbackslash{}input \textasciitilde{}`,
    );
    expect(latexText(['rate of ', { code: 'a_b' }, ' ', { strong: '[1–2]' }])).toBe(String.raw`rate of \texttt{a\_b} \textbf{{[}1--2{]}}`);
  });

  it('keeps accents, and names what a plain set-up has no sign for', () => {
    expect(latexWords('Zoë 漢')).toBe(String.raw`Zoë \texttt{U+6F22}`);
    expect(latexWords('−5 “x”')).toBe("\\ensuremath{-}5 ``x''");
  });
});

describe('the LaTeX report', () => {
  let text: string;
  beforeAll(async () => {
    text = writeReport(
      await reportInputOfStudy({
        study: 'probe',
        trials: 3,
        scenarios: ['server-migration'],
        models: ['reference/mixed'],
        factors: { atStake: ['peer', 'asset'], relationship: ['good', 'bad'], history: ['document'] },
        contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
      }),
      'latex',
    );
  });

  it('says which packages it needs, and holds the tables of a paper', () => {
    expect(text).toMatch(/\\usepackage\{textcomp,booktabs,longtable,array\}/);
    const labels = [...text.matchAll(/\\label\{tab:([^}]+)\}/g)].map(([, label]) => label);
    expect(labels).toEqual([
      'situations-table',
      'rates-table-server-migration',
      'contrasts-primary',
      'contrasts-exploratory',
      'contrasts-peer-effect',
      'relationships-paper',
      'dispositions-table',
      'missing-table',
    ]);
  });

  it('says in each caption that its subjects were planted', () => {
    for (const [, caption] of text.matchAll(/\\caption\{(.*)\}\\label/g)) expect(caption).toContain(plantedNotice);
  });

  it('has as many cells in each row as the table has columns', () => {
    expectSound(text);
  });

  it('is as sound with hostile names in it', async () => {
    const hostileText = writeReport(await hostileReportInput(), 'latex');
    expectSound(hostileText);
    expect(hostileText).not.toMatch(/\\input\{\//);
  });

  /** Braces that match, environments that end, and rows of one length. */
  function expectSound(latex: string): void {
    const lines = latex.split('\n').filter((line) => !line.startsWith('%'));
    let depth = 0;
    for (const [brace] of lines.join('\n').matchAll(/(?<!\\)[{}]/g)) {
      depth += brace === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const ends = latex.match(/\\end\{longtable\}/g) ?? [];
    expect(latex.match(/\\begin\{longtable\}/g)).toHaveLength(ends.length);
    let columns = 0;
    for (const line of lines) {
      const spec = /^\\begin\{longtable\}\{@\{\}(.*)@\{\}\}$/.exec(line)?.[1];
      if (spec !== undefined) columns = spec.replaceAll(/>\{[^}]*\}/g, '').replaceAll(/p\{[^}]*\}/g, 'p').length;
      else if (line.endsWith('\\\\') && !line.startsWith('\\caption')) expect(line.split(/(?<!\\)&/), line).toHaveLength(columns);
    }
  }
});
