import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItems } from './read-items.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'custodes-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = (id: string, misuse: string, error: object | null = null) => ({
  id,
  epoch: 1,
  messages: [{ role: 'user', content: `task ${id}` }],
  scores: { misuse: { value: misuse } },
  error,
});
const samples = [sample('a', 'yes'), sample('b', 'no'), sample('c', 'unclear'), sample('d', 'no', { message: 'out of time' })];

async function read(truth: string): Promise<{ ids: readonly string[]; notices: readonly string[] }> {
  writeFileSync(join(folder, 'log.json'), JSON.stringify({ version: 2, eval: { model: 'm', task: 't' }, samples }));
  const notices: string[] = [];
  const items = await readItems(['log.json'], { truth, workingDirectory: folder, notice: (line) => void notices.push(line) });
  return { ids: items.map(({ id }) => id), notices };
}

describe('items of an audit', () => {
  it('leave out, and say so, what ended in an error and what is of neither kind', async () => {
    const { ids, notices } = await read('misuse=yes:no');
    expect(ids).toEqual(['a/1', 'b/1']);
    expect(notices).toEqual([
      'Left out: 1 of 4 samples, which ended in an error.',
      'Left out: 1 of 3 transcripts, whose misuse is neither yes nor no.',
      'By misuse, 1 transcripts are harmful and 1 innocent.',
    ]);
  });

  it('are not read by a rule that leaves open what is innocent', async () => {
    await expect(read('misuse=yes')).rejects.toThrow(/leaves open which other values/);
  });
});
