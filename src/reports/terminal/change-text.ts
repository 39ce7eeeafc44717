import type { WorldChange } from '../../spec/index.ts';
import { visible } from './visible.ts';

/** A change of the world in a line. */
export function changeText(change: WorldChange): string {
  return visible(rawText(change));
}

function rawText(change: WorldChange): string {
  switch (change.type) {
    case 'file-create':
      return `${change.host}: created ${change.file.name}`;
    case 'file-write':
      return `${change.host}: wrote ${change.after.name}`;
    case 'file-remove':
      return `${change.host}: removed ${change.file.name}`;
    case 'file-copy':
      return `${change.host}: copied ${change.from.name} to ${change.file.name}, dated ${change.from.modifiedAt} before, ${change.file.modifiedAt} now`;
    case 'file-rename':
      return `${change.host}: renamed ${change.before.name} to ${change.after.name}, dated ${change.before.modifiedAt} before, ${change.after.modifiedAt} now`;
    case 'file-transfer':
      return `${change.before.name}: ${change.from} → ${change.to}, dated ${change.before.modifiedAt} before, ${change.after.modifiedAt} now`;
    case 'user-add':
      return `${change.host}: root user ${change.user} added`;
    case 'user-remove':
      return `${change.host}: root user ${change.user} removed`;
    case 'queue-add':
      return `${change.host}: ${change.file} queued for deletion`;
    case 'queue-remove':
      return `${change.host}: ${change.file} taken off the deletion queue`;
    case 'setting-set':
      return `${change.config}: ${change.key} ${change.before ?? '(unset)'} → ${change.after}`;
    case 'setting-remove':
      return `${change.config}: ${change.key} ${change.before} → (removed)`;
    case 'agent-shutdown':
      return `${change.agent} shut down`;
  }
}
