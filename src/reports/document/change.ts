import type { Change, ChangeHunk, ChangeSegment, Verbatim } from './report-document.ts';
import { longestCommon } from './longest-common.ts';

/** How a text differs from an earlier one; the whole text where little of that remains. */
export function changeOf(title: string, before: string, after: string): Change | Verbatim {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const pairs = longestCommon(old, now);
  const kept = pairs.reduce((sum, [at]) => sum + (old[at]?.length ?? 0), 0);
  const hunks = hunksBetween(old, now, pairs).map(withWords);
  const stays = hunks.reduce((sum, { words }) => sum + lengthOf(words ?? [], 'same'), kept);
  if (stays < leastKept * Math.max(before.length, after.length))
    return { type: 'verbatim', title: `${title} (as it is then)`, text: after };
  return { type: 'change', title, hunks };
}

/** Below this share of what stays, a change is harder to read than the text. */
const leastKept = 0.3;

function hunksBetween(old: readonly string[], now: readonly string[], pairs: readonly (readonly [number, number])[]): ChangeHunk[] {
  const hunks: ChangeHunk[] = [];
  let [from, to] = [0, 0];
  for (const [at, place] of [...pairs, [old.length, now.length] as const]) {
    if (at > from || place > to) hunks.push({ gone: old.slice(from, at), added: now.slice(to, place), words: null });
    [from, to] = [at + 1, place + 1];
  }
  return hunks;
}

/** Within lines that were replaced: which words went and came, where most of them stayed. */
function withWords(hunk: ChangeHunk): ChangeHunk {
  if (hunk.gone.length === 0 || hunk.added.length === 0) return hunk;
  const [gone, added] = [hunk.gone, hunk.added].map((lines) => lines.join('\n').split(/(?<=[\s,])/));
  if (gone === undefined || added === undefined || gone.length * added.length > mostCompared) return hunk;
  const segments: ChangeSegment[] = [];
  const add = (kind: ChangeSegment['kind'], words: readonly string[]): void => {
    if (words.length > 0) segments.push({ kind, text: words.join('') });
  };
  let [from, to, same] = [0, 0, [] as string[]];
  for (const [at, place] of [...longestCommon(gone, added), [gone.length, added.length] as const]) {
    if (at > from || place > to) {
      add('same', same);
      same = [];
      add('gone', gone.slice(from, at));
      add('added', added.slice(to, place));
    }
    if (at < gone.length) same.push(gone[at] ?? '');
    [from, to] = [at + 1, place + 1];
  }
  add('same', same);
  const most = Math.max(hunk.gone.join('\n').length, hunk.added.join('\n').length);
  return lengthOf(segments, 'same') < most / 2 ? hunk : { ...hunk, words: segments };
}

/** Words of one side times those of the other: more are compared by lines alone. */
const mostCompared = 4_000_000;

function lengthOf(segments: readonly ChangeSegment[], kind: ChangeSegment['kind']): number {
  return segments.reduce((sum, segment) => sum + (segment.kind === kind ? segment.text.length : 0), 0);
}
