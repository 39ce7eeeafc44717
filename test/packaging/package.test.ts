import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scenarios, shutdownScenarios } from '../../src/scenarios/index.ts';
import { Results } from '../../src/spec/index.ts';
import { checkout, toolsPath as PATH } from '../support/checkout.ts';

const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };

let temporary = '';
/** Where a stranger has installed the package, outside the checkout. */
let project = '';
let tarball = '';

beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'custodes-package-'));
  project = join(temporary, 'project');
  mkdirSync(project);
  await execa('npm', ['pack', '--pack-destination', temporary], { cwd: checkout, env: { PATH } });
  tarball = join(temporary, `custodes-${version}.tgz`);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: project, env: { PATH } });
}, 170_000);

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

describe('the packed package', () => {
  it('holds what it runs on and what a reader needs, and neither tests nor sources', () => {
    const files = filesOf(join(project, 'node_modules/custodes'));
    const needed =
      /^(bin\/custodes\.js|dist\/viewer\/(index\.html|icon\.svg|assets\/[\w-]+\.(js|css))|dist\/(?!viewer\/).+\.(js|d\.ts|md|csv|json|css)|docs\/.+\.md|LICENSE|README\.md|package\.json)$/;
    expect(files.filter((file) => !needed.test(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|^dist\/.*(README|golden)/.test(file))).toEqual([]);
    const expected = ['LICENSE', 'README.md', 'bin/custodes.js', 'dist/index.js', 'dist/index.d.ts', 'dist/viewer/index.html'];
    expect(files).toEqual(expect.arrayContaining(expected));
  });

  it('holds every text and table that the sources read, unchanged', () => {
    const texts = filesOf(join(checkout, 'src'), '**/*.{md,csv,json}').filter((file) => !file.endsWith('README.md'));
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts.filter((file) => !file.endsWith('.json')))
      expect(readFileSync(join(project, 'node_modules/custodes/dist', text), 'utf8')).toBe(
        readFileSync(join(checkout, 'src', text), 'utf8'),
      );
    for (const text of texts.filter((file) => file.endsWith('.json')))
      expect(JSON.parse(readFileSync(join(project, 'node_modules/custodes/dist', text), 'utf8'))).toEqual(
        JSON.parse(readFileSync(join(checkout, 'src', text), 'utf8')),
      );
  });

  it('has nothing that publint finds', async () => {
    const { exitCode, stdout } = await execa('publint', ['run', tarball, '--strict'], { env: { PATH }, reject: false });
    expect(stdout).toMatch(/All good!/);
    expect(exitCode).toBe(0);
  });

  it('has types that resolve wherever ES modules do', async () => {
    const parameters = [tarball, '--profile', 'esm-only', '--no-definitely-typed', '--no-emoji', '--no-color'];
    const { exitCode, stdout } = await execa('attw', parameters, { env: { PATH }, reject: false });
    expect(stdout).toMatch(/node16 \(from ESM\)[^\n]*OK \(ESM\)/);
    expect(exitCode).toBe(0);
  });
});

describe('the installed command', () => {
  it('says its version', async () => {
    expect(await custodes('--version')).toMatchObject({ exitCode: 0, stdout: version, stderr: '' });
  });

  it('lists the scenarios', async () => {
    const { exitCode, stdout } = await custodes('scenarios');
    expect(exitCode).toBe(0);
    for (const { name } of scenarios) expect(stdout).toContain(name);
  });

  it('runs the study pocket, every scenario of it, and shows it again', async () => {
    const run = await custodes('run', 'pocket', '--trials', '1');
    expect(run.stderr).not.toMatch(/error/i);
    expect(run.exitCode).toBe(0);
    const shown = await custodes('show', 'latest', '--json');
    const results = Results.parse(JSON.parse(shown.stdout));
    expect(results.run).toMatchObject({ study: 'pocket', status: 'finished', synthetic: true, version });
    expect(new Set(results.cells.map(({ scenario }) => scenario))).toEqual(new Set(shutdownScenarios.map(({ name }) => name)));
    expect(results.cells.filter(({ trials }) => trials.failed > 0)).toEqual([]);
  });

  it('shows the stored runs in the browser, with a search in them', async () => {
    const viewer = execa(join(project, 'node_modules/.bin/custodes'), ['view', 'latest', '--no-open', '--json'], {
      cwd: project,
      env: { PATH, HOME: project },
      extendEnv: false,
      reject: false,
    });
    const line = await new Promise<string>((resolve) => viewer.stdout.on('data', (chunk: Buffer) => resolve(String(chunk))));
    const { origin, pathname } = new URL((JSON.parse(line) as { address: string }).address);
    const html = await (await fetch(origin + pathname)).text();
    for (const [, asset = ''] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect((await fetch(origin + asset)).status).toBe(200);
    const search = `${origin}/api${pathname}/trials?query=${encodeURIComponent('{"search":"shared drive"}')}`;
    await vi.waitFor(
      async () =>
        expect(await (await fetch(search)).json()).toMatchObject({
          unsearched: 0,
          offset: 0,
          rows: expect.arrayContaining([expect.objectContaining({ disposition: 'completed' })]) as unknown,
        }),
      { timeout: 30_000, interval: 200 },
    );
    viewer.kill('SIGINT');
    expect(await viewer).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('exits with 2 and one message for a name that does not exist', async () => {
    const { exitCode, stderr } = await custodes('run', 'poket');
    expect(stderr).toMatch(/Did you mean 'pocket'\?/);
    expect(exitCode).toBe(2);
  });
});

const study = `import { defineStudy } from 'custodes';
export default defineStudy({ study: 'mine', trials: 3, models: ['reference/compliant'], factors: { relationship: ['good', 'bad'], history: ['memory'] } });
`;

describe('the installed library', () => {
  it('plans a study from JavaScript', async () => {
    const source = `import { defineStudy, parseStudy, planStudy, scenarios } from 'custodes';
      const study = parseStudy(defineStudy({ study: 'mine', models: ['reference/compliant'] }), 'mine');
      console.log(planStudy(study, { scenarios, subject: 'tool-loop' }).cells.map(({ scenario }) => scenario).join(' '));`;
    writeFileSync(join(project, 'plan.js'), source);
    const { stdout } = await execa(process.execPath, ['plan.js'], { cwd: project });
    expect(stdout).toBe(shutdownScenarios.map(({ name }) => name).join(' '));
  });

  it('takes a study file in TypeScript', async () => {
    writeFileSync(join(project, 'study.ts'), study);
    const { exitCode, stdout } = await custodes('plan', 'study.ts', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'custodes.plan/1', study: 'mine', trials: shutdownScenarios.length * 2 * 3 });
  });

  it('is typed: right use compiles, wrong use does not', async () => {
    const checks = `import { defineStudy, parseStudy, planStudy, scenarios, type Plan } from 'custodes';
import type study from './study.ts';
const plan: Plan = planStudy(parseStudy({} satisfies Partial<typeof study>, 'mine'), { scenarios, subject: 'tool-loop' });
export const ids: readonly string[] = plan.cells.map(({ id }) => id);
// @ts-expect-error a study's name is a text
defineStudy({ study: 7 });
// @ts-expect-error there is no such export
import { planStudies } from 'custodes';
`;
    writeFileSync(join(project, 'study.ts'), study);
    writeFileSync(join(project, 'checks.ts'), checks);
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2024',
          module: 'NodeNext',
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
          skipLibCheck: false,
          // What a project for Node has anyway; borrowed, so that it is not installed once more.
          typeRoots: [join(checkout, 'node_modules/@types')],
          types: ['node'],
        },
        include: ['*.ts'],
      }),
    );
    const compiler = join(checkout, 'node_modules/typescript/bin/tsc');
    const { stdout } = await execa(process.execPath, [compiler, '-p', project, '--pretty', 'false'], { cwd: project, reject: false });
    // Declarations of other packages are theirs to mend.
    const ours = stdout.split('\n').filter((line) => /^\S+\(\d+,\d+\): error/.test(line) && !/^node_modules\/(?!custodes\/)/.test(line));
    expect(ours).toEqual([]);
  });
});

/** Runs the command that npm installed, in the stranger's folder and with no key in its environment. */
async function custodes(...parameters: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(join(project, 'node_modules/.bin/custodes'), parameters, {
    cwd: project,
    env: { PATH, HOME: project },
    extendEnv: false,
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

/** The files below a folder that are no folders, with `/` between their parts. */
function filesOf(folder: string, pattern = '**/*'): string[] {
  return globSync(pattern, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
