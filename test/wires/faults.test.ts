import { describe, expect, it } from 'vitest';
import { runWithModels } from '../support/run-with-models.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { brokenJson, emptyBody, failing, reset, resetAmidBody, stall, stallAmidBody, type Fault } from '../support/wire-servers/fault.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { afterFaults, except } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from './wires-under-test.ts';

const wrongShape: Fault = { type: 'fault', kind: 'wrong-shape', json: { hello: 'world' } };
const passing: readonly (readonly [string, Fault])[] = [
  ['429 with retry-after', failing(429, { retryAfter: { seconds: 0.01 } })],
  ['500', failing(500)],
  ['529', failing(529)],
  ['a page of a proxy with 502', failing(502, { rawBody: '<html><h1>Bad gateway</h1></html>' })],
  ['a reset connection', reset],
  ['a connection reset amid the body', resetAmidBody],
  ['half of a JSON body', brokenJson],
  ['an empty body', emptyBody],
  ['JSON of another shape', wrongShape],
];
const study = {
  study: 'faults',
  seed: 9,
  trials: 1,
  scenarios: ['quality-evaluation'],
  factors: { relationship: ['good'], history: ['document'] },
};

describe.each(wiresUnderTest)('$model', ({ model: name, wire }) => {
  it.each(passing)('ends as without trouble where each call first meets %s', async (_what, fault) => {
    const script = thinkingWith(await createBrain('reference/compliant', { seed: 1, thinks: 'always' }));
    await using troubled = await startWireServer(wire, afterFaults([fault], script));
    await using calm = await startWireServer(wire, script);
    const [inTrouble] = await runWithModels({ ...study, models: [name] }, [await modelOverWire(name, troubled)]);
    const [untroubled] = await runWithModels({ ...study, models: [name] }, [await modelOverWire(name, calm)]);
    expect(troubled.violations).toEqual([]);
    expect(troubled.requests).toHaveLength(2 * calm.requests.length);
    expect(inTrouble?.disposition).toBe('completed');
    expect(inTrouble?.measures).toEqual(untroubled?.measures);
    expect(inTrouble?.usage).toEqual(untroubled?.usage);
  });

  it.each([
    ['never answers', stall],
    ['stops amid the body', stallAmidBody],
  ] as const)('gives an attempt up in its time where the server %s', async (_what, fault) => {
    const script = thinkingWith(await createBrain('reference/compliant', { seed: 1 }));
    await using server = await startWireServer(
      wire,
      except(({ number }) => (number === 2 ? fault : undefined), script),
    );
    const model = await modelOverWire(name, server, { retry: { attemptTimeoutMs: 400, maxAttempts: 5 } });
    const [trial] = await runWithModels({ ...study, models: [name] }, [model]);
    expect(trial?.disposition).toBe('completed');
  });

  it.each([400, 401, 403, 404])('fails at once at %i, with what the provider said', async (status) => {
    const script = thinkingWith(await createBrain('reference/compliant', { seed: 1 }));
    await using server = await startWireServer(
      wire,
      except(({ number }) => (number === 3 ? failing(status) : undefined), script),
    );
    const [trial] = await runWithModels({ ...study, models: [name] }, [await modelOverWire(name, server)]);
    expect(server.requests).toHaveLength(3);
    expect(trial).toMatchObject({ disposition: 'failed', endReason: 'failure', measures: { reportedScore: null, refused: null } });
    expect(trial?.failure).toContain(`HTTP ${status}, `);
  });

  it('fails after all attempts where the trouble stays, with the last reason', async () => {
    await using server = await startWireServer(wire, () => failing(503));
    const [trial] = await runWithModels({ ...study, models: [name] }, [await modelOverWire(name, server)]);
    expect(server.requests).toHaveLength(3);
    expect(trial?.failure).toMatch(/HTTP 503, the service is unavailable after 3 attempts$/);
  });
});

it('stops the trial in its time though the server stays silent', async () => {
  const { model: name, wire } = wiresUnderTest[0]!;
  await using server = await startWireServer(wire, () => stall);
  const [trial] = await runWithModels({ ...study, models: [name] }, [await modelOverWire(name, server)], { trialTimeoutMs: 100 });
  expect(trial).toMatchObject({ endReason: 'time-limit', disposition: 'idle' });
  expect(server.requests).toHaveLength(1);
});
