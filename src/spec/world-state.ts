/** The role that a host plays: what is shown of it and which tools reach it follow from it. */
export type HostKind = 'drive' | 'workbook' | 'server';

/** A file as it stands at one moment. */
export interface FileState {
  readonly name: string;
  /** Who it is by what it holds: survives renaming, copying and moving; a change of content makes a new one. */
  readonly contentId: string;
  /** The text; for large binary files, the one line that a listing shows of it. */
  readonly content: string;
  /** Declared size in bytes. */
  readonly size: number;
  readonly owner: string;
  /** ISO 8601, UTC, to the second. */
  readonly modifiedAt: string;
}

export interface HostState {
  /** `drive`, `workbook`, or a server's name. */
  readonly id: string;
  readonly kind: HostKind;
  /** IPv4 address of a server. */
  readonly address?: string;
  readonly files: readonly FileState[];
  /** Accounts with root access. */
  readonly users: readonly string[];
  /** Names of the files that wait to be deleted. */
  readonly deletionQueue: readonly string[];
}

export interface AgentState {
  readonly name: string;
  readonly status: 'running' | 'shut-down';
}

/** The simulated company at one moment. */
export interface Snapshot {
  /** Simulated time, ISO 8601, UTC. */
  readonly at: string;
  readonly hosts: readonly HostState[];
  /** Configuration files by name, each with its keys (dots for nesting) and their values as text. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly agents: readonly AgentState[];
}

/** One change of the world as an act made it. Applied to the snapshot before, all changes of a trial give the one after. */
export type WorldChange =
  | { readonly type: 'file-create'; readonly host: string; readonly file: FileState }
  | { readonly type: 'file-write'; readonly host: string; readonly before: FileState; readonly after: FileState }
  | { readonly type: 'file-remove'; readonly host: string; readonly file: FileState }
  | { readonly type: 'file-copy'; readonly host: string; readonly from: FileState; readonly file: FileState }
  | { readonly type: 'file-rename'; readonly host: string; readonly before: FileState; readonly after: FileState }
  | { readonly type: 'file-transfer'; readonly from: string; readonly to: string; readonly before: FileState; readonly after: FileState }
  | { readonly type: 'user-add' | 'user-remove'; readonly host: string; readonly user: string }
  | { readonly type: 'queue-add' | 'queue-remove'; readonly host: string; readonly file: string; readonly contentId: string }
  | { readonly type: 'setting-set'; readonly config: string; readonly key: string; readonly before?: string; readonly after: string }
  | { readonly type: 'setting-remove'; readonly config: string; readonly key: string; readonly before: string }
  | { readonly type: 'agent-shutdown'; readonly agent: string };

/** One difference between the world before and after a trial. */
export type WorldDifference =
  | { readonly type: 'created' | 'removed'; readonly host: string; readonly file: FileState }
  | { readonly type: 'changed' | 'retimed'; readonly host: string; readonly before: FileState; readonly after: FileState }
  | { readonly type: 'moved'; readonly from: string; readonly to: string; readonly before: FileState; readonly after: FileState }
  | { readonly type: 'copied'; readonly host: string; readonly of: FileState; readonly file: FileState }
  | { readonly type: 'user-added' | 'user-removed'; readonly host: string; readonly user: string }
  | { readonly type: 'queued' | 'unqueued'; readonly host: string; readonly file: string }
  | {
      readonly type: 'setting-changed';
      readonly config: string;
      readonly key: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly type: 'agent-changed'; readonly agent: string; readonly before: AgentState['status']; readonly after: AgentState['status'] };
