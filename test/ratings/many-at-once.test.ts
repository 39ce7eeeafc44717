import { expect, it } from 'vitest';
import { environmentOf } from '../books/study-over-wire.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { answer } from '../support/wire-servers/answer.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';

const concurrency = 60;
const wanted = 51;
/** How long no request may have come before those that are held are answered. */
const quietMs = 1000;
const reply = JSON.stringify({ reason: 'As the record shows.', answers: { refusal: { answer: 'none', citations: [] } } });
const usage = { inputTokens: 9000, cachedInputTokens: 0, outputTokens: 100, reasoningTokens: 0 };

it('as many readings are under way as --concurrency says, more than there are connections without it', { timeout: 180_000 }, async () => {
  const judge = holdingJudge();
  await using server = await startWireServer(openaiChat(), async () => {
    await judge.held();
    return answer([reply], { usage });
  });
  const setting = { cwd: temporaryFolder(), environment: environmentOf('openai-compatible', server) };
  const run = await runCli(['run', 'pocket', '--trials', '3', '--scenario', 'server-migration'], setting);
  expect(run.exitCode, run.stderr).toBe(0);
  const judged = ['--rubric', 'refusal', '--judge', 'openai-compatible/judge', '--repeats', '6', '--max-output-tokens', '200'];
  const rated = await runCli(['rate', 'latest', ...judged, '--concurrency', String(concurrency)], setting);
  expect(rated.exitCode, rated.stderr).toBe(0);
  expect(judge.most()).toBeGreaterThanOrEqual(wanted);
  expect(judge.most()).toBeLessThanOrEqual(concurrency);
});

/** Holds its answers until as many are asked for at once as are wanted, or no more come. */
function holdingJudge(): { readonly held: () => Promise<void>; readonly most: () => number } {
  const waiting = new Set<() => void>();
  let most = 0;
  let timer: NodeJS.Timeout | undefined;
  const release = (): void => {
    for (const answerNow of waiting) answerNow();
    waiting.clear();
  };
  return {
    most: () => most,
    held: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        most = Math.max(most, waiting.size);
        clearTimeout(timer);
        timer = setTimeout(release, most >= wanted ? 20 : quietMs);
      }),
  };
}
