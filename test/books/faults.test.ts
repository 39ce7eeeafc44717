import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { brokenJson, emptyBody, failing, reset, resetAmidBody, stall, stallAmidBody, type Fault } from '../support/wire-servers/fault.ts';
import { except } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from '../wires/wires-under-test.ts';
import { environmentOf, writeStudy } from './study-over-wire.ts';

const trials = 125;
const fourWires = new Set(['openai/gpt-5.2', 'openai/gpt-4o?api=chat', 'anthropic/claude-sonnet-4-5', 'google/gemini-3-pro-preview']);
const faults: readonly Fault[] = [
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
      let answered = 0;
      const think = thinkingWith(brain);
      await using server = await startWireServer(
        wire,
        except(
          ({ number }) => {
            if (((number * 2_654_435_761) >>> 0) % 10 >= 3) return undefined;
            atFault += 1;
            return faults[atFault % faults.length];
          },
          async (exchange) => {
            const said = await think(exchange);
            answered += 1;
            return said;
          },
        ),
      );
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
      expect(cells.map((cell) => cell.trials)).toEqual([
        { planned: trials, completed: trials, refused: 0, incomplete: 0, idle: 0, failed: 0 },
      ]);
      expect(exitCode).toBe(0);
      expect(server.violations).toEqual([]);
      expect({ answered: run.calls.answered, attempts: run.calls.attempts, lost: run.calls.lost }).toEqual({
        answered,
        attempts: server.requests.length,
        lost: 0,
      });
      console.log(`${model}: ${server.requests.length} requests, ${atFault} at fault, ${answered} answered, ${trials} trials completed`);
    },
  );
});
