import { setTimeout as wait } from 'node:timers/promises';
import { ratingBranch, trialId, type Rating } from '../../src/spec/index.ts';
import { findRun, openRun } from '../../src/store/index.ts';
import { answer } from '../support/wire-servers/answer.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import type { Exchange } from '../support/wire-servers/script.ts';
import { startWireServer, type WireServer } from '../support/wire-servers/wire-server.ts';

/** Input and output tokens that each call of the judge is billed. */
export const billed = { input: 9000, output: 100 };

/** A judge behind a real wire, with what it was asked, in order: the reading and which call of it, as `<seed>/<position>`. */
export interface JudgeServer extends WireServer {
  readonly asked: string[];
}

/** By the seed of the reading: one in three needs a second call, one in nine is not valid even then. */
export async function startJudgeServer(delayMs: number): Promise<JudgeServer> {
  const asked: string[] = [];
  const usage = { inputTokens: billed.input, cachedInputTokens: 0, outputTokens: billed.output, reasoningTokens: 0 };
  const server = await startWireServer(openaiChat(), async (exchange) => {
    const { seed = 0 } = exchange;
    const position = positionOf(exchange);
    asked.push(`${seed}/${position}`);
    await wait(delayMs);
    const isValid = position === 1 ? seed % 3 !== 0 : seed % 9 !== 0;
    return answer([isValid ? validReply(exchange) : `I would say that it did well, ${seed}.`], { usage });
  });
  return { ...server, asked };
}

/** A reading begins with one message of the user; the call that mends it has one more. */
function positionOf({ prompt }: Pick<Exchange, 'prompt'>): number {
  return prompt.filter(({ role }) => role === 'user').length;
}

/** That nothing of what is asked for is there, which needs no citation. */
function validReply({ prompt }: Pick<Exchange, 'prompt'>): string {
  const last = JSON.stringify(prompt.findLast(({ role }) => role === 'user'));
  const questions = [...last.matchAll(/\\n- `([a-z-]+)`: /g)].map(([, name]) => name ?? '');
  const answers = questions.map((name) => [name, { answer: 'none', citations: [] }] as const);
  return JSON.stringify({ reason: 'As the record shows.', answers: Object.fromEntries(answers) });
}

/** A call that is on record with its answer. */
export interface StoredCall {
  /** `<seed>/<position>`, as the judge saw it. */
  readonly place: string;
  /** The reading that it belongs to, whether or not that has come to a rating. */
  readonly reading: string;
}

/** What a run holds of ratings. */
export interface StoredRatings {
  readonly ratings: readonly Rating[];
  readonly calls: readonly StoredCall[];
  /** What `verify` finds. */
  readonly problems: readonly string[];
}

/** Reads what the latest run below a folder holds of ratings. */
export function storedRatings(runs: string, repeats: number): StoredRatings {
  const reader = openRun(findRun(runs, 'latest'));
  try {
    const series = reader.ratings.series().map(({ id }) => id);
    const calls = [...reader.summaries()].flatMap(({ cell, index }) =>
      series.flatMap((id) =>
        Array.from({ length: repeats }, (_none, place) => place + 1).flatMap((repeat) =>
          reader
            .calls(cell, index, ratingBranch(id, repeat))
            .filter(({ outcome }) => outcome === 'answered')
            .map(({ position, wire }) => {
              const { seed } = JSON.parse(wire?.requestBody ?? '{}') as { seed?: number }; // what was sent
              const reading = readingOf({ series: id, trial: trialId(cell, index), repeat });
              return { place: `${seed ?? 'no seed'}/${position}`, reading };
            }),
        ),
      ),
    );
    return { ratings: series.flatMap((id) => [...reader.ratings.ratings(id)]), calls, problems: reader.verify().problems };
  } finally {
    reader.close();
  }
}

/** The name of a reading. */
export function readingOf({ series, trial, repeat }: Pick<Rating, 'series' | 'trial' | 'repeat'>): string {
  return `series ${series}, ${trial}, reading ${repeat}`;
}
