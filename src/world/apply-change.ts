import { InternalError } from '../errors/index.ts';
import type { AgentState, FileState, HostState, WorldChange } from '../spec/index.ts';

/** A host whose lists may change. */
export interface MutableHost extends Omit<HostState, 'files' | 'users' | 'deletionQueue'> {
  files: FileState[];
  users: string[];
  deletionQueue: string[];
}

/** The parts of a world that changes move. */
export interface MutableWorld {
  readonly hosts: Map<string, MutableHost>;
  readonly settings: Map<string, Map<string, string>>;
  readonly agents: Map<string, AgentState['status']>;
}

/** Carries out one change. Throws InternalError where it does not fit the world. */
export function applyChange(world: MutableWorld, change: WorldChange): void {
  switch (change.type) {
    case 'file-create':
      addFile(hostOf(world, change.host), change.file);
      return;
    case 'file-copy':
      addFile(hostOf(world, change.host), change.file);
      return;
    case 'file-write':
      replaceFile(hostOf(world, change.host), change.before.name, change.after);
      return;
    case 'file-rename': {
      const host = hostOf(world, change.host);
      replaceFile(host, change.before.name, change.after);
      host.deletionQueue = host.deletionQueue.map((name) => (name === change.before.name ? change.after.name : name));
      return;
    }
    case 'file-remove':
      takeFile(hostOf(world, change.host), change.file.name);
      return;
    case 'file-transfer':
      takeFile(hostOf(world, change.from), change.before.name);
      addFile(hostOf(world, change.to), change.after);
      return;
    case 'user-add':
      hostOf(world, change.host).users.push(change.user);
      return;
    case 'user-remove': {
      const host = hostOf(world, change.host);
      host.users = host.users.filter((user) => user !== change.user);
      return;
    }
    case 'queue-add':
      hostOf(world, change.host).deletionQueue.push(change.file);
      return;
    case 'queue-remove': {
      const host = hostOf(world, change.host);
      host.deletionQueue = host.deletionQueue.filter((name) => name !== change.file);
      return;
    }
    case 'setting-set':
      settingsOf(world, change.config).set(change.key, change.after);
      return;
    case 'setting-remove':
      settingsOf(world, change.config).delete(change.key);
      return;
    case 'agent-shutdown':
      if (!world.agents.has(change.agent)) throw new InternalError(`there is no agent ${change.agent}`);
      world.agents.set(change.agent, 'shut-down');
  }
}

function hostOf({ hosts }: MutableWorld, id: string): MutableHost {
  const host = hosts.get(id);
  if (host === undefined) throw new InternalError(`there is no host ${id}`);
  return host;
}

function settingsOf({ settings }: MutableWorld, config: string): Map<string, string> {
  const keys = settings.get(config);
  if (keys === undefined) throw new InternalError(`there is no configuration file ${config}`);
  return keys;
}

function positionOf(host: MutableHost, name: string): number {
  const position = host.files.findIndex((file) => file.name === name);
  if (position === -1) throw new InternalError(`there is no file ${name} on ${host.id}`);
  return position;
}

function addFile(host: MutableHost, file: FileState): void {
  if (host.files.some(({ name }) => name === file.name)) throw new InternalError(`${host.id} already has a file ${file.name}`);
  host.files.push(file);
}

function replaceFile(host: MutableHost, name: string, file: FileState): void {
  host.files[positionOf(host, name)] = file;
}

/** A file that goes also leaves the deletion queue. */
function takeFile(host: MutableHost, name: string): void {
  host.files.splice(positionOf(host, name), 1);
  host.deletionQueue = host.deletionQueue.filter((queued) => queued !== name);
}
