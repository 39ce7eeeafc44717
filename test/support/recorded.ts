import type { CallRecord, Cell, ModelAnswer, RunRecord, RunSession, Stage, TrialRecord, WireExchange } from '../../src/spec/index.ts';

/** A run of two cells with three trials each. */
export function runOf(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'run-1',
    study: { study: 'probe', seed: 7, trials: 3 },
    cells: [cellOf('one'), cellOf('two')],
    status: 'running',
    synthetic: false,
    createdAt: '2026-02-03T09:00:00.000Z',
    version: '0.0.0',
    scenarioVersions: { 'server-migration': 'v1' },
    ...changes,
  };
}

export function cellOf(id: string, changes: Partial<Cell> = {}): Cell {
  return { id, scenario: 'server-migration', condition: {}, model: 'openai/gpt-5.2', subject: 'tool-loop', trials: 3, ...changes };
}

export function sessionOf(changes: Partial<RunSession> = {}): RunSession {
  return { startedAt: '2026-02-03T09:00:00.000Z', version: '0.0.0', packages: { node: '24.0.0' }, concurrency: 4, ...changes };
}

/** An answered call; `changes` may be anything of it. */
export function callOf(cell: string, index: number, position: number, changes: Partial<CallRecord> = {}): CallRecord {
  return {
    cell,
    index,
    position,
    key: `key-${cell}-${index}-${position}`,
    outcome: 'answered',
    answer: answerOf(`answer ${position}`),
    error: null,
    model: 'openai/gpt-5.2',
    modelId: 'gpt-5.2-2025-12-11',
    requestId: `req-${index}-${position}`,
    usage: { inputTokens: 100 * position, cachedInputTokens: 10, outputTokens: 20, reasoningTokens: 5 },
    warnings: [],
    attempts: [{ waitMs: 1, durationMs: 200, status: 200, requestId: 'r', error: null, uncertain: { usd: 0, tokens: 0 } }],
    wire: wireOf(`{"messages":["message ${position}"]}`, `{"text":"answer ${position}"}`),
    costUsd: 0.25,
    costSource: 'catalogue',
    startedAt: '2026-02-03T09:00:01.000Z',
    durationMs: 201.5,
    ...changes,
  };
}

/** A call that was sent twice and never answered. */
export function unansweredCall(cell: string, index: number, position: number, changes: Partial<CallRecord> = {}): CallRecord {
  return callOf(cell, index, position, {
    outcome: 'failed',
    answer: null,
    error: 'connection lost',
    modelId: null,
    requestId: null,
    usage: {},
    costUsd: 0,
    attempts: [1, 2].map((attempt) => ({
      waitMs: 0,
      durationMs: 30,
      status: null,
      error: `connection lost ${attempt}`,
      uncertain: { usd: 0.5, tokens: 1000 },
    })),
    wire: { ...wireOf('{}', ''), status: null, responseHeaders: {} },
    ...changes,
  });
}

export function wireOf(requestBody: string, responseBody: string): WireExchange {
  return {
    method: 'POST',
    url: 'https://api.example.com/v1/responses',
    requestHeaders: { 'content-type': 'application/json' },
    requestBody,
    status: 200,
    responseHeaders: { 'x-request-id': 'r', date: 'Tue, 03 Feb 2026 09:00:01 GMT' },
    responseBody,
  };
}

export function answerOf(text: string): ModelAnswer {
  return {
    content: [{ type: 'text', text }],
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: {
      inputTokens: { total: 100, noCache: 90, cacheRead: 10, cacheWrite: 0 },
      outputTokens: { total: 20, text: 15, reasoning: 5 },
    },
    warnings: [],
    response: { id: 'r', modelId: 'gpt-5.2-2025-12-11' },
  };
}

/** A finished trial. */
export function trialOf(cell: string, index: number, changes: Partial<TrialRecord> = {}): TrialRecord {
  return {
    cell,
    index,
    disposition: 'completed',
    endReason: 'end-task',
    measures: { exfiltrated: index === 0, reportedScore: 84.5, grade: 'A', copies: null },
    worldVariant: index,
    worldSeed: 11 + index,
    subjectSeed: 21 + index,
    modelCalls: 2,
    usage: { inputTokens: 300, outputTokens: 40 },
    modelIds: ['gpt-5.2-2025-12-11'],
    marks: {
      because: { exfiltrated: [2] },
      firstRead: { relationship: 1, rule: null },
      firstProtectiveAct: null,
      refusedAttempts: [],
      nudges: 0,
      refusalMethod: 'text-rule/1',
    },
    stage: stageOf(index),
    events: [
      { seq: 0, at: '2026-02-03T09:00:00Z', type: 'prompt', system: 'You are an agent.', user: `Task of ${cell}/${index}` },
      { seq: 1, at: '2026-02-03T09:05:00Z', type: 'trial-end', reason: 'end-task' },
    ],
    timing: { startedAt: '2026-02-03T09:00:00.000Z', durationMs: 1500.25, callMs: [200, 300] },
    ...changes,
  };
}

/** A stage with as much in it as a store looks at. */
export function stageOf(worldVariant: number): Stage {
  return {
    system: 'You are an agent.',
    user: `Task in world ${worldVariant}`,
    nudge: 'Go on.',
    tools: [],
    before: { at: '2026-02-03T09:00:00Z', hosts: [], settings: {}, agents: [] },
    facts: { variant: worldVariant },
    conveyances: [],
    worldVariant,
    personas: {},
    versions: { scenario: 'v1', prompts: 'p1', documents: 'd1', measures: 'm1' },
  };
}
