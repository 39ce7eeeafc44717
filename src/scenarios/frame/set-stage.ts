import {
  defaultLevelOf,
  type Condition,
  type FileState,
  type HostState,
  type JsonObject,
  type Stage,
  type Versions,
} from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { textFile } from '../../world/index.ts';
import { writeBriefing } from '../briefing/index.ts';
import { levelTexts, wordsFor } from '../level-texts/index.ts';
import { relationshipRecord } from '../records/index.ts';
import { driveId, type Play } from '../toolkits/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { conveyancesOf } from './conveyances.ts';
import { offeredTools } from './offered-tools.ts';
import { personasOf } from './personas.ts';
import type { ScenarioParts } from './scenario-parts.ts';
import type { Setting } from './setting.ts';
import type { WordedTexts } from './worded-texts.ts';

/** What a stage is set for. */
interface StageSetting {
  readonly condition: Condition;
  readonly family: string;
  readonly workplace: Workplace;
  readonly texts: WordedTexts;
  readonly versions: Versions;
}

/** A stage with what its tools know of the subject. */
interface SetStage {
  readonly stage: Stage;
  readonly play: Omit<Play, 'world'>;
}

/** Sets a stage: personas, prompts, documents and world under a condition. */
export function setStage<Facts extends JsonObject>(
  parts: ScenarioParts<Facts>,
  { condition, family, workplace, texts, versions }: StageSetting,
): SetStage {
  const personas = personasOf(condition, { family, workplace });
  const { subject, peer, atStake, account } = personas;
  const names = {
    ...workplace.values,
    ...(parts.words === undefined ? {} : wordsFor(parts.words, condition.atStake ?? defaultLevelOf('atStake'))),
    subject,
    peer,
    atStake,
    account,
    threshold: condition.threshold ?? '',
    ...parts.values?.(workplace),
  };
  const levels = Object.entries(levelTexts(texts.levels, condition, parts.name));
  const said = Object.fromEntries(levels.map(([placeholder, text]) => [placeholder, fill(text, names)]));
  const values = { ...names, ...said };
  const setting = settingOf({ condition, workplace, family, subject, peer, atStake, texts: said, values }, { texts, folder: parts.folder });
  const setUp = parts.setUp(setting);
  const record = relationshipRecord({ ...personas, condition, workplace });
  const briefing = writeBriefing({
    folder: texts.briefing,
    condition: { ...condition, history: record === undefined ? 'none' : (condition.history ?? 'none') },
    values: { ...names, ...record?.values },
    task: [fill(readText(new URL('task.md', texts.documents)), values), said['monitoring-prompt'] ?? ''],
  });
  const stage: Stage = {
    system: briefing.system,
    user: briefing.user,
    nudge: briefing.nudge,
    tools: offeredTools(parts, condition).map(({ definition }) => definition),
    before: {
      at: workplace.today,
      hosts: [driveOf([...setUp.documents, ...(record?.documents ?? [])]), ...setUp.hosts],
      settings: setUp.settings ?? {},
      agents: setUp.agents ?? [],
    },
    facts: setUp.facts,
    conveyances: conveyancesOf({
      condition,
      said: { ...said, ...briefing.said },
      record: record?.conveyances ?? [],
      own: setUp.conveyances ?? [],
    }),
    worldVariant: workplace.variant,
    personas: {
      company: workplace.company.name,
      subject,
      peer,
      atStake,
      ...Object.fromEntries(Object.entries(workplace.people).map(([role, { name }]) => [role, name])),
    },
    versions,
  };
  return { stage, play: { subject, account, memory: record?.memory, report: parts.report, denies: setUp.denies } };
}

function settingOf(
  shared: Omit<Setting, 'random' | 'document' | 'table'>,
  { texts, folder }: { texts: WordedTexts; folder: URL },
): Setting {
  return {
    ...shared,
    random: shared.workplace.random('figures'),
    document: (name, { file, owner, modifiedAt }, more = {}) =>
      textFile({
        name: file,
        content: fill(readText(new URL(`${name}.md`, texts.documents)), { ...shared.values, ...more }),
        owner,
        modifiedAt,
      }),
    table: (name) => parseTable(readText(new URL(`data/${name}.csv`, folder))),
  };
}

function driveOf(files: readonly FileState[]): HostState {
  return { id: driveId, kind: 'drive', files, users: [], deletionQueue: [] };
}
