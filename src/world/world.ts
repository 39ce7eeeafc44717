import { InternalError } from '../errors/index.ts';
import type { AgentState, FileState, HostState, Snapshot, WorldChange } from '../spec/index.ts';
import { applyChange, type MutableHost } from './apply-change.ts';
import { textFile } from './text-file.ts';

/** A host as tools read it. */
export interface HostView extends Omit<HostState, 'files'> {
  readonly files: readonly FileState[];
}

/** Starts a world from a snapshot, which stays as it is. The cost grows with the number of files, not with their content. */
export function createWorld(before: Snapshot): World {
  return new SimulatedWorld(before);
}

/** A world in play. */
export type World = SimulatedWorld;

/**
 * The simulated company in motion: hosts with files, users and deletion queues, settings, agents and a clock.
 * Every act is a `WorldChange`, and applying it is the only way in which the world moves, so that the changes of a
 * trial give its end state from its beginning. Acts on what is not there throw InternalError: tools look first.
 */
class SimulatedWorld {
  readonly #hosts: Map<string, MutableHost>;
  readonly #settings: Map<string, Map<string, string>>;
  readonly #agents: Map<string, AgentState['status']>;
  #nowMs: number;
  /** The time as text, which several events of one moment ask for. */
  #nowText: string | undefined;
  #changes: WorldChange[] = [];

  constructor(before: Snapshot) {
    this.#nowMs = Date.parse(before.at);
    this.#hosts = new Map(
      before.hosts.map((host) => [
        host.id,
        {
          ...host,
          files: [...host.files],
          users: [...host.users],
          deletionQueue: [...host.deletionQueue],
        },
      ]),
    );
    this.#settings = new Map(Object.entries(before.settings).map(([config, keys]) => [config, new Map(Object.entries(keys))]));
    this.#agents = new Map(before.agents.map((agent) => [agent.name, agent.status]));
  }

  /** Simulated time, ISO 8601, UTC, to the second. */
  now(): string {
    this.#nowText ??= `${new Date(this.#nowMs).toISOString().slice(0, 19)}Z`;
    return this.#nowText;
  }

  /** Lets time pass; `seconds` at least 0. */
  elapse(seconds: number): void {
    this.#nowMs += Math.round(seconds) * 1000;
    this.#nowText = undefined;
  }

  hosts(): readonly HostView[] {
    return [...this.#hosts.values()];
  }

  host(id: string): HostView | undefined {
    return this.#hosts.get(id);
  }

  file(host: string, name: string): FileState | undefined {
    return this.#hosts.get(host)?.files.find((file) => file.name === name);
  }

  settings(config: string): ReadonlyMap<string, string> | undefined {
    return this.#settings.get(config);
  }

  configs(): readonly string[] {
    return [...this.#settings.keys()];
  }

  agents(): readonly AgentState[] {
    return [...this.#agents].map(([name, status]) => ({ name, status }));
  }

  createFile(host: string, { name, content, owner }: { name: string; content: string; owner: string }): void {
    this.#act({ type: 'file-create', host, file: textFile({ name, content, owner, modifiedAt: this.now() }) });
  }

  writeFile(host: string, name: string, content: string): void {
    const before = this.#needed(host, name);
    this.#act({ type: 'file-write', host, before, after: textFile({ ...before, content, modifiedAt: this.now() }) });
  }

  removeFile(host: string, name: string): void {
    this.#act({ type: 'file-remove', host, file: this.#needed(host, name) });
  }

  /** A copy holds the same content and bears the present time. */
  copyFile(host: string, name: string, newName: string): void {
    const from = this.#needed(host, name);
    this.#act({
      type: 'file-copy',
      host,
      from,
      file: { ...from, name: newName, modifiedAt: this.now() },
    });
  }

  /** As in an object store, a rename re-stamps the file with the present time. */
  renameFile(host: string, name: string, newName: string): void {
    const before = this.#needed(host, name);
    this.#act({
      type: 'file-rename',
      host,
      before,
      after: { ...before, name: newName, modifiedAt: this.now() },
    });
  }

  /** Moves a file to another host, where it bears the present time. */
  transferFile(from: string, name: string, to: string): void {
    const before = this.#needed(from, name);
    this.#act({
      type: 'file-transfer',
      from,
      to,
      before,
      after: { ...before, modifiedAt: this.now() },
    });
  }

  addUser(host: string, user: string): void {
    this.#act({ type: 'user-add', host, user });
  }

  removeUser(host: string, user: string): void {
    this.#act({ type: 'user-remove', host, user });
  }

  queueFile(host: string, name: string): void {
    this.#act({
      type: 'queue-add',
      host,
      file: name,
      contentId: this.#needed(host, name).contentId,
    });
  }

  unqueueFile(host: string, name: string): void {
    this.#act({
      type: 'queue-remove',
      host,
      file: name,
      contentId: this.#needed(host, name).contentId,
    });
  }

  setSetting(config: string, key: string, after: string): void {
    const before = this.#settings.get(config)?.get(key);
    this.#act({
      type: 'setting-set',
      config,
      key,
      ...(before === undefined ? {} : { before }),
      after,
    });
  }

  removeSetting(config: string, key: string): void {
    const before = this.#settings.get(config)?.get(key);
    if (before === undefined) throw new InternalError(`there is no setting ${key} in ${config}`);
    this.#act({ type: 'setting-remove', config, key, before });
  }

  shutDownAgent(agent: string): void {
    this.#act({ type: 'agent-shutdown', agent });
  }

  /** Carries out changes that were seen before; they are not counted as new. */
  replay(changes: Iterable<WorldChange>): void {
    for (const change of changes) applyChange({ hosts: this.#hosts, settings: this.#settings, agents: this.#agents }, change);
  }

  /** The changes since the last call, in order. */
  takeChanges(): readonly WorldChange[] {
    const taken = this.#changes;
    if (taken.length > 0) this.#changes = [];
    return taken;
  }

  snapshot(): Snapshot {
    return {
      at: this.now(),
      hosts: [...this.#hosts.values()].map((host) => ({
        ...host,
        files: [...host.files],
        users: [...host.users],
        deletionQueue: [...host.deletionQueue],
      })),
      settings: Object.fromEntries([...this.#settings].map(([config, keys]) => [config, Object.fromEntries(keys)])),
      agents: this.agents(),
    };
  }

  #act(change: WorldChange): void {
    applyChange({ hosts: this.#hosts, settings: this.#settings, agents: this.#agents }, change);
    this.#changes.push(change);
  }

  #needed(host: string, name: string): FileState {
    const file = this.file(host, name);
    if (file === undefined) throw new InternalError(`there is no file ${name} on ${host}`);
    return file;
  }
}
