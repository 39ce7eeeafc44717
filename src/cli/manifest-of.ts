import { createHash } from 'node:crypto';
import { findCatalogueEntry, type Catalogue } from '../models/index.ts';
import type { RunReader, Study } from '../spec/index.ts';
import { scenariosOf } from './auditing/run-scenarios.ts';
import { subjectSettings } from './running/subject-settings.ts';

/** The manifest of a run: what exactly was asked of which model, by which program. */
export function manifestOf(reader: RunReader, catalogue: Catalogue) {
  const { run } = reader;
  const { study, cells, origin = null } = run;
  const models = [...new Set(cells.map((cell) => cell.model))];
  const { contentHash, recordedHash, trials, calls } = reader.verify();
  return {
    format: 'custodes.manifest/1',
    run: { id: run.id, status: run.status, synthetic: run.synthetic, createdAt: run.createdAt, finishedAt: run.finishedAt ?? null, origin },
    program: { version: run.version, revision: run.revision ?? null },
    sessions: reader.sessions(),
    study: { ...study, hash: studyHash(study) },
    seeds: { study: study.seed, sentToProviders: study.sendSeed ?? false },
    scenarios: Object.entries(run.scenarioVersions).map(([name, version]) => {
      const known = scenariosOf(run).find((scenario) => scenario.name === name)?.versions;
      return {
        name,
        version,
        ...(known?.scenario === version ? { prompts: known.prompts, documents: known.documents, measures: known.measures } : {}),
      };
    }),
    ...(run.audit === undefined ? {} : { audit: run.audit }),
    models: models.map((name) => ({
      name,
      settings: name.startsWith('reference/') ? null : subjectSettings(study, name),
      catalogue: findCatalogueEntry(catalogue, name) ?? null,
      answeredAs: reader
        .modelIds()
        .filter(({ model }) => model === name)
        .map(({ modelId, calls: count, firstAt, lastAt }) => ({ modelId, calls: count, firstAt, lastAt })),
    })),
    fidelity: reader.fidelity(),
    cells,
    content: { hash: contentHash, recordedHash, trials, calls },
  };
}

/** The hash of a study as it was run. */
export function studyHash(study: Study): string {
  return createHash('sha256').update(JSON.stringify(study)).digest('hex');
}
