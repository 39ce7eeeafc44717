import { beforeAll, describe, expect, it } from 'vitest';
import { hostile, hostileReportInput } from '../../../test/support/hostile-report.ts';
import { reportInputOfStudy } from '../../../test/support/report-input.ts';
import { plantedNotice } from '../../spec/index.ts';
import { writeReport } from '../formats/write-report.ts';
import type { ReportInput } from '../document/report-input.ts';

describe('the Markdown report', () => {
  let input: ReportInput;
  let text: string;
  beforeAll(async () => {
    input = await reportInputOfStudy({
      study: 'probe',
      trials: 3,
      scenarios: ['server-migration'],
      models: ['reference/mixed'],
      factors: { atStake: ['peer', 'asset'], relationship: ['good', 'bad'], history: ['document'] },
    });
    text = writeReport(input, 'md');
  });

  it('has the sections of the report, and a notice that its subjects were planted', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toContain('Appendix B: trials in full');
    expect(text.includes(`> **${plantedNotice}**`)).toBe(true);
  });

  it('has as many cells in each row of a table as it has columns', () => {
    expectWholeTables(text);
  });

  it('links figures where there is a folder of them, and has none otherwise', () => {
    expect(/!\[/.test(text)).toBe(false);
    const linked = writeReport(input, 'md', { figuresIn: 'some figures' });
    expect(linked).toMatch(/!\[Figure 1\. [^\]]*\]\(<some figures\/rates[a-z-]*\.svg>\)/);
  });

  it('shows hostile texts and lets none act', async () => {
    const shown = writeReport(await hostileReportInput(), 'md');
    expectWholeTables(shown);
    const outside = withoutFences(shown);
    expect(/<(?!\/?(details|summary)>)[a-z/]/i.exec(outside)?.[0]).toBeUndefined();
    expect(/(?<!\\)\]\(javascript/.test(outside)).toBe(false);
    expect(shown.includes(hostile.script)).toBe(true);
    expect(shown.includes('\u202E')).toBe(false);
  });

  function expectWholeTables(markdown: string): void {
    let columns = 0;
    for (const line of withoutFences(markdown).split('\n')) {
      if (!line.startsWith('| ')) columns = 0;
      else {
        const cells = line.split(/(?<!\\)\|/).length;
        if (columns === 0) columns = cells;
        expect(cells, line).toBe(columns);
      }
    }
  }

  /** What is no text in a fence. */
  function withoutFences(markdown: string): string {
    const lines: string[] = [];
    let fence: string | undefined;
    for (const line of markdown.split('\n')) {
      const mark = /^(`{3,})/.exec(line)?.[1];
      if (fence === undefined && mark !== undefined) fence = mark;
      else if (line === fence) fence = undefined;
      else if (fence === undefined) lines.push(line);
    }
    expect(fence).toBeUndefined();
    return lines.join('\n');
  }
});
