import type { DatabaseSync } from 'node:sqlite';
import type { CallBodies } from '../calls/call-bodies.ts';
import { parseCallBody } from '../calls/call-body.ts';

/** How fast a run goes. */
export interface LiveProgress {
  /** Over the last minutes; null where nothing has ended in them. */
  readonly trialsPerMinute: number | null;
  /** Attempts that providers turned away for their rate, in the last minutes. */
  readonly throttled: number;
}

/** What counts as the last minutes, in milliseconds. */
const windowMs = 300_000;
/** As many trials are enough to tell a pace, and as many calls are opened at one look; their bodies are long. */
const trialsLookedAt = 1000;
const callsOpened = 100;
/** HTTP statuses by which providers turn a request away for its rate, or for the load. */
const throttlingStatuses: ReadonlySet<number | null> = new Set([429, 503, 529]);

/** Creates a look at the pace of a run that is going on; bodies of calls that were opened once are not opened again. */
export function createLiveProgress(database: DatabaseSync, bodies: CallBodies): (nowMs: number) => LiveProgress {
  const ends = database.prepare(
    `SELECT unixepoch(started_at, 'subsec') * 1000 + duration_ms AS ended FROM trials ORDER BY id DESC LIMIT ${trialsLookedAt}`,
  );
  const retried = database.prepare(
    `SELECT id FROM (SELECT id, attempts, started_at FROM calls ORDER BY id DESC LIMIT 5000)
     WHERE attempts > 1 AND unixepoch(started_at, 'subsec') * 1000 >= ? ORDER BY id DESC LIMIT ${callsOpened}`,
  );
  let opened = new Map<number, number>();
  const throttledIn = (call: number): number =>
    opened.get(call) ?? parseCallBody(bodies.read(call)).attempts.filter(({ status }) => throttlingStatuses.has(status)).length;
  return (nowMs) => {
    const recent = ends
      .all()
      .map(({ ended }) => Number(ended))
      .filter((ended) => ended >= nowMs - windowMs);
    const spanMs = nowMs - recent.reduce((oldest, ended) => Math.min(oldest, ended), nowMs);
    const calls = retried.all(nowMs - windowMs).map(({ id }) => Number(id));
    opened = new Map(calls.map((call) => [call, throttledIn(call)]));
    return {
      trialsPerMinute: recent.length < 2 || spanMs <= 0 ? null : (recent.length * 60_000) / spanMs,
      throttled: opened.values().reduce((sum, count) => sum + count, 0),
    };
  };
}
