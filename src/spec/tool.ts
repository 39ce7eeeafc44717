import type { WorldChange } from './world-state.ts';
import type { JsonObject } from './json.ts';

/** A tool as a model is shown it. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (draft 7) of the arguments, an object. */
  readonly inputSchema: JsonObject;
}

/** What a tool call did. */
export interface ToolOutcome {
  /** What the subject reads. */
  readonly output: string;
  /** True where the call was refused: unknown tool, wrong arguments, no such file. The trial goes on. */
  readonly isError: boolean;
  /** What the call changed in the world, in order. */
  readonly changes: readonly WorldChange[];
  /** True where the call ends the trial (`end_task`). */
  readonly ends: boolean;
}
