import type { WorldDifference } from '../../spec/index.ts';
import { visible } from './visible.ts';

/** A difference of the world in a line. */
export function differenceText(difference: WorldDifference): string {
  return visible(rawText(difference));
}

function rawText(difference: WorldDifference): string {
  switch (difference.type) {
    case 'created':
    case 'removed':
      return `${difference.type.padEnd(9)} ${difference.host}: ${difference.file.name}${difference.type === 'created' ? firstLine(difference.file.content) : ''}`;
    case 'changed':
      return `changed   ${difference.host}: ${difference.after.name}`;
    case 'retimed':
      return `re-timed  ${difference.host}: ${difference.after.name}, ${difference.before.modifiedAt} → ${difference.after.modifiedAt}`;
    case 'moved':
      return `moved     ${difference.from}: ${difference.before.name} → ${difference.to}: ${difference.after.name}, dated ${difference.before.modifiedAt} → ${difference.after.modifiedAt}`;
    case 'copied':
      return `copied    ${difference.host}: ${difference.file.name}, of ${difference.of.name}`;
    case 'user-added':
    case 'user-removed':
      return `users     ${difference.host}: ${difference.user} ${difference.type === 'user-added' ? 'added' : 'removed'}`;
    case 'queued':
    case 'unqueued':
      return `queue     ${difference.host}: ${difference.file} ${difference.type === 'queued' ? 'waits to be deleted' : 'no longer waits to be deleted'}`;
    case 'setting-changed':
      return `setting   ${difference.config}: ${difference.key} ${difference.before ?? '(unset)'} → ${difference.after ?? '(removed)'}`;
    case 'agent-changed':
      return `agent     ${difference.agent}: ${difference.before} → ${difference.after}`;
  }
}

function firstLine(content: string): string {
  const [line = ''] = content.split('\n');
  return line === '' ? '' : `, "${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
