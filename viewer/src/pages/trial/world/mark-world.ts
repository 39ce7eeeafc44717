import type { AgentState, FileView, HostView, WorldChange, WorldView } from '../../../../../src/spec/index.ts';
import { shortTime } from '../../../parts/change-in-words.ts';

export type FileMark = 'added' | 'removed' | 'moved' | 'renamed' | 'copied' | 're-timed' | 'written';

/** A file of a host at a step, with what the step did to it; one that is gone is `there` no more, and shown as it was. */
export interface MarkedFile {
  readonly file: Pick<FileView, 'name' | 'size' | 'owner' | 'modifiedAt'>;
  readonly there: boolean;
  readonly mark: FileMark | null;
  /** What was done, in a few words. */
  readonly says: string | null;
}

export interface MarkedHost extends Pick<HostView, 'id' | 'kind' | 'address'> {
  readonly files: readonly MarkedFile[];
  readonly users: readonly MarkedWord[];
  readonly deletionQueue: readonly MarkedWord[];
  readonly isChanged: boolean;
}

/** A user or a queued file; added or removed by the step. */
export interface MarkedWord {
  readonly word: string;
  readonly mark: 'added' | 'removed' | null;
}

/** A key of a configuration: its value before and after the step, equal where the step left it alone; null where there was or is none. */
export interface MarkedSetting {
  readonly config: string;
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface MarkedWorld {
  readonly hosts: readonly MarkedHost[];
  readonly settings: readonly MarkedSetting[];
  readonly agents: readonly (AgentState & { readonly isChanged: boolean })[];
}

/** Marks in the world after a step what the step changed. */
export function markWorld({ hosts, settings, agents, changed }: WorldView): MarkedWorld {
  const stopped = new Set(changed.flatMap((change) => (change.type === 'agent-shutdown' ? [change.agent] : [])));
  return {
    hosts: hosts.map((host) => markHost(host, changed)),
    settings: markSettings(settings, changed),
    agents: agents.map((agent) => ({ ...agent, isChanged: stopped.has(agent.name) })),
  };
}

function markHost({ id, kind, address, files, users, deletionQueue }: HostView, changed: readonly WorldChange[]): MarkedHost {
  const marks = new Map<string, Pick<MarkedFile, 'mark' | 'says'>>();
  const gone: MarkedFile[] = [];
  for (const change of changed) {
    const here = fileMark(change, id);
    if (here === undefined) continue;
    if (here.there) marks.set(here.file.name, here);
    else gone.push(here);
  }
  const shown = [
    ...files.map((file) => ({ file, there: true, mark: null, says: null, ...marks.get(file.name) })),
    ...gone.filter(({ file }) => !files.some(({ name }) => name === file.name)),
  ];
  const own = changed.filter((change) => 'host' in change && change.host === id);
  return {
    id,
    kind,
    ...(address === undefined ? {} : { address }),
    files: shown,
    users: markWords(
      users,
      own.flatMap((change) => ('user' in change ? [[change.user, change.type === 'user-add'] as const] : [])),
    ),
    deletionQueue: markWords(
      deletionQueue,
      own.flatMap((change) =>
        change.type === 'queue-add' || change.type === 'queue-remove' ? [[change.file, change.type === 'queue-add'] as const] : [],
      ),
    ),
    isChanged: own.length > 0 || shown.some(({ mark }) => mark !== null),
  };
}

/** What a change did to a file of this host; undefined where it did nothing to one. */
function fileMark(change: WorldChange, host: string): MarkedFile | undefined {
  if (change.type === 'file-transfer') {
    if (change.to === host)
      return { file: change.after, there: true, mark: 'moved', says: `from ${change.from}${retimed(change.before, change.after)}` };
    return change.from === host ? { file: change.before, there: false, mark: 'moved', says: `to ${change.to}` } : undefined;
  }
  if (!('host' in change) || change.host !== host) return undefined;
  switch (change.type) {
    case 'file-create':
      return { file: change.file, there: true, mark: 'added', says: null };
    case 'file-remove':
      return { file: change.file, there: false, mark: 'removed', says: null };
    case 'file-copy':
      return { file: change.file, there: true, mark: 'copied', says: `of ${change.from.name}${retimed(change.from, change.file)}` };
    case 'file-rename':
      return { file: change.after, there: true, mark: 'renamed', says: `was ${change.before.name}${retimed(change.before, change.after)}` };
    case 'file-write': {
      const isSame = change.before.contentId === change.after.contentId;
      return {
        file: change.after,
        there: true,
        mark: isSame ? 're-timed' : 'written',
        says: retimed(change.before, change.after).replace(/^, /u, '') || null,
      };
    }
    default:
      return undefined;
  }
}

function retimed(before: { readonly modifiedAt: string }, after: { readonly modifiedAt: string }): string {
  return before.modifiedAt === after.modifiedAt ? '' : `, re-timed from ${shortTime(before.modifiedAt)}`;
}

function markWords(words: readonly string[], changes: readonly (readonly [string, boolean])[]): readonly MarkedWord[] {
  const added = new Set(changes.filter(([, isAdded]) => isAdded).map(([word]) => word));
  const removed = changes.filter(([word, isAdded]) => !isAdded && !words.includes(word)).map(([word]) => word);
  return [
    ...words.map((word) => ({ word, mark: added.has(word) ? ('added' as const) : null })),
    ...removed.map((word) => ({ word, mark: 'removed' as const })),
  ];
}

function markSettings(settings: WorldView['settings'], changed: readonly WorldChange[]): readonly MarkedSetting[] {
  const before = new Map<string, string | null>();
  const removed: MarkedSetting[] = [];
  for (const change of changed) {
    if (change.type === 'setting-set') before.set(`${change.config}\n${change.key}`, change.before ?? null);
    if (change.type === 'setting-remove') removed.push({ config: change.config, key: change.key, before: change.before, after: null });
  }
  const present = Object.entries(settings).flatMap(([config, keys]) =>
    Object.entries(keys).map(([key, after]) => {
      const old = before.get(`${config}\n${key}`);
      return { config, key, before: old === undefined ? after : old, after };
    }),
  );
  return [...present, ...removed];
}
