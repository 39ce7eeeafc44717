import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../src/scenarios/index.ts';
import { checkout, toolsPath } from '../support/checkout.ts';

// The guard is guarded: forbidden imports are planted in a copy of the tree, one at a time, and the checker must find them.

interface CruiserConfiguration {
  readonly mayImport: Readonly<Record<string, readonly string[]>>;
  readonly default: { readonly forbidden: readonly { readonly name: string }[] };
}
const configuration = (await import(pathToFileURL(join(checkout, '.dependency-cruiser.js')).href)) as CruiserConfiguration;
/** The viewer is beside src, and has rules of its own. */
const rooms = Object.keys(configuration.mayImport).filter((room) => room !== 'viewer');

/** What is planted, and the rule that must find it in each of the planted files; alone, so that no rule is broader than it says. */
interface Plant {
  readonly what: string;
  readonly rule: string;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the checker names only some of the files. */
  readonly named?: readonly string[];
}

const plants: readonly Plant[] = [
  {
    what: 'spec imports engine',
    rule: 'spec-imports-only-what-it-may',
    files: { 'src/spec/planted-1.ts': `export { planStudy } from '../engine/index.ts';` },
  },
  {
    what: 'spec imports a type of engine',
    rule: 'spec-imports-only-what-it-may',
    files: { 'src/spec/planted-2.ts': `export type { Clock } from '../engine/index.ts';` },
  },
  {
    what: 'engine imports scenarios',
    rule: 'engine-imports-only-what-it-may',
    files: { 'src/engine/planted-1.ts': `export { scenarios } from '../scenarios/index.ts';` },
  },
  {
    what: 'engine imports scenarios while it runs',
    rule: 'engine-imports-only-what-it-may',
    files: { 'src/engine/planted-2.ts': `export const planted = await import('../scenarios/index.ts');` },
  },
  {
    what: 'a room imports the public exports',
    rule: 'reports-imports-only-what-it-may',
    files: { 'src/reports/planted-1.ts': `export { wilsonInterval } from '../index.ts';` },
  },
  {
    what: 'a room is entered by another file than its index',
    rule: 'engine-is-entered-by-its-index',
    files: { 'src/cli/planted-1.ts': `export { schedule } from '../engine/schedule.ts';` },
  },
  {
    what: 'a scenario, whichever it is, imports a sibling',
    rule: 'no-scenario-imports-a-sibling',
    files: Object.fromEntries(
      scenarios.map(({ name }, position) => [
        `src/scenarios/${name}/planted-1.ts`,
        `export * from '../${scenarios.at(position - 1)?.name ?? ''}/index.ts';`,
      ]),
    ),
  },
  {
    what: 'a provider imports a sibling',
    rule: 'no-provider-imports-a-sibling',
    files: { 'src/models/providers/planted-1.ts': `export { openai } from './openai.ts';` },
  },
  {
    what: 'a subject driver imports a sibling',
    rule: 'no-subject-imports-a-sibling',
    files: { 'src/subjects/planted/planted-1.ts': `export { toolLoop } from '../tool-loop/tool-loop.ts';` },
  },
  {
    what: 'analysis reads files',
    rule: 'io-only-where-it-belongs',
    files: { 'src/analysis/planted-1.ts': `export { readFileSync } from 'node:fs';` },
  },
  {
    what: 'a scenario opens connections',
    rule: 'io-only-where-it-belongs',
    files: { 'src/scenarios/disk-cleanup/planted-2.ts': `export { connect } from 'net';` },
  },
  {
    what: 'two files import each other',
    rule: 'no-cycles',
    files: {
      'src/engine/planted-3.ts': `import { other } from './planted-4.ts';\nexport const planted = (): unknown => other;`,
      'src/engine/planted-4.ts': `import { planted } from './planted-3.ts';\nexport const other = (): unknown => planted;`,
    },
    named: ['src/engine/planted-3.ts'],
  },
  {
    what: 'spec takes a package besides zod',
    rule: 'spec-takes-zod-alone',
    files: { 'src/spec/planted-3.ts': `export { parse } from 'yaml';` },
  },
  {
    what: 'spec takes more than types of the AI SDK',
    rule: 'spec-takes-types-of-the-sdk-alone',
    files: { 'src/spec/planted-4.ts': `export { APICallError } from '@ai-sdk/provider';` },
  },
  {
    what: 'the program imports a test',
    rule: 'nothing-imports-a-test',
    files: { 'src/stats/planted-1.ts': `export * from './proportions/intervals.test.ts';` },
  },
  {
    what: 'the viewer imports another room than spec',
    rule: 'viewer-imports-spec-alone',
    files: { 'viewer/src/planted-1.ts': `export type { ViewerServer } from '../../src/server/index.ts';` },
  },
  {
    what: 'the viewer takes a value of spec that may bring modules of Node',
    rule: 'viewer-takes-values-of-viewing-alone',
    files: { 'viewer/src/planted-2.ts': `export { deriveSeed } from '../../src/spec/index.ts';` },
  },
  {
    what: 'the program imports the viewer',
    rule: 'nothing-imports-the-viewer',
    files: { 'src/cli/planted-2.ts': `export * from '../../viewer/src/search.ts';` },
  },
  {
    what: 'a file that is not there is imported',
    rule: 'no-unresolvable',
    files: { 'src/stats/planted-2.ts': `export * from './nowhere.ts';` },
  },
];

const temporary = mkdtempSync(join(tmpdir(), 'custodes-house-'));
/** The copy in which everything is planted; a check reads of it only what it is pointed at, and what that imports. */
let tree = '';

beforeAll(() => {
  tree = copyOfTree();
});

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

describe('the checker of imports', () => {
  it('passes the tree as it is, and has really read it', async () => {
    const { exitCode, stdout } = await cruise(copyOfTree());
    expect(stdout).toMatch(/no dependency violations found/);
    expect(Number(/\((\d+) modules/.exec(stdout)?.[1])).toBeGreaterThan(200);
    expect(exitCode).toBe(0);
  });

  it.concurrent.each(plants)('finds that $what', async ({ rule, files, named = Object.keys(files) }) => {
    plant(files);
    const { exitCode, stdout } = await cruise(tree, Object.keys(files));
    const found = violationsIn(stdout).map(({ rule: name, file }) => `${name}: ${file}`);
    expect(new Set(found)).toEqual(new Set(named.map((file) => `${rule}: ${file}`)));
    expect(exitCode).toBeGreaterThan(0);
  });

  it('finds every import of a room by a room that may not import it', async () => {
    const files = Object.fromEntries(rooms.map((room) => [`src/${room}/planted-rooms.ts`, importsOf(roomsForbiddenTo(room))]));
    plant(files);
    const { stdout } = await cruise(tree, Object.keys(files));
    const found = violationsIn(stdout).filter(({ rule }) => rule.endsWith('-imports-only-what-it-may'));
    const expected = rooms.flatMap((room) => roomsForbiddenTo(room).map((other) => `${room} → ${other}`));
    expect(found.map(({ file, target }) => `${file.split('/')[1] ?? ''} → ${target.split('/')[1] ?? ''}`).sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(100);
  });

  it('finds every way into a room besides its index', async () => {
    const entered = [...rooms, 'cli'];
    const file = 'scripts/planted-entries.ts';
    plant({ [file]: entered.map((room) => `import '../src/${room}/${innerFileOf(room)}';`).join('\n') });
    const { stdout } = await cruise(tree, [file]);
    expect(violationsIn(stdout)).toEqual(
      entered.map((room) => ({ rule: `${room}-is-entered-by-its-index`, file, target: `src/${room}/${innerFileOf(room)}` })).sort(byRule),
    );
  });

  it('has no rule that no test here shows to hold', () => {
    const shown = new Set(plants.map(({ rule }) => rule));
    const particular = configuration.default.forbidden
      .map(({ name }) => name)
      .filter((name) => !/-(imports-only-what-it-may|is-entered-by-its-index)$/.test(name));
    expect(particular.filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('the linter', () => {
  /** What only src/cli may do, a line each, with the rule that finds it elsewhere. */
  const outside = [
    [`export { env } from 'node:process';`, 'no-restricted-imports'],
    [`export const home = process.env['HOME'];`, 'no-restricted-properties'],
    [`export const { env: environment } = process;`, 'no-restricted-properties'],
    [`export const now = Date.now();`, 'no-restricted-properties'],
    [`export const today = new Date();`, 'no-restricted-syntax'],
    [`export const written = Date();`, 'no-restricted-syntax'],
    [`export const elapsed = performance.now();`, 'no-restricted-properties'],
    [`export const draw = Math.random();`, 'no-restricted-properties'],
    [`console.log('planted');`, 'no-console'],
  ] as const;

  it('finds environment, clock, random source and console in every room but cli', async () => {
    const source = outside.map(([line]) => line).join('\n');
    const places = [...rooms, 'cli'].map((room) => `src/${room}/planted-outside.ts`);
    plant(Object.fromEntries(places.map((place) => [place, source])));
    const { exitCode, stdout } = await execa('eslint', ['--format', 'json', ...places], {
      cwd: tree,
      env: { PATH: toolsPath },
      reject: false,
    });
    const linted = JSON.parse(stdout) as readonly LintedFile[];
    const rules = new Set<string | null>(outside.map(([, rule]) => rule));
    for (const room of [...rooms, 'cli']) {
      const file = linted.find(({ filePath }) => filePath === join(tree, 'src', room, 'planted-outside.ts'));
      const found = file?.messages.filter(({ ruleId }) => rules.has(ruleId)).map(({ line, ruleId }) => [line, ruleId]);
      expect({ room, found }).toEqual({ room, found: room === 'cli' ? [] : outside.map(([, rule], position) => [position + 1, rule]) });
    }
    expect(exitCode).toBe(1);
  });
});

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[];
}

interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly target: string;
}

function roomsForbiddenTo(room: string): readonly string[] {
  return [...rooms, 'cli'].filter((other) => other !== room && configuration.mayImport[room]?.includes(other) !== true);
}

function importsOf(others: readonly string[]): string {
  return others.map((other) => `import '../${other}/${other === 'cli' ? 'main.ts' : 'index.ts'}';`).join('\n');
}

function innerFileOf(room: string): string {
  const files = readdirSync(join(checkout, 'src', room), { recursive: true, encoding: 'utf8' });
  const inner = files.find((file) => /(?<!\.test)\.ts$/.test(file) && file !== 'index.ts');
  if (inner === undefined) throw new Error(`src/${room} holds nothing but its index`);
  return inner.replaceAll('\\', '/');
}

/** A copy of what the checkers read. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(temporary, 'tree-'));
  for (const name of [
    'src',
    'viewer/src',
    'test',
    'scripts',
    'package.json',
    'tsconfig.json',
    'eslint.config.js',
    '.dependency-cruiser.js',
  ])
    cpSync(join(checkout, name), join(copy, name), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function plant(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), content);
  }
}

/** Checks a tree as `npm run check:imports` does, from the files given on; from all where none are given. */
async function cruise(cwd: string, files?: readonly string[]) {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const [, options = '', folders = ''] = /^depcruise (--config \S+) (src .+)$/.exec(scripts['check:imports'] ?? '') ?? [];
  return await execa('depcruise', [...options.split(' '), ...(files ?? folders.split(' '))], {
    cwd,
    env: { PATH: toolsPath },
    reject: false,
  });
}

/** Each violation that the checker printed, sorted by rule. */
function violationsIn(output: string): readonly Violation[] {
  const found = output.matchAll(/^\s*error ([\w-]+): (\S+)(?: → *(\S+)?)?/gm);
  return [...found].map(([, rule = '', file = '', target = '']) => ({ rule, file, target })).sort(byRule);
}

function byRule(one: Violation, other: Violation): number {
  return one.rule.localeCompare(other.rule);
}
