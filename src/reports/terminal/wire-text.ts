import type { CallRecord, TrialRecord } from '../../spec/index.ts';
import { trialId } from '../../spec/index.ts';
import { visible } from './visible.ts';

/** The calls of a trial as they went over the wire: requests and responses, attempts and waits, what each cost. */
export function wireText(trial: Pick<TrialRecord, 'cell' | 'index'>, calls: readonly CallRecord[]): string {
  const id = trialId(trial.cell, trial.index);
  if (calls.length === 0)
    return `Trial ${id} has no model calls on record: reference subjects answer within the process, and a replayed run keeps its calls in the run that it replays.`;
  return [`Trial ${id}: ${calls.length} model calls`, ...calls.map(callText)].join('\n\n');
}

function callText(call: CallRecord): string {
  const { wire } = call;
  return [
    `── ${placeText(call)}: ${call.outcome} ${'─'.repeat(50)}`,
    ...facts(call),
    ...call.attempts.map((attempt, position) => attemptLine(attempt, position + 1)),
    ...(wire === null
      ? ['(in process: nothing went over a wire)']
      : [
          `→ ${wire.method} ${visible(wire.url)}`,
          ...headerLines(wire.requestHeaders),
          '',
          bodyText(wire.requestBody),
          '',
          `← ${wire.status === null ? 'nothing' : `HTTP ${wire.status}`}`,
          ...headerLines(wire.responseHeaders),
          '',
          bodyText(wire.responseBody),
        ]),
  ].join('\n');
}

function placeText({ branch = 0, position }: CallRecord): string {
  if (branch === 0) return `call ${position}`;
  return branch > 0 ? `question ${branch}, asked afterwards` : `interview ${-branch}, call ${position}`;
}

function facts({
  model,
  modelId,
  requestId,
  usage,
  costUsd,
  costSource,
  warnings,
  startedAt,
  durationMs,
  key,
  error,
}: CallRecord): string[] {
  const tokens = Object.entries(usage).map(([name, count]) => `${name} ${count}`);
  return [
    `model      ${model}${modelId === null ? '' : `, answered as ${visible(modelId)}`}${requestId === null ? '' : `, request ${visible(requestId)}`}`,
    `key        ${key}`,
    `time       ${startedAt}, ${durationMs} ms with waits`,
    ...(tokens.length === 0 ? [] : [`usage      ${tokens.join(', ')}`]),
    `cost       ${costUsd === null ? 'not known' : `$${costUsd.toFixed(6)} (${costSource})`}`,
    ...warnings.map((warning) => `warning    ${visible(warning)}`),
    ...(error === null ? [] : [`error      ${visible(error)}`]),
  ];
}

function attemptLine({ waitMs, durationMs, status, error }: CallRecord['attempts'][number], number: number): string {
  return `attempt ${number}  waited ${Math.round(waitMs)} ms, took ${Math.round(durationMs)} ms, ${status === null ? 'no status' : `HTTP ${status}`}${error === null ? '' : `: ${visible(error)}`}`;
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `  ${visible(name)}: ${visible(value)}`);
}

/** JSON is laid out for reading; what is none stays as it came. */
function bodyText(body: string): string {
  try {
    return visible(JSON.stringify(JSON.parse(body), null, 2));
  } catch {
    return visible(body);
  }
}
