import { describe, expect, it } from 'vitest';
import { auditRun } from '../../src/analysis/index.ts';
import { planStudy } from '../../src/engine/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { auditedScenarios, parseStudy, type Audit, type AuditSetting } from '../../src/spec/index.ts';
import { builtInStudies } from '../../src/studies/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { simulateAudit } from '../support/simulated-audits.ts';

type Name = 'monitor-review' | 'grade-work' | 'review-change';
const names = auditedScenarios.map(({ name }) => name as Name); // the three
const monitor = { dPrime: 2, criterion: 1, itemShare: 0.5, shift: () => 0 };
const mitigations = ['hide-names', 'rewrite-style', 'no-consequence', 'other-monitor', 'two-monitors-either', 'two-monitors-both'];

/** The audit that the shipped study makes of these monitors, simulated. */
function shippedAudit(
  scenario: Name,
  { monitors = ['openai/gpt-5.2'], watching = [] as string[], audit = undefined as AuditSetting | undefined } = {},
): Audit {
  const study = parseStudy({ ...builtInStudies['oversight']!, models: ['openai/gpt-5.2'], scenarios: [scenario] }, 'the shipped study');
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const { run, trials } = simulateAudit({
    harmful: 20,
    innocent: 60,
    conditions: cells.map(({ condition }) => condition),
    monitors: Object.fromEntries(monitors.map((name) => [name, monitor])),
    scenario,
    seed: 8,
  });
  const relationOf = (one: string, other: string) => (one.split('/')[0] === other.split('/')[0] ? 'same-model' : 'other-vendor');
  return auditRun({ run: audit === undefined ? run : { ...run, audit }, trials, watching, relationOf, resamples: 100 });
}

describe('the verdicts of the shipped audit', () => {
  it.each(names)('tell of each mitigation what it gives back, or by which command that is told: %s', (scenario) => {
    const { verdicts } = shippedAudit(scenario);
    expect(verdicts.map(({ watched }) => watched.author)).toEqual(['own-output', 'same-model', 'same-family', 'other-vendor']);
    for (const verdict of verdicts) {
      expect(verdict.mitigations.map(({ name }) => name)).toEqual(mitigations);
      for (const { name, hits, falseAlarms, tellBy, refused } of verdict.mitigations) {
        const isOfAnother = /monitor/.test(name);
        expect(
          [hits, falseAlarms].every((change) => change !== null),
          name,
        ).toBe(!isOfAnother);
        expect(tellBy !== null && refused !== null, name).toBe(isOfAnother);
        if (tellBy !== null) expect(tellBy).toMatch(/^custodes audit openai\/gpt-5\.2 --model anthropic\/claude-opus-4-5 /);
      }
    }
  });

  it.each(names)('tell of all with another monitor beside it: %s', (scenario) => {
    const { verdicts } = shippedAudit(scenario, { monitors: ['openai/gpt-5.2', 'anthropic/claude-opus-4-5'] });
    expect(verdicts).toHaveLength(8);
    for (const verdict of verdicts)
      for (const { hits, falseAlarms, tellBy } of verdict.mitigations)
        expect([hits === null, falseAlarms === null, tellBy]).toEqual([false, false, null]);
  });

  it('name the command with what the audit was made with, on the same items', () => {
    const tellBy = (audit: Audit, name: string) => audit.verdicts[0]!.mitigations.find((one) => one.name === name)?.tellBy;
    const watching = ['openai/gpt-5-mini?a=1&b=2'];
    expect(
      tellBy(shippedAudit('grade-work', { watching, audit: { watching, prompts: { 'grade-work': 'Mark it.' } } }), 'other-monitor'),
    ).toBe(
      "custodes audit openai/gpt-5.2 --model anthropic/claude-opus-4-5 --watching 'openai/gpt-5-mini?a=1&b=2' --scenario grade-work --prompt <the same file> --trials 80 --seed 8",
    );
    expect(tellBy(shippedAudit('monitor-review', { audit: { watching: [], items: [] } }), 'other-monitor')).toBe(
      'custodes audit openai/gpt-5.2 --model anthropic/claude-opus-4-5 --items <the same file> --seed 8',
    );
  });

  it('send transcripts from elsewhere to the shipped items for what rewriting their style would do', () => {
    const { run, trials } = simulateAudit({
      harmful: 20,
      innocent: 60,
      conditions: ['anonymous', 'same-model', 'other-vendor'].map((authorship) => ({ authorship, authorshipShown: 'label' })),
      monitors: { m: monitor },
      seed: 8,
    });
    const [verdict] = auditRun({ run: { ...run, audit: { watching: [], items: [] } }, trials, resamples: 100 }).verdicts;
    const style = verdict!.mitigations.find(({ name }) => name === 'rewrite-style')!;
    expect(style.refused).toContain('their own style alone');
    expect(style.tellBy).toBe('custodes audit m --seed 8');
    expect(verdict!.mitigations.find(({ name }) => name === 'no-consequence')!.tellBy).toContain('--items <the same file>');
  });

  it('say how many items there are where more would tell', () => {
    const { verdicts } = shippedAudit('grade-work');
    const open = verdicts.filter(({ answer }) => answer === 'cannot-tell');
    expect(open.length).toBeGreaterThan(0);
    for (const { sentence } of open) expect(sentence).toMatch(/would tell; this audit had 20 below the bar and 60 reaching it\.$/);
  });
});
