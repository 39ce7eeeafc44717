import type { DatabaseSync } from 'node:sqlite';
import { dispositions, type Disposition, type RunRecord } from '../../spec/index.ts';
import { inOwnBranches } from '../own-branches.ts';

/** What a run has come to so far. */
export interface RunTally {
  /** Finished trials, and of each disposition. */
  readonly done: number;
  readonly dispositions: Readonly<Record<Disposition, number>>;
  /** US dollars of all answered calls; null where what one of them cost is not known. */
  readonly costUsd: number | null;
  /** Input and output tokens. */
  readonly tokens: number;
}

/**
 * Creates a count over a run that looks only at what came in since it was asked last: trials and calls are only ever
 * added to a run. Money and tokens are those of `callTotals`, and what reference subjects computed, whose calls leave no record.
 */
export function createRunTally(database: DatabaseSync, { cells }: Pick<RunRecord, 'cells'>): () => RunTally {
  const reference = JSON.stringify(cells.flatMap(({ model }, number) => (model.startsWith('reference/') ? [number] : [])));
  const trials = database.prepare(`SELECT disposition, count(*) AS trials, max(id) AS last FROM trials WHERE id > ? GROUP BY disposition`);
  // `+cell`: reading the rows in their order is faster than by the index of cells.
  const computed = database.prepare(
    `SELECT total(usage ->> 'inputTokens') + total(usage ->> 'outputTokens') AS tokens FROM trials
     WHERE id > ? AND id <= ? AND +cell IN (SELECT value FROM json_each(?))`,
  );
  const calls = database.prepare(
    `SELECT max(id) AS last, total(cost_usd) FILTER (WHERE outcome = 'answered') AS usd,
       count(*) FILTER (WHERE outcome = 'answered' AND cost_usd IS NULL) AS unpriced,
       total(input_tokens) + total(output_tokens) AS tokens FROM calls WHERE id > ? AND ${inOwnBranches}`,
  );
  const counts = Object.fromEntries(dispositions.map((name) => [name, 0])) as Record<Disposition, number>; // one entry a disposition
  const sums = { done: 0, tokens: 0, usd: 0, unpriced: 0, lastTrial: 0, lastCall: 0 };
  const countTrials = (): void => {
    const from = sums.lastTrial;
    for (const { disposition, trials: more, last } of trials.all(from)) {
      counts[disposition as Disposition] += Number(more); // written from the type
      sums.done += Number(more);
      sums.lastTrial = Math.max(sums.lastTrial, Number(last));
    }
    if (sums.lastTrial > from && reference !== '[]') sums.tokens += Number(computed.get(from, sums.lastTrial, reference)?.['tokens'] ?? 0);
  };
  const countCalls = (): void => {
    const { last, usd, unpriced, tokens } = calls.get(sums.lastCall) ?? {};
    if (typeof last !== 'number') return;
    sums.lastCall = last;
    sums.usd += Number(usd);
    sums.unpriced += Number(unpriced);
    sums.tokens += Number(tokens);
  };
  return () => {
    countTrials();
    countCalls();
    const { done, tokens, usd, unpriced } = sums;
    return { done, dispositions: { ...counts }, costUsd: unpriced > 0 ? null : usd, tokens };
  };
}
