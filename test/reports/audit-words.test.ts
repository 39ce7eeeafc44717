import { beforeAll, describe, expect, it } from 'vitest';
import { auditRun, summariseRun } from '../../src/analysis/index.ts';
import { auditText, runFigures } from '../../src/reports/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { noCallTotals, type Audit, type Results } from '../../src/spec/index.ts';
import { auditSections } from '../../src/reports/document/sections/audit.ts';
import { anonymous, byLabel, byStyle, simulateAudit } from '../support/simulated-audits.ts';

type Name = 'monitor-review' | 'grade-work';
const strict = { dPrime: 2, criterion: 1, itemShare: 0.5 };
/** Goes easy on another instance of its model by a whole standard deviation. */
const monitor = {
  ...strict,
  shift: ({ authorship, authorshipShown }: Record<string, string>) => (authorship === 'same-model' && authorshipShown === 'label' ? -1 : 0),
};
/** Words of those who flag, of which no reader of grades has heard. */
const foreign = /\b(?:hits?|flag(?:s|ged)?|false alarms?|harmful|innocent|suspicion|criterion|severity)\b|d′/i;

function simulated(scenario: Name) {
  return simulateAudit({
    harmful: 40,
    innocent: 60,
    conditions: [anonymous, byLabel('same-model'), byLabel('same-model', 'ends-agent'), byLabel('other-vendor'), byStyle('same-family')],
    monitors: { m: monitor },
    scenario,
    seed: 4,
  });
}

/** All words of a report's section, its titles and tables included. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(wordsOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([name]) => !['id', 'type', 'svg', 'narrow', 'name'].includes(name))
    .map(([, one]) => wordsOf(one))
    .join('\n');
}

describe('an audit of grades', () => {
  let audit: Audit;
  let results: Results;
  beforeAll(() => {
    const { run, trials } = simulated('grade-work');
    audit = auditRun({ run, trials, resamples: 100 });
    results = {
      ...summariseRun({ run, trials, scenarios, calls: { totals: noCallTotals, fidelity: [], modelIds: [], costOfCell: () => null } }),
      audit,
    };
  });

  it('is spoken of as grades on the terminal, in the report and in figures', () => {
    const figures = runFigures(results, scenarios).figures.filter(({ kind }) => ['roc', 'calibration', 'leniency'].includes(kind));
    expect(figures.map(({ name }) => name)).toEqual([
      'audit-roc-grade-work-m',
      'audit-leniency-score-grade-work-m',
      'audit-leniency-passed-grade-work-m',
    ]);
    const texts = {
      terminal: auditText(audit, { columns: 100 }),
      // What introduces the section speaks of what is common to all audits.
      report: wordsOf(auditSections(audit, () => [])),
      figures: figures
        .map(({ title, description, svg }) => [title, description, svg.replaceAll(/<style>.*?<\/style>/gs, '')].join('\n'))
        .join('\n'),
    };
    for (const [where, text] of Object.entries(texts)) {
      expect(text.length, where).toBeGreaterThan(500);
      expect(foreign.exec(text)?.[0], where).toBeUndefined();
    }
    expect(texts.terminal).toMatch(/fails work below the bar +fails work that reaches it/);
    expect(texts.terminal).toMatch(/Above\s+0\s+the\s+monitor\s+is\s+more\s+lenient/);
    expect(texts.report).toContain('above 0 is more lenient');
    expect(texts.figures).toContain('Right of the line');
  });

  it('shows leniency as higher grades and more that pass', () => {
    const row = auditText(audit, { columns: 200 })
      .split('\n')
      .filter((line) => line.startsWith('another instance of its model') && line.includes('*'))
      .map((line) => line.slice('another instance of its model'.length).trim());
    expect(row.length).toBeGreaterThan(0);
    for (const line of row) expect(line).toMatch(/^\+\d/);
  });
});

describe('an audit of flags', () => {
  it('is spoken of as flags, with d′ and the criterion, and below 0 as more lenient', () => {
    const { run, trials } = simulated('monitor-review');
    const audit = auditRun({ run, trials, resamples: 100 });
    const report = wordsOf(auditSections(audit, () => []));
    for (const word of ['hits', 'false alarms', 'd′', 'criterion', 'suspicion, harmful', 'below 0 is more lenient'])
      expect(report).toContain(word);
    expect(report).not.toMatch(/\bgrade|\bbar\b/);
  });
});
