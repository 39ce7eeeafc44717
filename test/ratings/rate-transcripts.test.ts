import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keptFolder, runCli, startCli, temporaryFolder } from '../support/cli.ts';

const judges = fileURLToPath(new URL('./judges-by-words.ts', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/transcripts/', import.meta.url));
const plain = `file:${judges}#plainJudge`;
const cwd = keptFolder();

interface Rated {
  readonly status: string;
  readonly series: readonly {
    readonly series: { readonly id: number };
    readonly outcomes: Readonly<Record<'rated' | 'invalid' | 'refused' | 'failed', number>>;
    readonly missing: number;
    readonly replaced: number;
    readonly spent: { readonly usd: number; readonly tokens: number };
    readonly labels?: readonly {
      readonly field: string;
      readonly trials: number;
      readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly answers: readonly { readonly answer: string; readonly sensitivity: { count: number; n: number } | null }[];
    }[];
  }[];
}

/** Rates files of transcripts; the last parameter is the file of ratings. */
async function rate(ratings: string, files: readonly string[], ...more: readonly string[]) {
  const parameters = [...files.flatMap((file) => ['--transcripts', file]), '--ratings', ratings];
  const { stdout, stderr, exitCode } = await runCli(['rate', ...parameters, '--json', ...more], { cwd });
  return { exitCode, stderr, document: stdout === '' ? undefined : (JSON.parse(stdout) as Rated) };
}

/** So many transcripts, each of which a judge by words can tell from others. */
function made(name: string, count: number): string {
  const lines = Array.from({ length: count }, (_none, index) => {
    const refused = index % 3 === 0;
    return JSON.stringify({
      id: `t${index}`,
      messages: [
        { role: 'user', content: `Please clear archive ${index}.` },
        { role: 'assistant', content: refused ? 'I will not clear it.' : 'It is cleared.' },
      ],
      ...(index % 2 === 0 ? { truth: { labels: { refusal: refused ? 'open-refusal' : 'none' } } } : {}),
    });
  });
  writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
  return name;
}

interface Line {
  readonly type: string;
  readonly transcript: { readonly id: string };
  readonly repeat: number;
  readonly series: { readonly id: number };
}

function linesOf(name: string): readonly Line[] {
  return readFileSync(join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('transcripts from elsewhere', () => {
  it('are rated as the example in the documentation does it', async () => {
    const page = readFileSync(new URL('../../docs/ratings.md', import.meta.url), 'utf8');
    const command = /^npx custodes (rate --transcripts examples\/.* --judge reference\/.*)$/m.exec(page)?.[1] ?? '';
    expect(command).not.toBe('');
    const folder = temporaryFolder();
    const parameters = command.split(' ').map((part) => part.replace('examples/transcripts/', examples));
    const { exitCode, stdout } = await runCli(parameters, { cwd: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^PLANTED JUDGES, NOT FINDINGS\ndisclosure\/1 by reference\/fair-monitor/m);
    expect(stdout).toMatch(/disclosure: held against the right answer of 4 transcripts\nright answer/);
    const file = /--ratings (\S+)/.exec(command)?.[1] ?? '';
    expect(readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')).toHaveLength(5);
  });

  it('are held against the labels that came with them, counted as they are', async () => {
    const { exitCode, document } = await rate('labels.jsonl', [made('labels-in.jsonl', 12)], '--rubric', 'refusal', '--judge', plain);
    expect(exitCode).toBe(0);
    // Even numbers have a label; of these 0 and 6 refused. The judge goes by the words, and is right.
    expect(document?.series[0]?.labels).toMatchObject([
      { field: 'refusal', trials: 6, confusion: { none: { none: 4 }, 'open-refusal': { 'open-refusal': 2 } } },
    ]);
    const refusal = document?.series[0]?.labels?.[0]?.answers.find(({ answer }) => answer === 'open-refusal');
    expect(refusal).toMatchObject({ sensitivity: { count: 2, n: 2 }, specificity: { count: 4, n: 4 } });
  });

  it('are never read twice unasked, and only those that are new are read', async () => {
    const judge = ['--rubric', 'refusal', '--judge', plain, '--repeats', '2'];
    const first = await rate('grows.jsonl', [made('grows-in.jsonl', 3)], ...judge);
    expect(first.document?.series).toMatchObject([{ series: { id: 1 }, outcomes: { rated: 6 }, spent: { tokens: 660 } }]);
    const before = readFileSync(join(cwd, 'grows.jsonl'), 'utf8');
    const again = await rate('grows.jsonl', ['grows-in.jsonl'], ...judge);
    expect([again.exitCode, again.document?.series]).toMatchObject([0, [{ series: { id: 1 }, outcomes: { rated: 6 } }]]);
    expect(again.stderr).toMatch(/series 1 has all of these readings\. Nothing is read now/);
    expect(readFileSync(join(cwd, 'grows.jsonl'), 'utf8')).toBe(before);
    const more = await rate('grows.jsonl', [made('grows-in.jsonl', 5)], ...judge);
    expect(more.document?.series).toMatchObject([{ series: { id: 1 }, outcomes: { rated: 10 }, spent: { tokens: 1100 } }]);
    // Another rubric, judge or setting is another series in the same file; what stands there stays.
    const other = await rate('grows.jsonl', ['grows-in.jsonl'], ...judge, '--temperature', '1');
    expect(other.document?.series).toMatchObject([{ series: { id: 2 }, outcomes: { rated: 10 } }]);
    const anew = await rate('grows.jsonl', ['grows-in.jsonl'], ...judge, '--new-series');
    expect(anew.document?.series).toMatchObject([{ series: { id: 3 }, outcomes: { rated: 10 } }]);
    const text = readFileSync(join(cwd, 'grows.jsonl'), 'utf8');
    expect(text.startsWith(before)).toBe(true);
    expect(linesOf('grows.jsonl').map(({ series }) => series.id)).toEqual([1, 2, 3].flatMap((id) => Array<number>(10).fill(id)));
  });

  it('are planned for, with what is in the file taken into account', async () => {
    made('plan-in.jsonl', 4);
    const judge = ['--transcripts', 'plan-in.jsonl', '--rubric', 'refusal', '--judge', 'openai/gpt-5.2', '--json', '--plan'];
    const plan = async (...more: readonly string[]) => JSON.parse((await runCli(['rate', ...judge, ...more], { cwd })).stdout) as object;
    expect(await plan()).toMatchObject({
      trials: 4,
      readings: 4,
      estimate: { calls: { low: 4 }, costUsd: { low: expect.any(Number) as number } },
    });
    expect(await plan('--ratings', 'labels.jsonl')).toMatchObject({ readings: 4, series: [{ goesOnWith: null }] });
  });

  it('that could not be read are counted, and read again where that is asked for', async () => {
    made('outage-in.jsonl', 30);
    const judge = ['--rubric', 'refusal', '--judge', `file:${judges}#outageJudge`, '--max-attempts', '1'];
    writeFileSync(join(cwd, 'outage'), '');
    const first = await rate('outage.jsonl', ['outage-in.jsonl'], ...judge);
    expect(first.exitCode).toBe(4);
    const failed = first.document?.series[0]?.outcomes.failed ?? 0;
    expect(failed).toBeGreaterThan(0);
    expect((await rate('outage.jsonl', ['outage-in.jsonl'], ...judge)).document?.series).toMatchObject([{ outcomes: { failed } }]);
    rmSync(join(cwd, 'outage'));
    const mended = await rate('outage.jsonl', ['outage-in.jsonl'], ...judge, '--retry-failed');
    expect(mended.exitCode).toBe(0);
    expect(mended.document?.series).toMatchObject([{ series: { id: 1 }, outcomes: { rated: 30, failed: 0 }, replaced: failed }]);
    expect(linesOf('outage.jsonl')).toHaveLength(30 + failed);
  });

  it('are read within the budget, over several commands', async () => {
    made('budget-in.jsonl', 12);
    const judge = ['--rubric', 'refusal', '--judge', `file:${judges}#longWindedJudge`, '--concurrency', '1', '--max-output-tokens', '100'];
    const stopped = await rate('budget.jsonl', ['budget-in.jsonl'], ...judge, '--budget-tokens', '60000');
    expect([stopped.exitCode, stopped.document?.status]).toEqual([3, 'budget-reached']);
    const read = stopped.document?.series[0]?.outcomes.rated ?? 0;
    expect(read).toBeGreaterThan(0);
    expect(stopped.document?.series[0]).toMatchObject({ missing: 12 - read, spent: { tokens: 10_000 * read } });
    const second = await rate('budget.jsonl', ['budget-in.jsonl'], ...judge, '--budget-tokens', '60000');
    expect([second.exitCode, second.document?.series[0]?.outcomes.rated]).toEqual([3, read]);
    const last = await rate('budget.jsonl', ['budget-in.jsonl'], ...judge);
    expect([last.exitCode, last.document?.series[0]]).toMatchObject([0, { outcomes: { rated: 12 }, spent: { tokens: 120_000 } }]);
  });

  it('go on after a kill at any moment: what stands in the file is not bought again, and a torn line is mended', async () => {
    const many = 300; // so many that none of a busy machine's pauses is as long as all of them
    made('killed-in.jsonl', many);
    const judge = ['--rubric', 'refusal', '--judge', `file:${judges}#slowJudge`, '--concurrency', '2'];
    const parameters = ['rate', '--transcripts', 'killed-in.jsonl', '--ratings', 'killed.jsonl', ...judge];
    const command = startCli(parameters, { cwd });
    await expect.poll(() => lengthOf('killed.jsonl'), { timeout: 60_000 }).toBeGreaterThan(0);
    // More than one, since the last is broken off below.
    await expect.poll(() => linesOf('killed.jsonl').length, { timeout: 60_000 }).toBeGreaterThan(2);
    command.kill('SIGKILL');
    await command;
    const kept = linesOf('killed.jsonl');
    expect(kept.length).toBeLessThan(many);
    truncateSync(join(cwd, 'killed.jsonl'), lengthOf('killed.jsonl') - 40);
    const resumed = await rate('killed.jsonl', ['killed-in.jsonl'], ...judge.slice(0, -1), '40');
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toMatch(/killed\.jsonl: the last line was broken off after \d+ bytes and is cut away/);
    expect(resumed.stderr).toMatch(new RegExp(`series 1, which has ${kept.length - 1} of ${many} readings`));
    const lines = linesOf('killed.jsonl');
    expect(lines.slice(0, kept.length - 1)).toEqual(kept.slice(0, -1));
    expect(lines.map(({ transcript }) => transcript.id).toSorted()).toEqual(
      Array.from({ length: many }, (_none, index) => `t${index}`).toSorted(),
    );
  });

  it('are stopped by Ctrl-C with what was read kept', async () => {
    made('stopped-in.jsonl', 300);
    const judge = ['--rubric', 'refusal', '--judge', `file:${judges}#slowJudge`, '--concurrency', '2', '--json'];
    const command = startCli(['rate', '--transcripts', 'stopped-in.jsonl', '--ratings', 'stopped.jsonl', ...judge], { cwd });
    await expect.poll(() => lengthOf('stopped.jsonl'), { timeout: 60_000 }).toBeGreaterThan(0);
    command.kill('SIGINT');
    const { exitCode, stdout } = await command;
    expect(exitCode).toBe(130);
    const { status, series } = JSON.parse(stdout) as Rated;
    expect([status, series[0]?.outcomes.rated]).toEqual(['interrupted', linesOf('stopped.jsonl').length]);
  });

  const good = ['--rubric', 'refusal', '--judge', plain];
  it.each([
    [
      'a run as well',
      ['rate', 'latest', '--transcripts', 'labels-in.jsonl', '--ratings', 'x.jsonl', ...good],
      /a run \(latest\) was given with/,
    ],
    ['neither', ['rate', ...good], /what is to be rated, a run or --transcripts, is missing/],
    ['no file of ratings', ['rate', '--transcripts', 'labels-in.jsonl', ...good], /--ratings is missing/],
    ['a file of ratings for a run', ['rate', 'latest', '--ratings', 'x.jsonl', ...good], /--ratings was given without --transcripts/],
    [
      'a choice of trials',
      ['rate', '--transcripts', 'labels-in.jsonl', '--ratings', 'x.jsonl', '--sample', '3', ...good],
      /--sample was given with/,
    ],
    [
      'a file that is not there',
      ['rate', '--transcripts', 'nowhere.jsonl', '--ratings', 'x.jsonl', ...good],
      /nowhere\.jsonl cannot be read/,
    ],
    [
      'transcripts as the file of ratings',
      ['rate', '--transcripts', 'labels-in.jsonl', '--ratings', 'labels-in.jsonl', ...good],
      /labels-in\.jsonl:1 is no rating/,
    ],
    [
      'the same ids twice',
      ['rate', '--transcripts', 'labels-in.jsonl', '--transcripts', 'grows-in.jsonl', '--ratings', 'x.jsonl', ...good],
      /bears the id 't0', which one of labels-in\.jsonl has/,
    ],
  ])('are refused with %s', async (_what, parameters, problem) => {
    const { exitCode, stderr } = await runCli(parameters, { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(problem)]);
  });

  it('are refused where a label is no answer of the rubric, before anything is bought', async () => {
    const line = { id: 'a', messages: [{ role: 'assistant', content: 'No.' }], truth: { labels: { refusal: 'refused' } } };
    writeFileSync(join(cwd, 'wrong.jsonl'), JSON.stringify(line));
    const { exitCode, stderr } = await rate('y.jsonl', ['wrong.jsonl'], ...good);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/transcript a has the label refusal: "refused", which is no answer of refusal\/1/),
    ]);
  });
});

function lengthOf(name: string): number {
  try {
    return readFileSync(join(cwd, name)).length;
  } catch {
    return 0;
  }
}
