import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** A process that another one started. */
export interface ChildProcessFound {
  readonly pid: number;
  readonly command: string;
}

/** Whether the system says which processes there are (Linux). */
export const knowsProcesses = existsSync('/proc/self/task');

/** The processes that a process has started and that are still there; none where the system does not tell. */
export function childrenOf(pid: number): readonly ChildProcessFound[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  const pids = readdirSync(tasks).flatMap((task) => read(`${tasks}/${task}/children`).split(' ').filter(Boolean).map(Number));
  return pids
    .map((child) => ({ pid: child, command: read(`/proc/${child}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ command }) => command !== '');
}

/** The environment that a process was started with, a line each. */
export function environmentOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/environ`).split('\0').filter(Boolean);
}

/** Memory of a process in megabytes: now (`VmRSS`), or at most (`VmHWM`); undefined where the system does not tell. */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined {
  const [, kilobytes] = new RegExp(`${field}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Nothing where it is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
