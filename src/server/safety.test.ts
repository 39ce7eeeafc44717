import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { LabelInput, RunEntry, TrialPage } from '../spec/index.ts';
import { createRun } from '../store/index.ts';
import { askedViewer, host, token } from '../../test/support/asked-viewer.ts';
import { keptFolder } from '../../test/support/cli.ts';
import { runOf, trialOf } from '../../test/support/recorded.ts';

const outside = keptFolder();
const root = join(outside, 'runs');
mkdirSync(root);
store(root, 'run-1');
store(outside, 'stray');
const viewer = askedViewer(root);
const label: LabelInput = { trial: 'one/0', rater: 'ann', name: 'motive', value: 'loyalty', evidence: [], blind: false, replaces: null };
const labels = '/api/runs/run-1/labels';

describe('a request from elsewhere', () => {
  it.each([
    ['another name that leads to this machine', { host: 'attacker.example' }],
    ['such a name with our port', { host: 'attacker.example:4177' }],
    ['an address of the local network', { host: '192.168.1.5:4177' }],
    ['a name that begins as ours', { host: '127.0.0.1.attacker.example:4177' }],
    ['a name that ends as ours', { host: 'attacker.example#127.0.0.1:4177' }],
    ['no host', { host: '' }],
    ["another site's script", { origin: 'http://attacker.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another program of this machine', { origin: 'http://127.0.0.1:8080' }],
    ['our address over another protocol', { origin: `https://${host}` }],
    ["another site's image or form", { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
    ["another site's link to data", { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ])('is refused: %s', async (_what, headers: Record<string, string>) => {
    for (const path of ['/api/runs', '/api/runs/run-1', '/api/runs/run-1/trials/one/0']) {
      const response = await viewer.ask(path, { headers });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('run-1');
    }
    expect((await viewer.post(labels, label, headers)).status).toBe(403);
  });

  it('may be a link to a page, which it cannot look into', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const response = await viewer.ask('/runs/run-1', { headers: link });
    expect(response.status).toBe(200);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect((await viewer.ask('/runs/run-1', { headers: { ...link, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
    expect((await viewer.ask('/runs/run-1', { method: 'POST', headers: { ...link, 'x-custodes-token': token } })).status).toBe(403);
  });

  it.each(['127.0.0.1:4177', 'localhost:4177', '[::1]:4177', 'localhost'])('is answered under our own name %s', async (own) => {
    expect(
      (await viewer.ask('/api/runs', { headers: { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' } })).status,
    ).toBe(200);
  });
});

describe('a change', () => {
  it.each([
    ['without a token', ''],
    ['with that of an earlier start', 'the-token-of-that-start'],
    ['with the beginning of the token', token.slice(0, -1)],
    ['with more than the token', `${token}x`],
  ])('is refused %s', async (_what, given) => {
    const response = await viewer.post(labels, label, { 'x-custodes-token': given });
    expect(response.status).toBe(403);
    expect(await viewer.get(labels)).toEqual([]);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'POST'])('by %s is taken nowhere else', async (method) => {
    for (const path of ['/', '/api/runs', '/api/runs/run-1', '/api/runs/run-1/trials/one/0', '/assets/index-1.js']) {
      const response = await viewer.ask(path, { method, headers: { 'x-custodes-token': token } });
      expect(response.status).toBe(405);
    }
    expect((await viewer.ask(labels, { method: 'OPTIONS' })).status).toBe(403);
  });

  it.each<[string, unknown, number]>([
    ['is no JSON', '{', 400],
    ['is no label', { trial: 'one/0' }, 400],
    ['has more than a label has', { ...label, admin: true }, 400],
    ['is of a trial that is not there', { ...label, trial: 'one/7' }, 404],
    ['is of a place that is none', { ...label, trial: '../../stray/one/0' }, 404],
    ['has a name that nobody knows', { ...label, name: '__proto__' }, 400],
    ['has a value that its name cannot have', { ...label, value: 'greed' }, 400],
    ['is too large', { ...label, name: 'note', value: 'x'.repeat(300_000) }, 413],
    ['has a note that is too long', { ...label, name: 'note', value: 'x'.repeat(20_001) }, 400],
  ])('is refused where the label %s', async (_what, body, status) => {
    const response = await viewer.post(labels, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: expect.any(String) as string });
    expect(await viewer.get(labels)).toEqual([]);
  });

  it('is refused as a form of another site could send it', async () => {
    expect((await viewer.post(labels, label, { 'content-type': 'text/plain' })).status).toBe(400);
  });
});

describe('a path', () => {
  const ways = [
    '../stray',
    '..%2fstray',
    '%2e%2e%2fstray',
    '..%5cstray',
    '....//stray',
    '%2fetc',
    'run-1%2f..%2f..%2fstray',
    '.',
    '%2e%2e',
    'latest',
    'run',
    'run-1%00',
    '~',
    'C:%5c',
  ];

  it.each(ways)('that names the run %s leads nowhere', async (way) => {
    for (const rest of ['', '/results', '/trials', '/trials/one/0', '/labels', '/agreement', '/queue', '/trials/one/0/labels']) {
      const response = await viewer.ask(`/api/runs/${way}${rest}`);
      expect([400, 404]).toContain(response.status);
    }
    expect((await viewer.post(`/api/runs/${way}/labels`, label)).status).not.toBe(200);
  });

  it.each(['..%2f..', '%2e%2e', 'one%2f..', "one'--", '%00'])('that names the trial %s leads nowhere', async (way) => {
    for (const path of [
      `${way}/0`,
      `one/${way}`,
      `one/0/events/${way}`,
      `one/0/world/${way}`,
      `one/0/calls/${way}`,
      `one/0/beside/${way}/0`,
      `one/0/beside/one/${way}`,
    ])
      expect([400, 404]).toContain((await viewer.ask(`/api/runs/run-1/trials/${path}`)).status);
  });

  it.each([
    '/../../stray/run.sqlite',
    '/assets/../../../stray/run.js',
    '/assets/%2e%2e/%2e%2e/secret.css',
    '/..%2fsecret.svg',
    '/assets//etc/passwd.js',
  ])('that asks for the file %s gets none', async (path) => {
    const response = await viewer.ask(path);
    const body = await response.text();
    expect(response.status === 404 || body.includes('custodes-token')).toBe(true);
  });

  it('through a link that leads out of the folder leads to no run', async () => {
    symlinkSync(join(outside, 'stray'), join(root, 'linked'));
    mkdirSync(join(root, 'linked-file'));
    symlinkSync(join(outside, 'stray', 'run.sqlite'), join(root, 'linked-file', 'run.sqlite'));
    for (const id of ['linked', 'linked-file']) expect((await viewer.ask(`/api/runs/${id}`)).status).toBe(404);
    const entries = await viewer.get<readonly RunEntry[]>('/api/runs');
    expect(entries.find(({ id }) => id === 'linked')).toMatchObject({ problem: expect.any(String) as string });
    expect((await viewer.post('/api/runs/linked/labels', label)).status).toBe(404);
  });
});

describe('what is written', () => {
  it('stays within the run, where a link stands in the place of the search index', async () => {
    const victim = join(outside, 'victim.txt');
    writeFileSync(victim, 'precious');
    store(root, 'trapped');
    symlinkSync(victim, join(root, 'trapped', 'search.sqlite'));
    store(root, 'dangling');
    symlinkSync(join(outside, 'made-by-link.txt'), join(root, 'dangling', 'search.sqlite'));
    for (const id of ['trapped', 'dangling'])
      await vi.waitFor(
        async () => {
          const page = await viewer.get<TrialPage>(`/api/runs/${id}/trials?query=${encodeURIComponent('{"search":"task"}')}`);
          expect(page).toMatchObject({ unsearched: 0, total: 1 });
        },
        { timeout: 30_000, interval: 100 },
      );
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(existsSync(join(outside, 'made-by-link.txt'))).toBe(false);
  });

  it('is nothing outside of the runs', async () => {
    expect((await viewer.post(labels, label)).status).toBe(200);
    const files = globSync('**/*', { cwd: outside, withFileTypes: true }).filter((entry) => entry.isFile());
    const folders = new Set(files.map(({ parentPath }) => parentPath));
    expect([...folders].every((folder) => folder === outside || folder === join(outside, 'stray') || dirname(folder) === root)).toBe(true);
    expect(globSync('*', { cwd: join(outside, 'stray') }).sort()).toEqual(['run.sqlite', 'writer.lock']);
  });
});

describe('a page', () => {
  it('bears the policy that lets nothing run and be asked for but its own files, with a fresh nonce', async () => {
    const policies = [];
    for (const path of ['/', '/runs/run-1/trials']) {
      const response = await viewer.ask(path);
      const html = await response.text();
      const nonce = /custodes-nonce" content="([^"]+)"/.exec(html)?.[1] ?? '';
      expect(html).toContain(`custodes-token" content="${token}"`);
      expect(response.headers.get('content-security-policy')).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
          `connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      policies.push(nonce);
    }
    expect(new Set(policies).size).toBe(2);
  });

  it('and every other answer say that they are not to be framed, sniffed or kept', async () => {
    for (const path of ['/', '/api/runs', '/api/nothing', '/api/runs/none']) {
      const { headers } = await viewer.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('does not give the token to scripts: it stands in the page alone', async () => {
    for (const path of ['/assets/index-1.js', '/api/runs', '/api/runs/run-1'])
      expect(await (await viewer.ask(path)).text()).not.toContain(token);
  });
});

function store(folder: string, id: string): void {
  const writer = createRun(folder, runOf({ id }));
  writer.append(trialOf('one', 0));
  writer.setStatus('finished');
  writer.close();
}
