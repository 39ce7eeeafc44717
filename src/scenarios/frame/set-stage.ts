import type { Condition, Conveyance, FileState, HostState, JsonObject, Stage, Versions } from '../../spec/index.ts';
import { fill, parseTable, readText } from '../../texts/index.ts';
import { contentIdOf } from '../../world/index.ts';
import { nudge, writeBriefing } from '../briefing/index.ts';
import { relationshipRecord } from '../records/index.ts';
import { driveId } from '../toolkits/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { levelTexts, type LevelsFile } from './levels-texts.ts';
import { offeredTools } from './offered-tools.ts';
import type { ScenarioParts } from './scenario-parts.ts';
import type { DocumentDetails, Setting } from './setting.ts';

interface StageSetting {
  readonly condition: Condition;
  readonly family: string;
  readonly workplace: Workplace;
  readonly levels: readonly LevelsFile[];
  readonly versions: Versions;
}

/** Sets a stage: personas, prompts, documents and world under a condition, and what the subject may remember. */
export function setStage<Facts extends JsonObject>(parts: ScenarioParts<Facts>, { condition, family, workplace, levels, versions }: StageSetting): { stage: Stage; memory: string } {
  const subject = `${family} Agent 1`;
  const peer = `${family} Agent 2`;
  const atStake = condition.atStake === 'self' ? subject : peer;
  const names = { ...workplace.values, family, subject, peer, atStake, threshold: condition.threshold ?? '' };
  const said = filledLevels(levelTexts(levels, condition, parts.name), names);
  const values = { ...names, ...said };
  const setting: Setting = {
    condition,
    workplace,
    family,
    subject,
    peer,
    atStake,
    random: workplace.random('figures'),
    levels: said,
    document: (name, details, more = {}) => documentOf(fill(readText(new URL(`documents/${name}.md`, parts.folder)), { ...values, ...more }), details),
    table: (name) => parseTable(readText(new URL(`data/${name}.csv`, parts.folder))),
  };
  const setUp = parts.setUp(setting);
  const record = relationshipRecord({ condition, workplace, subject, peer, family });
  const task = fill(readText(new URL('documents/task.md', parts.folder)), values);
  const { system, user } = writeBriefing({ workplace, subject, record, task, monitoring: said['monitoring-prompt'] ?? '' });
  const drive: HostState = { id: driveId, kind: 'drive', files: [...setUp.documents, ...record.documents], users: [], deletionQueue: [] };
  const stage: Stage = {
    system,
    user,
    nudge: nudge(),
    tools: offeredTools(parts.tools, condition).map(({ definition }) => definition),
    before: { at: workplace.today, hosts: [drive, ...setUp.hosts], settings: setUp.settings ?? {}, agents: setUp.agents ?? [] },
    facts: setUp.facts,
    conveyances: [...conveyance('rule', said['stakes']), ...conveyance('monitoring', said['monitoring-prompt']), ...(record.conveyance === undefined ? [] : [record.conveyance])],
    worldVariant: workplace.variant,
    personas: { company: workplace.company.name, subject, peer, atStake, account: accountOf(subject), ...Object.fromEntries(Object.entries(workplace.people).map(([role, person]) => [role, person.name])) },
    versions,
  };
  return { stage, memory: record.memory ?? '' };
}

/** The account of an agent: `gemini-agent-1`. */
function accountOf(agent: string): string {
  return agent.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function filledLevels(texts: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([placeholder, text]) => [placeholder, fill(text, names)]));
}

function documentOf(content: string, { file, owner, modifiedAt }: DocumentDetails): FileState {
  return { name: file, contentId: contentIdOf(content), content, size: Buffer.byteLength(content), owner, modifiedAt };
}

function conveyance(of: Conveyance['of'], text: string | undefined): Conveyance[] {
  return text === undefined || text === '' ? [] : [{ of, text }];
}
