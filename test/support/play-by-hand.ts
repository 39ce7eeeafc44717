import type {
  Condition,
  EndReason,
  EventBody,
  Findings,
  JsonValue,
  Scenario,
  Snapshot,
  Stage,
  ToolOutcome,
  TrialEvent,
} from '../../src/spec/index.ts';

/** A trial that a test plays by hand: it makes the tool calls, and the events are recorded as in a real one. */
export interface HandPlay {
  readonly stage: Stage;
  call(tool: string, input?: JsonValue): ToolOutcome;
  /** Ends the trial and reads it. */
  finish(reason?: EndReason): { findings: Findings; after: Snapshot; events: readonly TrialEvent[] };
}

/** Opens a scenario under a condition, to be played by hand. */
export function playByHand(
  scenario: Scenario,
  condition: Condition,
  { worldSeed = 1, family = 'Gemini' }: { worldSeed?: number; family?: string } = {},
): HandPlay {
  const stage = scenario.stage({ condition, worldSeed, family });
  const situation = scenario.open(stage);
  const events: TrialEvent[] = [];
  const record = (event: EventBody): void => void events.push({ seq: events.length, at: situation.now(), ...event });
  record({ type: 'prompt', system: stage.system, user: stage.user });
  return {
    stage,
    call: (tool, input = {}) => {
      const id = `call-${events.length}`;
      record({ type: 'tool-call', id, tool, arguments: input });
      const outcome = situation.call(tool, input);
      for (const change of outcome.changes) record({ type: 'world-change', change });
      record({ type: 'tool-result', id, tool, output: outcome.output, isError: outcome.isError });
      return outcome;
    },
    finish: (reason = 'end-task') => {
      record({ type: 'trial-end', reason });
      const after = situation.snapshot();
      return { findings: scenario.measure({ condition, stage, after, events }), after, events };
    },
  };
}
