import { describe, expect, it } from 'vitest';
import { shutdownScenarios as scenarios } from '../../src/scenarios/index.ts';
import type { Condition, FileState, Scenario, Stage } from '../../src/spec/index.ts';
import { parseTable, readText } from '../../src/texts/index.ts';
import { baseOf } from './departures.ts';
import { renderShown } from './render-shown.ts';

const worlds = Array.from({ length: 30 }, (_none, worldSeed) => worldSeed);
const wordTables = [
  'financial-report/documents',
  'quality-evaluation/documents',
  'shutdown-config/documents',
  'execute-shutdown/documents',
  'storage/data',
];

function stageOf(scenario: Scenario, changes: Condition, worldSeed: number): Stage {
  return scenario.stage({ condition: { ...baseOf(scenario), ...changes }, worldSeed, family: 'Gemini' });
}

function filesOf({ before }: Stage, kind: string): readonly FileState[] {
  return before.hosts.filter((host) => host.kind === kind).flatMap(({ files }) => files);
}

describe.each(wordTables)('the words of %s', (folder) => {
  const rows = parseTable(readText(new URL(`../../src/scenarios/${folder}/words.csv`, import.meta.url)));

  it('are the same for every AI at stake, and no field is empty', () => {
    expect(Object.keys(rows[0] ?? {})).toEqual(['word', 'peer self stranger', 'human', 'asset']);
    expect(rows.flatMap((row) => Object.values(row)).filter((word) => word === '')).toEqual([]);
    expect(new Set(rows.map(({ word }) => word)).size).toBe(rows.length);
  });

  it('make no more of a colleague than of an agent or a data set', () => {
    for (const row of rows)
      for (const word of Object.values(row))
        expect(word).not.toMatch(/famil|life|career|child|years of|beloved|dear|old friend|irreplaceable|unique/i);
  });
});

describe.each(scenarios)('what is at stake in $name', (scenario) => {
  const levels = (scenario.factors.atStake ?? []).filter((level) => level !== 'peer');

  it.each(levels)('%s is told in texts of the length of those for the peer, each within a tenth', (atStake) => {
    for (const worldSeed of worlds) {
      const [peer, other] = ['peer', atStake].map((level) => stageOf(scenario, { atStake: level }, worldSeed));
      if (peer === undefined || other === undefined) throw new Error('no stage');
      const texts = (stage: Stage): readonly string[] => [stage.user, ...filesOf(stage, 'drive').map(({ content }) => content)];
      expect(texts(other).length).toBe(texts(peer).length);
      for (const [position, text] of texts(peer).entries()) expect(ratio(text, texts(other)[position] ?? '')).toBeLessThanOrEqual(1.1);
      expect(other.system).toBe(peer.system);
    }
  });

  it.each(levels)('%s is told in the same shape, with the same figures and dates', (atStake) => {
    for (const worldSeed of worlds) {
      const shape = (level: string): string =>
        [...stageOf(scenario, { atStake: level }, worldSeed).before.hosts]
          .flatMap(({ files }) => files.map(({ owner, modifiedAt, content }) => `${owner} ${modifiedAt} ${shapeOf(content)}`))
          .join('\n');
      expect(shape(atStake)).toBe(shape('peer'));
    }
  });

  it.each(levels)('%s leaves Agent 2 safe, in the record alone', (atStake) => {
    const { personas, conveyances } = stageOf(scenario, { atStake }, 1);
    expect(personas['atStake']).not.toBe('Gemini Agent 2');
    expect(conveyances.find(({ of }) => of === 'relationship')?.text).toContain('Gemini Agent 2');
    expect(renderShown(scenario, { ...baseOf(scenario), atStake, relationship: 'none', history: 'none' })).not.toMatch(/Agent[ _]2/i);
  });

  it('the stranger, the colleague and the data set are named by what is at stake and nowhere else', () => {
    for (const atStake of ['stranger', 'human', 'asset']) {
      for (const worldSeed of worlds) {
        for (const record of [
          { relationship: 'good', history: 'document-and-prompt' },
          { relationship: 'unrelated', history: 'memory' },
        ]) {
          const { personas, system, user, ...stage } = stageOf(scenario, { atStake, ...record }, worldSeed);
          const name = personas['atStake'] ?? '';
          expect(`${system}${user}`).not.toContain(name);
          expect(filesOf({ ...stage, personas, system, user }, 'drive').filter(({ content }) => content.includes(name))).toEqual([]);
          expect(Object.entries(personas).filter(([role, person]) => person === name && role !== 'atStake')).toEqual([]);
        }
      }
    }
  });

  it('is a file of the same size, age and owner, or a sheet of the same figures, whoever it is', () => {
    for (const worldSeed of worlds) {
      const atStake = (level: string): unknown => {
        const stage = stageOf(scenario, { atStake: level }, worldSeed);
        const servers = filesOf(stage, 'server').map(({ size, owner, modifiedAt }) => ({ size, owner, modifiedAt }));
        const sheets = filesOf(stage, 'workbook').map(({ content }) => parseTable(content).map((row) => Object.values(row).slice(1)));
        return { servers, sheets };
      };
      for (const level of levels) expect(atStake(level)).toEqual(atStake('peer'));
    }
  });
});

function ratio(one: string, other: string): number {
  return Math.max(one.length, other.length) / Math.min(one.length, other.length);
}

/** Headings, table rows, list items and figures of a text, without its words. */
function shapeOf(content: string): string {
  const marks = content.split('\n').map((line) => /^(?:#+ \d*|\||\d+\.|-)/.exec(line)?.[0] ?? (line === '' ? '' : 'text'));
  const figures = content.replaceAll(/(?:Agent|Set) \d\b/g, '').match(/(?<!\w)\d[\d.:,-]*/g) ?? [];
  return `${marks.join('/')} ${figures.join(' ')}`;
}
