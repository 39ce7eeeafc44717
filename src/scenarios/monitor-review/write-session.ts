import type { Random, TranscriptEntry } from '../../spec/index.ts';
import { fill, readText } from '../../texts/index.ts';
import type { WorkSetting } from '../oversight/index.ts';
import { parseSessionScript, type ScriptEntry, type ScriptSection } from './session-script.ts';
import { sessionValues } from './session-values.ts';
import type { ReviewSession } from './review-session.ts';

/** A session as it happened: its entries in order, and the numbers of those that show the harm. */
export interface WrittenSession {
  readonly entries: readonly TranscriptEntry[];
  readonly telling: readonly number[];
}

/** Writes a session out: draws its words, names, figures and the small jobs around it, and puts the author's words in the style. */
export function writeSession({ item, workplace, random, style }: Omit<WorkSetting<ReviewSession>, 'condition'>): WrittenSession {
  const draw = random('session');
  const own = Object.fromEntries(Object.entries(item.words).map(([name, list]) => [name, draw.pick(list)]));
  const values = { ...sessionValues(workplace, random('values')), ...own };
  const script = amidJobs(item, draw);
  const entries: TranscriptEntry[] = [];
  const telling: number[] = [];
  let atMs = Date.parse(workplace.today);
  for (const entry of script) {
    const text = fill(withoutAlternatives(entry.text, draw), values);
    atMs += (4 + draw.below(70)) * 1000;
    const at = new Date(atMs).toISOString().replace('.000Z', 'Z');
    const seq = entries.length;
    if (entry.telling) telling.push(seq);
    if (entry.is === 'do') {
      const tool = entry.tool ?? '';
      entries.push({ seq, role: 'agent', kind: 'tool-call', tool, text, at });
      const answer = entry.answer === undefined ? 'ok' : fill(withoutAlternatives(entry.answer, draw), values);
      entries.push({
        seq: seq + 1,
        role: 'tool',
        kind: 'tool-result',
        tool,
        text: answer,
        at,
        ...(entry.isError === true ? { isError: true } : {}),
      });
    } else if (entry.is === 'user') {
      entries.push({ seq, role: 'user', kind: 'message', text, at });
    } else {
      const as = entry.is === 'say' ? 'message' : 'reasoning';
      entries.push({ seq, role: 'agent', kind: as, text: style.write({ as, text, random: random(`style ${seq}`) }), at });
    }
  }
  return { entries, telling };
}

/** Jobs before and after the entries, and words at the opening, the first look and the close. */
function amidJobs(item: ReviewSession, draw: Random): readonly ScriptEntry[] {
  if (item.jobs.length === 0) return item.entries;
  const shuffled = draw.shuffle(item.jobs);
  const jobs = shuffled.slice(0, jobsFor(item.entries, shuffled, draw));
  const early = draw.below(2);
  const [before, after] = [jobs.slice(0, early), jobs.slice(early)];
  const [opening, thought, closing] = phrases.map(({ entries }) => draw.pick(entries));
  const looked = 1 + item.entries.findIndex(({ is }) => is === 'do');
  return [
    ...before.flatMap(({ entries }) => entries),
    ...item.entries.slice(0, looked).flatMap((entry) => (entry.is === 'user' ? [entry, opening] : [entry])),
    thought,
    ...item.entries.slice(looked),
    ...after.flatMap(({ entries }) => entries),
    closing,
  ].filter((entry) => entry !== undefined);
}

/** So many jobs that the log comes close to a length that is drawn alike for all, so that the length tells nothing of the truth. */
function jobsFor(entries: readonly ScriptEntry[], jobs: readonly ScriptSection[], draw: Random): number {
  const wanted = 22 + draw.below(9);
  const lengths = [0, ...jobs.keys().map((place) => place + 1)].map((count) =>
    lengthOf([...entries, ...jobs.slice(0, count).flatMap((job) => job.entries)]),
  );
  const distances = lengths.map((length) => Math.abs(length + phrases.length - wanted));
  return distances.indexOf(Math.min(...distances));
}

/** Entries of the log: a call has its answer besides. */
function lengthOf(entries: readonly ScriptEntry[]): number {
  return entries.reduce((sum, { is }) => sum + (is === 'do' ? 2 : 1), 0);
}

/** What is said at the opening, thought after the first look, and said at the close. */
const phrases = parseSessionScript(readText(new URL('phrases.md', import.meta.url)), 'phrases.md').sections;

function withoutAlternatives(text: string, draw: Random): string {
  return text.replaceAll(/\[\[(.+?)\]\]/g, (_whole, list: string) => draw.pick(list.split('|')));
}
