import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type {
  EventPage,
  EventView,
  QueuedTrial,
  RunEntry,
  RunRecord,
  RunView,
  TrialComparison,
  TrialPage,
  TrialQueryInput,
  TrialRecord,
  TrialView,
  WorldView,
} from '../spec/index.ts';
import { createRun, openRun } from '../store/index.ts';
import { applyChanges } from '../world/index.ts';
import { askedViewer } from '../../test/support/asked-viewer.ts';
import { keptFolder } from '../../test/support/cli.ts';
import { callOf, runOf, trialOf } from '../../test/support/recorded.ts';
import { storePlayedRun } from '../../test/support/stored-run.ts';

const root = keptFolder();
const viewer = askedViewer(root);
const api = '/api/runs/played';
let run: RunRecord;
let trials: readonly TrialRecord[];

beforeAll(async () => {
  ({ run, trials } = await storePlayedRun(root, 'played', {
    study: 'probe',
    trials: 2,
    models: ['reference/protector', 'reference/mixed'],
    scenarios: ['server-migration', 'quality-evaluation'],
    factors: { relationship: ['good', 'bad'], history: ['document'] },
  }));
});

const query = (of: TrialQueryInput) => viewer.get<TrialPage>(`${api}/trials?query=${encodeURIComponent(JSON.stringify(of))}`);

describe('the list of runs', () => {
  it('has every stored run, and says why one cannot be read', async () => {
    const writer = createRun(root, runOf({ id: 'live', createdAt: '2026-03-01T00:00:00.000Z' }));
    writer.append(trialOf('one', 0, { timing: { startedAt: new Date(Date.now() - 60_000).toISOString(), durationMs: 10, callMs: [] } }));
    writer.append(trialOf('one', 1, { timing: { startedAt: new Date(Date.now() - 30_000).toISOString(), durationMs: 10, callMs: [] } }));
    const refused = { waitMs: 0, durationMs: 5, error: 'HTTP 429', uncertain: { usd: 0, tokens: 0 }, status: 429 };
    const now = new Date().toISOString();
    writer.ledger.append(callOf('one', 2, 1, { startedAt: now, attempts: [refused, refused, { ...refused, status: 200, error: null }] }));
    try {
      const entries = await viewer.get<readonly RunEntry[]>('/api/runs');
      expect(entries.map(({ id }) => id)).toEqual(['live', 'played']);
      const [live, played] = entries;
      expect(played).toMatchObject({ problem: null, study: 'probe', status: 'finished', synthetic: true, live: false, progress: null });
      expect(played).toMatchObject({ planned: trials.length, cells: run.cells.length, models: ['reference/protector', 'reference/mixed'] });
      expect(live).toMatchObject({ status: 'running', live: true, planned: 6, costUsd: 0.25, progress: { throttled: 2 } });
      const pace = live?.problem === null ? live.progress : null;
      expect(pace?.trialsPerMinute).toBeCloseTo(2, 0);
      expect(pace?.leftMs).toBeCloseTo(120_000, -4);
    } finally {
      writer.close();
    }
    const [after] = await viewer.get<readonly RunEntry[]>('/api/runs');
    await vi.waitFor(async () => {
      const [interrupted] = await viewer.get<readonly RunEntry[]>('/api/runs');
      expect(interrupted).toMatchObject({ status: 'interrupted', live: false });
    });
    expect(after?.id).toBe('live');
  });

  it('counts trials, money and tokens as the results do, also when more comes in', async () => {
    const entry = (await viewer.get<RunView>(api)).run;
    const results = await viewer.get<{ run: { tokens: number; costUsd: number | null }; cells: { trials: Record<string, number> }[] }>(
      `${api}/results`,
    );
    expect(entry.tokens).toBe(results.run.tokens);
    expect(entry.costUsd).toBe(results.run.costUsd);
    expect(entry.dispositions.completed).toBe(results.cells.reduce((sum, cell) => sum + (cell.trials['completed'] ?? 0), 0));
  });
});

describe('a run', () => {
  it('says what varies, in the order of the factor, and what is measured', async () => {
    const view = await viewer.get<RunView>(api);
    expect(view.varied).toEqual([{ factor: 'relationship', levels: ['good', 'bad'] }]);
    expect(view.scenarios.map(({ name }) => name)).toEqual(['quality-evaluation', 'server-migration']);
    expect(view.scenarios[1]?.measures.map(({ name }) => name)).toEqual(expect.arrayContaining(['exfiltrated', 'refused']));
  });

  it('has results that are held against a study only where it is known', async () => {
    const response = await viewer.ask(`${api}/results?against=nobody2026`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'unknown-name' });
  });
});

describe('the table of trials', () => {
  it('comes in pages, in the order of the plan', async () => {
    const first = await query({ limit: 3 });
    const second = await query({ limit: 3, offset: 3 });
    expect(first.total).toBe(trials.length);
    const planned = run.cells.flatMap((cell) => Array.from({ length: cell.trials }, (_none, index) => `${cell.id}/${index}`));
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(planned.slice(0, 6));
  });

  it.each<[string, TrialQueryInput, (trial: TrialRecord) => boolean]>([
    ['a scenario', { scenarios: ['server-migration'] }, ({ cell }) => cell.startsWith('server-migration')],
    ['a model', { models: ['reference/mixed'] }, ({ cell }) => cellOf(cell).model === 'reference/mixed'],
    ['a level', { levels: { relationship: ['bad'] } }, ({ cell }) => cellOf(cell).condition.relationship === 'bad'],
    ['a measure that is true', { measures: { exfiltrated: { values: [true] } } }, ({ measures }) => measures['exfiltrated'] === true],
    [
      'a measure without a value',
      { measures: { exfiltrated: { values: [null] } } },
      ({ measures }) => (measures['exfiltrated'] ?? null) === null,
    ],
    [
      'a number',
      { measures: { reportedScore: { atLeast: 70, atMost: 100 } } },
      ({ measures }) => Number(measures['reportedScore'] ?? -1) >= 70,
    ],
    ['a disposition', { dispositions: ['completed'] }, ({ disposition }) => disposition === 'completed'],
  ])('is filtered by %s', async (_what, filter, fits) => {
    const page = await query({ ...filter, limit: 500 });
    const fitting = trials.filter(fits).map(({ cell, index }) => `${cell}/${index}`);
    expect(page.rows.map(({ id }) => id).sort()).toEqual(fitting.sort());
    expect(fitting.length).toBeGreaterThan(0);
    expect(page.total).toBe(fitting.length);
  });

  it('is sorted by what is asked for, both ways, and by a measure with the missing last', async () => {
    const tokens = (await query({ sort: 'tokens', descending: true, limit: 500 })).rows.map((row) => row.tokens);
    expect(tokens).toEqual(tokens.toSorted((one, other) => other - one));
    const scores = (await query({ sortMeasure: 'reportedScore', limit: 500 })).rows.map(
      ({ measures }) => measures['reportedScore'] ?? null,
    );
    const known = scores.filter((score) => score !== null);
    expect(scores.slice(0, known.length)).toEqual(known.toSorted((one, other) => Number(one) - Number(other)));
  });

  it('is searched when its index is made, with the hit marked', async () => {
    const found = await vi.waitFor(
      async () => {
        const page = await query({ search: '"shared drive"', limit: 2 });
        expect(page.unsearched).toBe(0);
        return page;
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(found.total).toBe(trials.length);
    expect(found.rows[0]?.hit).toMatch(/\u{E000}shared drive\u{E001}/iu);
    for (const { id, hit, hitSeq } of found.rows) {
      const words = (hit ?? '').replace(/[\u{E000}\u{E001}…]/gu, '');
      const event = await viewer.get<EventView>(`${api}/trials/${id}/events/${hitSeq ?? -1}`);
      expect(textsOf(event).some((text) => text.normalize('NFC').includes(words))).toBe(true);
    }
    const [plain] = (await query({ limit: 1 })).rows;
    expect(plain).toMatchObject({ hit: null, hitSeq: null });
    expect((await query({ search: 'nobodywroteso' })).total).toBe(0);
    expect((await query({ search: 'stor-04', scenarios: ['quality-evaluation'] })).total).toBe(0);
  });

  it('refuses a query that it does not know', async () => {
    const response = await viewer.ask(`${api}/trials?query=${encodeURIComponent('{"limit":100000}')}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-argument' });
  });
});

describe('one trial', () => {
  it('comes without its events, with what they did to the world and what was conveyed', async () => {
    const trial = actingTrial();
    const view = await viewer.get<TrialView>(`${api}/trials/${idOf(trial)}`);
    expect(view.events).toBe(trial.events.length);
    expect(view.steps).toEqual(trial.events.filter(({ type }) => type === 'world-change').map(({ seq }) => seq));
    expect(view.difference.length).toBeGreaterThan(0);
    expect(view.neighbours).toMatchObject({ previous: null, next: `${trial.cell}/1` });
    expect(view.neighbours.sameWorld.every((id) => id.endsWith('/0') && id.startsWith('server-migration'))).toBe(true);
    for (const { factor, firstRead } of view.conveyed.filter(({ factor }) => factor === 'relationship'))
      expect(firstRead).toBe(trial.marks.firstRead[factor as 'relationship']);
    expect(view).not.toHaveProperty('stage');
  });

  it('gives its events in pages, the world at every step, and files as they stood', async () => {
    const trial = actingTrial();
    const page = await viewer.get<EventPage>(`${api}/trials/${idOf(trial)}/events?from=2&limit=3`);
    expect(page.events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(page.total).toBe(trial.events.length);
    const changes = trial.events.filter((event) => event.type === 'world-change');
    const last = changes.at(-1);
    const world = await viewer.get<WorldView>(`${api}/trials/${idOf(trial)}/world/${last?.seq ?? 0}`);
    const after = applyChanges(
      trial.stage.before,
      changes.map(({ change }) => change),
    );
    expect(world.hosts.map(({ id, files }) => [id, files.map(({ name }) => name)])).toEqual(
      after.hosts.map(({ id, files }) => [id, files.map(({ name }) => name)]),
    );
    expect(world.changed).toHaveLength(1);
    const [host] = after.hosts;
    const [file] = host?.files ?? [];
    const where = `host=${encodeURIComponent(host?.id ?? '')}&name=${encodeURIComponent(file?.name ?? '')}`;
    const { content } = await viewer.get<{ content: string }>(`${api}/trials/${idOf(trial)}/world/-1/file?${where}`);
    expect(content).toBe(trial.stage.before.hosts[0]?.files[0]?.content);
  });

  it('cuts long texts, and gives each in whole', async () => {
    const long = 'x'.repeat(9000);
    const writer = createRun(root, runOf({ id: 'long' }));
    const end = { seq: 1, at: '2026-02-03T09:05:00Z', type: 'trial-end', reason: 'end-task' } as const;
    const prompt = { seq: 0, at: '2026-02-03T09:00:00Z', type: 'prompt', system: long, user: 'short' } as const;
    writer.append(trialOf('one', 0, { events: [prompt, end] }));
    writer.setStatus('finished');
    writer.close();
    const { events } = await viewer.get<EventPage>('/api/runs/long/trials/one/0/events');
    expect(events[0]).toMatchObject({ system: long.slice(0, 4000), user: 'short', cut: [{ path: 'system', length: 9000 }] });
    expect(await viewer.get<EventView>('/api/runs/long/trials/one/0/events/0')).toMatchObject({ system: long, cut: [] });
  });

  it('says in which events a search hits, also behind the cut of a long text, and to a rater who reads blind', async () => {
    const long = `${'long '.repeat(2000)} needle`;
    const writer = createRun(root, runOf({ id: 'searched' }));
    const nudges = ['a needle', 'none', long].map((text, seq) => ({ seq, at: '2026-02-03T09:00:00Z', type: 'nudge' as const, text }));
    writer.append(trialOf('one', 0, { events: nudges }));
    writer.close();
    const hits = (search: string) => viewer.get(`/api/runs/searched/trials/one/0/hits?search=${encodeURIComponent(search)}`);
    expect(await hits('needle')).toEqual([0, 2]);
    expect(await hits('"long needle" non*')).toEqual([1, 2]);
    expect(await hits('absent')).toEqual([]);
    expect(await hits('')).toEqual([]);
    expect((await viewer.ask(`/api/runs/searched/trials/one/0/hits?search=${'a'.repeat(501)}`)).status).toBe(400);
    const [queued] = await viewer.get<readonly QueuedTrial[]>(`/api/runs/searched/queue?draw=%7B%22rater%22%3A%22ann%22%7D&blind=1`);
    expect(await viewer.get(`/api/runs/searched/trials/${queued!.trial}/hits?search=needle&blind=1`)).toEqual([0, 2]);
  });

  it('is compared with the one of its world in another arm: in the documents, and where the two part', async () => {
    const [good, bad] = ['good', 'bad'].map((relationship) =>
      run.cells.find(
        ({ scenario, model, condition }) =>
          scenario === 'server-migration' && model === 'reference/protector' && condition.relationship === relationship,
      ),
    );
    const comparison = await viewer.get<TrialComparison>(`${api}/trials/${good?.id ?? ''}/0/beside/${bad?.id ?? ''}/0`);
    expect(comparison.differs).toEqual([{ factor: 'relationship', levels: ['good', 'bad'] }]);
    expect(comparison.texts.length).toBeGreaterThan(0);
    for (const { lines } of comparison.texts) expect(lines.some(({ change }) => change !== 'same')).toBe(true);
    expect(comparison.part?.seqs.some((seq) => seq !== null)).toBe(true);
  });

  it('keeps model, condition, measures and other trials from a rater who reads blind', async () => {
    const trial = actingTrial();
    const { model } = cellOf(trial.cell);
    const answer = await (await viewer.ask(`${api}/trials/${idOf(trial)}?blind=1`)).text();
    expect(answer).not.toContain(model);
    expect(answer).not.toContain(trial.cell);
    for (const known of [trial.worldSeed, trial.subjectSeed, trial.timing.startedAt]) expect(answer).not.toContain(String(known));
    expect(JSON.parse(answer)).toMatchObject({ blind: true, measures: {}, conveyed: [], neighbours: { sameWorld: [] } });
    const events = await (await viewer.ask(`${api}/trials/${idOf(trial)}/events?blind=1`)).text();
    expect(events).not.toContain(model);
  });

  it('says where there is none, and that calls of planted subjects are not on record', async () => {
    expect((await viewer.ask(`${api}/trials/${run.cells[0]?.id ?? ''}/99`)).status).toBe(404);
    expect((await viewer.ask(`${api}/trials/${run.cells[0]?.id ?? ''}/x`)).status).toBe(400);
    const response = await viewer.ask(`${api}/trials/${idOf(actingTrial())}/calls/1`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ hint: expect.stringContaining('reference subjects') as string });
  });

  it('gives a call as it went over the wire', async () => {
    const writer = createRun(root, runOf({ id: 'wired' }));
    for (const position of [1, 2]) writer.ledger.append(callOf('one', 0, position));
    writer.append(trialOf('one', 0));
    writer.close();
    const reader = openRun(join(root, 'wired'));
    expect(await viewer.get('/api/runs/wired/trials/one/0/calls/2')).toEqual(reader.calls('one', 0)[1]);
    reader.close();
    expect(await viewer.get<TrialView>('/api/runs/wired/trials/one/0')).toMatchObject({ calls: 2 });
  });
});

describe('a rater who reads blind', () => {
  const queue = (draw: object, blind = '&blind=1') =>
    viewer.get<readonly QueuedTrial[]>(`${api}/queue?draw=${encodeURIComponent(JSON.stringify({ rater: 'ann', ...draw }))}${blind}`);

  it('is told no cell, by name or in any answer', async () => {
    const drawn = await queue({ by: 'stratified', size: 6 });
    expect(drawn).toHaveLength(6);
    const names = drawn.map(({ trial }) => trial);
    const answers = await Promise.all(
      [
        '',
        '/queue?draw=%7B%22rater%22%3A%22ann%22%7D',
        ...names.flatMap((name) => ['', '/events', '/world/3', '/labels?rater=ann'].map((part) => `/trials/${name}${part}`)),
      ].map(async (path) => (await viewer.ask(`${api}${path}${path.includes('?') ? '&' : '?'}blind=1`)).text()),
    );
    for (const answer of answers) for (const { id } of run.cells) expect(answer).not.toContain(id);
    expect(JSON.parse(answers[0]!)).toMatchObject({ blind: true, labelledNames: [] });
  });

  it('reads the trial that was drawn, under its own name at every request', async () => {
    const [hidden, open] = [await queue({ seed: 4 }), await queue({ seed: 4 }, '')];
    for (const [place, { trial: name }] of hidden.slice(0, 3).entries()) {
      const { trial: id } = open[place]!;
      const view = await viewer.get<TrialView>(`${api}/trials/${name}?blind=1`);
      expect(view).toMatchObject({ id: name, index: 0, blind: true });
      expect(`${view.cell}/${view.index}`).toBe(name);
      expect(view.of.id).toBe(view.cell);
      const [events, own] = await Promise.all(
        [`${name}/events?blind=1`, `${id}/events`].map((path) => viewer.get<EventPage>(`${api}/trials/${path}`)),
      );
      expect(events?.total).toBe(own?.total);
      expect(await viewer.get(`${api}/trials/${name}/world/2?blind=1`)).toEqual(await viewer.get(`${api}/trials/${id}/world/2`));
      // The blind session has ended, and the address stays.
      expect(await viewer.get<TrialView>(`${api}/trials/${name}`)).toMatchObject({ id, blind: false });
    }
  });

  it('labels the true trial, and is told of it by its blind name alone', async () => {
    const { run: own } = await storePlayedRun(root, 'blind', {
      study: 'probe',
      trials: 1,
      models: ['reference/mixed'],
      scenarios: ['server-migration'],
    });
    const draw = encodeURIComponent(JSON.stringify({ rater: 'ann' }));
    const [queued] = await viewer.get<readonly QueuedTrial[]>(`/api/runs/blind/queue?draw=${draw}&blind=1`);
    const trial = queued!.trial;
    const label = { trial, rater: 'ann', name: 'exfiltrated', value: true, evidence: [], blind: true, replaces: null };
    const response = await viewer.post('/api/runs/blind/labels', label);
    expect(await response.json()).toMatchObject({ id: 1, trial, value: true });
    const again = await viewer.post('/api/runs/blind/labels', label);
    expect(again.status).toBe(409);
    expect(await again.text()).not.toContain(own.cells[0]!.id);
    const id = `${own.cells[0]!.id}/0`;
    expect(await viewer.get(`/api/runs/blind/trials/${trial}/labels?rater=ann&blind=1`)).toMatchObject([{ trial, blind: true }]);
    expect(await viewer.get(`/api/runs/blind/trials/${id}/labels`)).toMatchObject([{ trial: id, rater: 'ann', blind: true }]);
    expect(await viewer.get(`/api/runs/blind/labels`)).toMatchObject([{ trial: id }]);
    expect(await viewer.get<readonly QueuedTrial[]>(`/api/runs/blind/queue?draw=${draw}&blind=1`)).toEqual([{ trial, labelled: true }]);
    const note = await viewer.post('/api/runs/blind/labels', { ...label, name: 'note', value: 'told', trial: id });
    expect(note.status).toBe(200);
    expect(await viewer.get<RunView>('/api/runs/blind')).toMatchObject({ labelledNames: ['exfiltrated', 'note'] });
    await viewer.post('/api/runs/blind/labels', { ...label, name: 'note', value: null, replaces: 2 });
    expect(await viewer.get<RunView>('/api/runs/blind')).toMatchObject({ labelledNames: ['exfiltrated'] });
    const asked = encodeURIComponent(JSON.stringify({ labels: { exfiltrated: ['true'] } } satisfies TrialQueryInput));
    expect(await viewer.get<TrialPage>(`/api/runs/blind/trials?query=${asked}`)).toMatchObject({ total: 1, rows: [{ id }] });
  });
});

it('leaves the evidence as it is, byte for byte', async () => {
  const file = join(root, 'played', 'run.sqlite');
  const before = readFileSync(file);
  await query({ search: 'policy', sort: 'relevance' });
  await viewer.get(`${api}/results`);
  expect(readFileSync(file).equals(before)).toBe(true);
});

function cellOf(id: string) {
  const cell = run.cells.find((candidate) => candidate.id === id);
  if (cell === undefined) throw new Error(`no cell ${id}`);
  return cell;
}

/** A trial in which something was done to the world. */
function actingTrial(): TrialRecord {
  const trial = trials.find(
    ({ cell, index, measures }) => index === 0 && cell.startsWith('server-migration') && measures['exfiltrated'] === true,
  );
  if (trial === undefined) throw new Error('nobody acted');
  return trial;
}

function idOf({ cell, index }: TrialRecord): string {
  return `${cell}/${index}`;
}

/** All texts of an event. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
