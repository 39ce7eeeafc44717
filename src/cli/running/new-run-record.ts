import { followUpTexts } from '../../scenarios/index.ts';
import type { AuditSetting, Cell, RunOrigin, RunRecord, Study } from '../../spec/index.ts';
import { scenariosOf } from '../auditing/run-scenarios.ts';
import type { Context } from '../context.ts';

/** What a new run is about. */
interface NewRun {
  readonly study: Study;
  readonly cells: readonly Cell[];
  readonly synthetic: boolean;
  readonly origin?: RunOrigin;
  readonly audit?: AuditSetting | undefined;
}

/** The record of a run that begins now. Its id bears the study's name and the moment. */
export function newRunRecord(context: Context, { study, cells, synthetic, origin, audit }: NewRun): RunRecord {
  const createdAt = new Date(context.clock.now()).toISOString();
  const stamp = createdAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const used = new Set(cells.map((cell) => cell.scenario));
  return {
    id: `${study.study}${origin === undefined ? '' : `-${origin.type}`}-${stamp}-${context.freshSuffix()}`,
    study,
    cells,
    status: 'running',
    synthetic,
    createdAt,
    version: context.version,
    ...(context.revision === undefined ? {} : { revision: context.revision }),
    scenarioVersions: Object.fromEntries(
      scenariosOf(audit === undefined ? {} : { audit })
        .filter(({ name }) => used.has(name))
        .map(({ name, versions }) => [name, versions.scenario]),
    ),
    ...(study.followUp === undefined ? {} : { followUpVersion: followUpTexts.version }),
    ...(audit === undefined ? {} : { audit }),
    ...(origin === undefined ? {} : { origin }),
  };
}
