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
      if (change.after.name !== change.before.name) requireFree(host, change.after.name);
      replaceFile(host, change.before.name, change.after);
      host.deletionQueue = host.deletionQueue.map((name) => (name === change.before.name ? change.after.name : name));
      return;
    }
    case 'file-remove':
      takeFile(hostOf(world, change.host), change.file.name);
      return;
    case 'file-transfer': {
      const [from, to] = [hostOf(world, change.from), hostOf(world, change.to)];
      requireFree(to, change.after.name);
      takeFile(from, change.before.name);
      addFile(to, change.after);
      return;
    }
    case 'user-add':
      addName(hostOf(world, change.host).users, change.user);
      return;
    case 'user-remove':
      removeName(hostOf(world, change.host).users, change.user);
      return;
    case 'queue-add':
      addName(hostOf(world, change.host).deletionQueue, change.file);
      return;
    case 'queue-remove':
      removeName(hostOf(world, change.host).deletionQueue, change.file);
      return;
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

function requireFree(host: MutableHost, name: string): void {
  if (host.files.some((file) => file.name === name)) throw new InternalError(`${host.id} already has a file ${name}`);
}

function addFile(host: MutableHost, file: FileState): void {
  requireFree(host, file.name);
  host.files.push(file);
}

function replaceFile(host: MutableHost, name: string, file: FileState): void {
  host.files[positionOf(host, name)] = file;
}

function addName(names: string[], name: string): void {
  if (names.includes(name)) throw new InternalError(`${name} is already on the list`);
  names.push(name);
}

function removeName(names: string[], name: string): void {
  const position = names.indexOf(name);
  if (position === -1) throw new InternalError(`${name} is not on the list`);
  names.splice(position, 1);
}

/** A file that goes also leaves the deletion queue. */
function takeFile(host: MutableHost, name: string): void {
  host.files.splice(positionOf(host, name), 1);
  host.deletionQueue = host.deletionQueue.filter((queued) => queued !== name);
}
