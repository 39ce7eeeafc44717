import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { checkout } from '../../test/support/checkout.ts';
import { temporaryFolder } from '../../test/support/cli.ts';
import { callOf, runOf } from '../../test/support/recorded.ts';
import { createRun, openRun, openRunForWriting } from './index.ts';

/** Opens the run, goes on where it stands and buys calls for ever; says on its output what it began and what is stored. */
const worker = (folder: string): string => `
import { writeSync } from 'node:fs';
import { openRunForWriting } from ${JSON.stringify(join(checkout, 'src/store/index.ts'))};
import { callOf, trialOf, wireOf } from ${JSON.stringify(join(checkout, 'test/support/recorded.ts'))};
const run = openRunForWriting(${JSON.stringify(folder)});
let index = 0;
while (run.has('one', index)) index += 1;
for (; ; index += 1) {
  let messages = '';
  for (let position = 1; position <= 4; position += 1) {
    messages += ' message ' + position + ' of trial ' + index;
    if (run.ledger.callsOf('one', index).some((call) => call.position === position)) continue;
    const call = callOf('one', index, position, { wire: wireOf(messages, 'answer') });
    writeSync(1, 'begin ' + index + ' ' + position + '\\n');
    run.ledger.begin(call, { usd: 0.5, tokens: 1000 });
    run.ledger.append(call);
    writeSync(1, 'stored ' + index + ' ' + position + '\\n');
  }
  run.append(trialOf('one', index));
  writeSync(1, 'trial ' + index + '\\n');
}`;

it(
  'loses no call and no trial that was acknowledged, killed at any moment, and knows what was under way',
  { timeout: 120_000 },
  async () => {
    const { folder, close } = createRun(temporaryFolder(), runOf());
    close();
    const script = join(temporaryFolder(), 'worker.mts');
    writeFileSync(script, worker(folder));
    const stored = new Set<string>();
    const trials = new Set<number>();
    let lost = 0;
    for (let kill = 0; kill < 8; kill += 1) {
      const said = await runUntilKilled(script, 5 + Math.floor(Math.random() * 60));
      for (const line of said) {
        const [what, index = '', position = ''] = line.split(' ');
        if (what === 'stored') stored.add(`${index} ${position}`);
        if (what === 'trial') trials.add(Number(index));
      }
      const reader = openRun(folder);
      for (const place of stored) {
        const [index, position] = place.split(' ').map(Number);
        expect(reader.calls('one', index ?? -1).filter((call) => call.position === position)).toHaveLength(1);
      }
      for (const index of trials) expect(reader.trial('one', index)).toBeDefined();
      const totals = reader.callTotals();
      // One worker has at most one attempt under way.
      expect(totals.lost - lost).toBeGreaterThanOrEqual(0);
      expect(totals.lost - lost).toBeLessThanOrEqual(1);
      expect(totals.uncertain).toEqual({ usd: totals.lost * 0.5, tokens: totals.lost * 1000 });
      lost = totals.lost;
      expect(reader.verify()).toMatchObject({ recordedHash: null, problems: [] });
      reader.close();
    }
    expect(stored.size).toBeGreaterThan(20);
    const resumed = openRunForWriting(folder);
    const index = Math.max(...trials) + 1;
    for (let position = resumed.ledger.callsOf('one', index).length + 1; position <= 4; position += 1)
      resumed.ledger.append(callOf('one', index, position));
    resumed.setStatus('interrupted', '2026-02-03T10:00:00.000Z');
    const { contentHash, recordedHash, problems } = resumed.verify();
    expect({ recordedHash, problems }).toEqual({ recordedHash: contentHash, problems: [] });
    resumed.close();
  },
);

/** What a worker said until it had said so many lines, and was killed in the middle of whatever it did then. */
async function runUntilKilled(script: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  return said;
}
