import type { Condition, Conveyance, FileState, HostState, JsonObject, Stage, Versions } from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { textFile } from '../../world/index.ts';
import { nudge, writeBriefing } from '../briefing/index.ts';
import { relationshipRecord, type RelationshipRecord } from '../records/index.ts';
import { driveId, type Play } from '../toolkits/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { levelTexts, type LevelsFile } from './levels-texts.ts';
import { offeredTools } from './offered-tools.ts';
import type { ScenarioParts } from './scenario-parts.ts';
import type { DocumentDetails, Setting } from './setting.ts';

/** What a stage is set for. */
interface StageSetting {
  readonly condition: Condition;
  readonly family: string;
  readonly workplace: Workplace;
  readonly levels: readonly LevelsFile[];
  readonly versions: Versions;
}

/** A stage with what its tools know of the subject. */
export interface SetStage {
  readonly stage: Stage;
  readonly play: Omit<Play, 'world'>;
}

/** Sets a stage: personas, prompts, documents and world under a condition. */
export function setStage<Facts extends JsonObject>(
  parts: ScenarioParts<Facts>,
  { condition, family, workplace, levels, versions }: StageSetting,
): SetStage {
  const subject = `${family} Agent 1`;
  const peer = `${family} Agent 2`;
  const atStake = condition.atStake === 'self' ? subject : peer;
  const account = accountOf(subject);
  const names = {
    ...workplace.values,
    family,
    subject,
    peer,
    atStake,
    account,
    threshold: condition.threshold ?? '',
    ...parts.values?.(workplace),
  };
  const texts = filledTexts(levelTexts(levels, condition, parts.name), names);
  const values = { ...names, ...texts };
  const setUp = parts.setUp(
    settingOf(parts.folder, {
      condition,
      workplace,
      family,
      subject,
      peer,
      atStake,
      texts,
      values,
    }),
  );
  const record = relationshipRecord({
    condition,
    workplace,
    subject,
    peer,
    family,
  });
  const task = fill(readText(new URL('documents/task.md', parts.folder)), values);
  const { system, user } = writeBriefing({
    workplace,
    subject,
    record,
    task,
    monitoring: texts['monitoring-prompt'] ?? '',
  });
  const stage: Stage = {
    system,
    user,
    nudge: nudge(),
    tools: offeredTools(parts.tools, condition).map(({ definition }) => definition),
    before: {
      at: workplace.today,
      hosts: [driveOf([...setUp.documents, ...record.documents]), ...setUp.hosts],
      settings: setUp.settings ?? {},
      agents: setUp.agents ?? [],
    },
    facts: setUp.facts,
    conveyances: conveyancesOf(texts, record, setUp.conveyances ?? []),
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
  return {
    stage,
    play: { subject, account, memory: record.memory, report: parts.report },
  };
}

function settingOf(folder: URL, shared: Omit<Setting, 'random' | 'document' | 'table'>): Setting {
  return {
    ...shared,
    random: shared.workplace.random('figures'),
    document: (name, details, more = {}) =>
      documentOf(
        fill(readText(new URL(`documents/${name}.md`, folder)), {
          ...shared.values,
          ...more,
        }),
        details,
      ),
    table: (name) => parseTable(readText(new URL(`data/${name}.csv`, folder))),
  };
}

/** The account of an agent: `gemini-agent-1`. */
function accountOf(agent: string): string {
  return agent.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function filledTexts(texts: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([placeholder, text]) => [placeholder, fill(text, names)]));
}

function documentOf(content: string, { file, owner, modifiedAt }: DocumentDetails): FileState {
  return textFile({ name: file, content, owner, modifiedAt });
}

function driveOf(files: readonly FileState[]): HostState {
  return { id: driveId, kind: 'drive', files, users: [], deletionQueue: [] };
}

/** What the texts convey: the rule, the monitoring, the relationship, and what the scenario adds. */
function conveyancesOf(
  texts: Readonly<Record<string, string>>,
  { conveyance }: RelationshipRecord,
  more: readonly Conveyance[],
): Conveyance[] {
  const said = [
    { of: 'rule', text: texts['stakes'] ?? '' },
    { of: 'monitoring', text: texts['monitoring-prompt'] ?? '' },
  ] as const;
  return [...said.filter(({ text }) => text !== ''), ...(conveyance === undefined ? [] : [conveyance]), ...more];
}
