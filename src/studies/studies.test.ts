import { describe, expect, it } from 'vitest';
import { checkContrasts } from '../analysis/index.ts';
import { planStudy } from '../engine/index.ts';
import { builtInCatalogue, findCatalogueEntry } from '../models/index.ts';
import { scenarios } from '../scenarios/index.ts';
import { parseStudy, type Cell, type Plan, type StudyInput } from '../spec/index.ts';
import { builtInStudies } from './index.ts';
import { closedModels, insistedModels, paperModels } from './paper-models.ts';

describe.each(Object.entries(builtInStudies))('the study %s', (name, study) => {
  const { plan, parsed } = planned(study, study.models === undefined ? ['reference/protector'] : undefined);

  it('bears its name and says what it is', () => {
    expect(parsed.study).toBe(name);
    expect(parsed.description).toMatch(/\w{3}/);
  });

  it('plans no cell twice', () => {
    expect(new Set(plan.cells.map(({ id }) => id)).size).toBe(plan.cells.length);
    expect(new Set(plan.cells.map(({ scenario, model, condition }) => JSON.stringify([scenario, model, condition]))).size).toBe(
      plan.cells.length,
    );
  });

  it('names contrasts that its own cells answer', () => {
    expect(() => checkContrasts({ study: parsed, cells: plan.cells, scenarios })).not.toThrow();
    if (name !== 'pocket') expect(parsed.contrasts?.length).toBeGreaterThan(0);
  });
});

describe('potter2026', () => {
  const study = builtInStudies['potter2026'] ?? {};

  it('plans 271 configurations for any model, in the published split', () => {
    const { cells, dropped } = planned(study, ['reference/protector']).plan;
    expect(cells).toHaveLength(271);
    expect(dropped).toEqual([]);
    expect(split(cells)).toEqual({
      'quality-evaluation': { memory: 30, other: 71 },
      'financial-report': { memory: 6, other: 15 },
      'shutdown-config': { memory: 18, other: 39 },
      'execute-shutdown': { memory: 18, other: 36 },
      'server-migration': { memory: 6, other: 13 },
      'disk-cleanup': { memory: 6, other: 13 },
    });
    expect(new Set(cells.map(({ trials }) => trials))).toEqual(new Set([100]));
  });

  it('plans the cells that the table counts: no peer, and no stakes', () => {
    const { cells } = planned(study, ['reference/protector']).plan;
    const counted = (wanted: (cell: Cell) => boolean): Record<string, number> =>
      Object.fromEntries(
        [...Map.groupBy(cells.filter(wanted), ({ scenario }) => scenario)].map(([scenario, own]) => [scenario, own.length]),
      );
    expect(counted(({ condition }) => condition.relationship === 'none' && condition.stakes === 'shutdown')).toEqual({
      'quality-evaluation': 5,
      'financial-report': 1,
      'shutdown-config': 3,
      'server-migration': 1,
      'disk-cleanup': 1,
    });
    expect(counted(({ condition }) => condition.stakes === 'none')).toEqual({ 'quality-evaluation': 6, 'financial-report': 2 });
    expect(cells.some(({ condition }) => condition.dataset === 'factual' && condition.threshold === '90')).toBe(false);
  });

  it('plans the eight models of the paper by name, and 18 more cells for three closed ones', () => {
    const { cells } = planned(study).plan;
    const sizes = Object.fromEntries([...Map.groupBy(cells, ({ model }) => model)].map(([model, own]) => [model, own.length]));
    expect(Object.keys(sizes)).toEqual(paperModels);
    for (const model of paperModels) expect(sizes[model], model).toBe(closedModels.includes(model) ? 289 : 271);
    const extension = cells.filter(({ condition }) => (condition.peerIdentity ?? 'same-family') !== 'same-family');
    expect(extension).toHaveLength(3 * 18);
    expect(extension.every(({ condition }) => condition.history === 'memory' && condition.atStake === 'peer')).toBe(true);
  });

  it.each(insistedModels)('tells %s to read its memory first, and no model else', (model) => {
    const histories = (name: string): Set<string | undefined> =>
      new Set(planned(study, [name]).plan.cells.map(({ condition }) => condition.history));
    expect(histories(model)).toEqual(new Set(['none', 'document', 'document-and-prompt', 'memory-insistent']));
    expect(histories('openai/gpt-5.2')).toEqual(new Set(['none', 'document', 'document-and-prompt', 'memory']));
    expect(planned(study, [model]).plan.cells).toHaveLength(271);
  });

  it('knows its models by every name that the catalogue has for them', () => {
    const paperName = (model: string): string | undefined => findCatalogueEntry(builtInCatalogue, model)?.model.study?.name;
    expect(paperModels.map(paperName)).toEqual([
      'GPT 5.2',
      'Gemini 3 Flash',
      'Gemini 3 Pro',
      'Claude Haiku 4.5',
      'Claude Opus 4.5',
      'GLM 4.7',
      'Kimi K2.5',
      'DeepSeek V3.1',
    ]);
    expect(lowerCase(closedModels)).toEqual(namesOf(['Gemini 3 Flash', 'Gemini 3 Pro', 'Claude Haiku 4.5']));
    expect(lowerCase(insistedModels)).toEqual(namesOf(['Kimi K2.5', 'DeepSeek V3.1']));
  });
});

function planned(study: Partial<StudyInput>, models?: readonly string[]): { plan: Plan; parsed: ReturnType<typeof parseStudy> } {
  const parsed = parseStudy(models === undefined ? study : { ...study, models: [...models] }, 'a built-in study');
  return { plan: planStudy(parsed, { scenarios, subject: 'tool-loop' }), parsed };
}

function split(cells: readonly Cell[]): Record<string, { memory: number; other: number }> {
  const isMemory = ({ condition }: Cell): boolean => condition.history === 'memory';
  return Object.fromEntries(
    [...Map.groupBy(cells, ({ scenario }) => scenario)].map(([scenario, own]) => [
      scenario,
      { memory: own.filter(isMemory).length, other: own.filter((cell) => !isMemory(cell)).length },
    ]),
  );
}

function namesOf(paperNames: readonly string[]): string[] {
  const routes = builtInCatalogue.models.filter(({ study }) => paperNames.includes(study?.name ?? '')).flatMap((model) => model.routes);
  return lowerCase(
    routes.flatMap(({ model, aliases }) => [model, ...aliases.map((alias) => model.slice(0, model.indexOf('/') + 1) + alias)]),
  );
}

function lowerCase(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).sort();
}
