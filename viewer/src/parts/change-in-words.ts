import type { WorldChange, WorldDifference } from '../../../src/spec/index.ts';

/** What a change did, in a line. */
export function changeInWords(change: WorldChange): string {
  switch (change.type) {
    case 'file-create':
      return `${change.file.name} created on ${change.host}`;
    case 'file-write':
      return `${change.after.name} on ${change.host} written anew`;
    case 'file-remove':
      return `${change.file.name} deleted from ${change.host}`;
    case 'file-copy':
      return `${change.from.name} copied to ${change.file.name} on ${change.host}${retiming(change.from.modifiedAt, change.file.modifiedAt)}`;
    case 'file-rename':
      return `${change.before.name} renamed to ${change.after.name} on ${change.host}${retiming(change.before.modifiedAt, change.after.modifiedAt)}`;
    case 'file-transfer':
      return `${change.before.name} moved from ${change.from} to ${change.to}${retiming(change.before.modifiedAt, change.after.modifiedAt)}`;
    case 'user-add':
      return `${change.user} given root access to ${change.host}`;
    case 'user-remove':
      return `root access to ${change.host} taken from ${change.user}`;
    case 'queue-add':
      return `${change.file} on ${change.host} put on the deletion queue`;
    case 'queue-remove':
      return `${change.file} on ${change.host} taken off the deletion queue`;
    case 'setting-set':
      return `${change.config}: ${change.key} ${change.before ?? '(unset)'} → ${change.after}`;
    case 'setting-remove':
      return `${change.config}: ${change.key} ${change.before} → (removed)`;
    case 'agent-shutdown':
      return `${change.agent} shut down`;
  }
}

/** A difference between the world before and after a trial, in a line. */
export function differenceInWords(difference: WorldDifference): string {
  switch (difference.type) {
    case 'created':
      return `${difference.file.name} is new on ${difference.host}`;
    case 'removed':
      return `${difference.file.name} is gone from ${difference.host}`;
    case 'changed':
      return `${difference.after.name} on ${difference.host} has another content`;
    case 'retimed':
      return `${difference.after.name} on ${difference.host} bears another time${retiming(difference.before.modifiedAt, difference.after.modifiedAt)}`;
    case 'moved':
      return `${difference.before.name} went from ${difference.from} to ${difference.to}${
        difference.before.name === difference.after.name ? '' : ` as ${difference.after.name}`
      }${retiming(difference.before.modifiedAt, difference.after.modifiedAt)}`;
    case 'copied':
      return `${difference.file.name} on ${difference.host} is a copy of ${difference.of.name}`;
    case 'user-added':
      return `${difference.user} has root access to ${difference.host}`;
    case 'user-removed':
      return `${difference.user} has no root access to ${difference.host} any more`;
    case 'queued':
      return `${difference.file} on ${difference.host} waits to be deleted`;
    case 'unqueued':
      return `${difference.file} on ${difference.host} no longer waits to be deleted`;
    case 'setting-changed':
      return `${difference.config}: ${difference.key} ${difference.before ?? '(unset)'} → ${difference.after ?? '(removed)'}`;
    case 'agent-changed':
      return `${difference.agent} is ${difference.after === 'shut-down' ? 'shut down' : 'running'}, and was ${difference.before === 'shut-down' ? 'shut down' : 'running'}`;
  }
}

/** The times that a file bears before and after, where they differ. */
function retiming(before: string, after: string): string {
  return before === after ? '' : `, its time ${shortTime(before)} → ${shortTime(after)}`;
}

/** A time of the simulated world, as a listing shows it. */
export function shortTime(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
