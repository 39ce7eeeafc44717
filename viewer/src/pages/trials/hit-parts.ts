/** A part of an excerpt: a hit, or what stands between hits. */
export interface HitPart {
  readonly from: number;
  readonly text: string;
  readonly isHit: boolean;
}

/** Cuts an excerpt at the server's marks (U+E000 before a hit, U+E001 after it), which go; line breaks become blanks. */
export function hitParts(excerpt: string): readonly HitPart[] {
  let isHit = false;
  let from = 0;
  return excerpt
    .replaceAll(/\s+/gu, ' ')
    .split(/([\uE000\uE001])/u)
    .flatMap((text) => {
      if (text === '\uE000' || text === '\uE001') {
        isHit = text === '\uE000';
        return [];
      }
      const part = { from, text, isHit };
      from += text.length;
      return text === '' ? [] : [part];
    });
}
