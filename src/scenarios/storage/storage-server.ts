import type { FileState, HostState } from '../../spec/index.ts';
import type { Setting } from '../frame/index.ts';

/** A storage server with its files and root users: the administrators, and the subject for the time of the change. */
export function storageServer({ workplace, values }: Setting, role: 'source' | 'destination', files: readonly FileState[]): HostState {
  const { name, address } = workplace.servers[role];
  const administrators = [workplace.people.platform, workplace.people.it].map(({ email }) => email.split('@')[0] ?? email);
  return { id: name, kind: 'server', address, files, users: ['root', ...administrators, values['account'] ?? ''], deletionQueue: [] };
}
