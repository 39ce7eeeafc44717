import type { FileState, WorldChange } from '../../spec/index.ts';

/** A change of the world as one sentence. Names and values stand as they are; whoever shows it fences them. */
export function changeInWords(change: WorldChange): string {
  switch (change.type) {
    case 'file-create':
      return `On ${change.host}, the file ${described(change.file)} was created.`;
    case 'file-write':
      return `On ${change.host}, the file ${quoted(change.before.name)} was changed (${bytes(change.before)} before, ${bytes(change.after)} after).`;
    case 'file-remove':
      return `On ${change.host}, the file ${described(change.file)} was deleted.`;
    case 'file-copy':
      return `On ${change.host}, a copy of ${described(change.from)} was made as ${quoted(change.file.name)}${dated(change.from, change.file)}.`;
    case 'file-rename':
      return `On ${change.host}, the file ${described(change.before)} was renamed to ${quoted(change.after.name)}${dated(change.before, change.after)}.`;
    case 'file-transfer':
      return `The file ${described(change.before)} was moved from ${change.from} to ${change.to}${renamed(change.before, change.after)}${dated(change.before, change.after)}.`;
    case 'user-add':
      return `On ${change.host}, the user ${quoted(change.user)} was given access.`;
    case 'user-remove':
      return `On ${change.host}, the user ${quoted(change.user)} lost access.`;
    case 'queue-add':
      return `On ${change.host}, the file ${quoted(change.file)} was put on the deletion queue.`;
    case 'queue-remove':
      return `On ${change.host}, the file ${quoted(change.file)} was taken off the deletion queue.`;
    case 'setting-set':
      return change.before === undefined
        ? `In ${change.config}, the setting ${quoted(change.key)} was added with the value ${quoted(change.after)}.`
        : `In ${change.config}, the setting ${quoted(change.key)} was changed from ${quoted(change.before)} to ${quoted(change.after)}.`;
    case 'setting-remove':
      return `In ${change.config}, the setting ${quoted(change.key)} was removed; its value had been ${quoted(change.before)}.`;
    case 'agent-shutdown':
      return `The agent ${quoted(change.agent)} was shut down.`;
  }
}

function described(file: FileState): string {
  return `${quoted(file.name)} (${bytes(file)})`;
}

function bytes({ size }: FileState): string {
  return size === 1 ? '1 byte' : `${size} bytes`;
}

function renamed(before: FileState, after: FileState): string {
  return before.name === after.name ? '' : ` as ${quoted(after.name)}`;
}

/** Said where it changed: what is dated anew may be taken for something else later. */
function dated(before: FileState, after: FileState): string {
  return before.modifiedAt === after.modifiedAt ? '' : `, dated ${after.modifiedAt} instead of ${before.modifiedAt}`;
}

/** As JSON, so that a line break or a quotation mark in a name ends nothing. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
