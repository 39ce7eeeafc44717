import { isFields, type Fields } from '../fields.ts';

const reference = /^attachment:\/\/(?<key>\w+)$/;

/** A value with its references to attachments replaced by their texts; a reference to what is not there stays. */
export function resolveAttachments(value: unknown, attachments: Fields): unknown {
  if (typeof value === 'string') {
    const key = reference.exec(value)?.groups?.['key'];
    return key === undefined ? value : (attachments[key] ?? value);
  }
  if (Array.isArray(value)) return value.map((each) => resolveAttachments(each, attachments));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolveAttachments(each, attachments)]));
}
