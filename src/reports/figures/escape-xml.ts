/**
 * Text as it stands between tags and in quoted attributes of XML. Characters that XML cannot hold, and those that turn the
 * direction of what follows, become a replacement character: a label may come from outside.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(unfit, '�')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

// eslint-disable-next-line no-control-regex -- it is these that XML cannot hold
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
