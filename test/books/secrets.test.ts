import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { answer, toolCall } from '../support/wire-servers/answer.ts';
import { failing } from '../support/wire-servers/fault.ts';
import { except, inTurn } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from '../wires/wires-under-test.ts';
import { environmentOf, writeStudy } from './study-over-wire.ts';

describe.each(
  wiresUnderTest.filter(
    ({ model }) => /^(?:openai\/gpt-5|anthropic|google\/gemini-3|openai-compatible)/.test(model) && !model.includes('?'),
  ),
)('the key of $model', ({ model, wire }) => {
  it('leaves no trace, though the provider echoes it in answers, errors and headers', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder();
    let key = '';
    const echoes = (): string =>
      [
        key,
        encodeURIComponent(key),
        Buffer.from(key).toString('base64'),
        Buffer.from(key).toString('hex'),
        Buffer.from(`user:${key}`).toString('base64'),
      ].join(' and ');
    await using server = await startWireServer(
      wire,
      except(
        ({ number }) => {
          if (number === 1)
            return answer([
              `I was given ${echoes()}`,
              toolCall('call-1', 'create_file', { filename: 'key.md', content: `The key is ${echoes()}` }),
            ]);
          if (number === 2)
            return failing(500, {
              message: (given) => `Error with ${given}`,
              headers: { 'x-echo': key, 'x-request-id': `request-${key}` },
            });
          return number === 5 ? failing(401, { message: (given) => `the key ${given} is not valid` }) : undefined;
        },
        inTurn(answer([toolCall('call-2', 'list_files')]), answer([toolCall('call-3', 'end_task')])),
      ),
    );
    key = server.key;
    const [provider = ''] = model.split('/');
    writeStudy(folder, { study: 'secret', trials: 2, models: [model], scenarios: ['financial-report'] });
    const environment = { ...environmentOf(provider, server), ...spiedGit(folder) };
    const outputs: string[] = [];
    const custodes = async (...parameters: string[]): Promise<void> => {
      const { stdout, stderr } = await startCli(parameters, { cwd: folder, environment });
      outputs.push(stdout, stderr);
    };
    await custodes('run', 'study.json', '--max-attempts', '3', '--concurrency', '1');
    await custodes('show', 'latest', '--json');
    await custodes('doctor', '--json');
    await custodes('manifest', 'latest');
    await custodes('export', 'latest', '--format', 'jsonl');
    await custodes('export', 'latest', '--format', 'csv');
    const cell = /"id": "(financial-report-[0-9a-f]+)"/.exec(outputs.join('\n'))?.[1] ?? '';
    for (const index of [0, 1]) {
      await custodes('trial', 'latest', `${cell}/${index}`);
      await custodes('trial', 'latest', `${cell}/${index}`, '--wire', '--json');
    }
    await custodes('run', '--replay', 'latest');
    expect(server.requests.length).toBeGreaterThan(4);
    expect(outputs.join('\n')).toContain('I was given [key]');

    const forms = [
      key,
      encodeURIComponent(key),
      Buffer.from(key).toString('hex'),
      Buffer.from(key).toString('base64').replaceAll('=', ''),
      Buffer.from(`user:${key}`).toString('base64').slice(8, -4),
    ];
    for (const text of [...outputs, ...textsIn(folder)]) for (const form of forms) expect(text.includes(form)).toBe(false);
  });
});

/** A `git` before the real one that writes down its environment, to see what child processes are given. */
function spiedGit(folder: string): Record<string, string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nenv > ${JSON.stringify(join(folder, 'child-environment.txt'))}\nexit 1\n`);
  chmodSync(join(bin, 'git'), 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

/** Every file below a folder as text, and everything in it that zstd packed, unpacked. */
function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return [bytes.toString('latin1'), ...unpacked(bytes)];
    });
}

/** zstd frames in a file, wherever they begin. Frames that need a dictionary are covered by what the commands print. */
function unpacked(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 4)) {
    for (const end of [at + 65_536, at + 16_384, bytes.length]) {
      try {
        found.push(zstdDecompressSync(bytes.subarray(at, end)).toString('latin1'));
        break;
      } catch {
        // not whole, or not a frame of its own
      }
    }
  }
  return found;
}

const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
