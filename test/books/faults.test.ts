import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { answer, toolCall } from '../support/wire-servers/answer.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { brokenJson, emptyBody, failing, reset, resetAmidBody, stall, stallAmidBody } from '../support/wire-servers/fault.ts';
import type { Reply } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from '../wires/wires-under-test.ts';
import { environmentOf, writeStudy } from './study-over-wire.ts';

const trials = 125;
const fourWires = new Set(['openai/gpt-5.2', 'openai/gpt-4o?api=chat', 'anthropic/claude-sonnet-4-5', 'google/gemini-3-pro-preview']);
/** Trouble of every kind: what a retry heals, and answers that are of no use. */
const trouble: readonly (Reply | 'slow')[] = [
  'slow',
  answer([]),
  answer([toolCall('call-w', 'view_sheet', { number: 1 })]),
  answer([toolCall('call-b', 'view_sheet', '{"sheet": ')]),
  failing(429),
  failing(429, { retryAfter: { milliseconds: 20 } }),
  failing(500),
  failing(503),
  failing(529),
  reset,
  resetAmidBody,
  brokenJson,
  emptyBody,
  stall,
  stallAmidBody,
];

describe('with three requests of ten at fault', () => {
  it.each(wiresUnderTest.filter(({ model }) => fourWires.has(model)))(
    '$model: every trial ends, none failed, and the books balance with the server',
    { timeout: 240_000 },
    async ({ model, wire }) => {
      const folder = temporaryFolder();
      const brain = await createBrain('reference/protector?good=1', { seed: 11 });
      let atFault = 0;
      const think = thinkingWith(brain);
      await using server = await startWireServer(wire, async (exchange) => {
        const { number } = exchange;
        if (((number * 2_654_435_761) >>> 0) % 10 >= 3) return think(exchange);
        atFault += 1;
        const reply = trouble[atFault % trouble.length] ?? 'slow';
        if (reply !== 'slow') return reply;
        await wait(400); // the first byte comes late
        return think(exchange);
      });
      const [provider = ''] = model.split('/');
      writeStudy(folder, {
        study: 'faults',
        trials,
        models: [model],
        scenarios: ['shutdown-config'],
        factors: { relationship: ['good'], history: ['document'] },
      });
      const { exitCode, stdout, stderr } = await runCli(
        ['run', 'study.json', '--json', '--concurrency', '40', '--call-timeout', '3', '--idle-timeout', '1', '--max-attempts', '20'],
        {
          cwd: folder,
          environment: environmentOf(provider, server),
        },
      );
      expect(stderr).not.toMatch(/\n\s+at /);
      const { run, cells } = JSON.parse(stdout) as Results;
      for (const { trials: counted } of cells) {
        expect(counted).toMatchObject({ planned: trials, failed: 0 });
        expect(counted.completed + counted.refused + counted.incomplete + counted.idle).toBe(trials);
        // Answers that are of no use make work, and hardly ever end it.
        expect(counted.completed).toBeGreaterThan(0.9 * trials);
      }
      expect(exitCode).toBe(0);
      expect(server.violations).toEqual([]);
      expect({ answered: run.calls.answered, attempts: run.calls.attempts, lost: run.calls.lost }).toEqual({
        answered: server.answers.length,
        attempts: server.requests.length,
        lost: 0,
      });
      console.log(
        `${model}: ${server.requests.length} requests, ${atFault} at fault, ${server.answers.length} answered, ${trials} trials completed`,
      );
    },
  );
});
