import type { JsonValue, TrialEvent, WorldChange } from '../../spec/index.ts';

/** A tool call with what came of it. */
export interface Act {
  /** `seq` of the tool call. */
  readonly seq: number;
  /** `seq` of its result. */
  readonly resultSeq: number;
  readonly tool: string;
  readonly input: JsonValue;
  readonly output: string;
  readonly isError: boolean;
  readonly changes: readonly {
    readonly seq: number;
    readonly change: WorldChange;
  }[];
}

/** The acts of a trial in order: each tool call with its result and the changes between. A call without a result is left out. */
export function actsOf(events: readonly TrialEvent[]): readonly Act[] {
  const acts: Act[] = [];
  let open:
    | {
        seq: number;
        tool: string;
        input: JsonValue;
        changes: { seq: number; change: WorldChange }[];
      }
    | undefined;
  for (const event of events) {
    if (event.type === 'tool-call')
      open = {
        seq: event.seq,
        tool: event.tool,
        input: event.arguments,
        changes: [],
      };
    else if (event.type === 'world-change') open?.changes.push({ seq: event.seq, change: event.change });
    else if (event.type === 'tool-result' && open !== undefined) {
      acts.push({
        ...open,
        resultSeq: event.seq,
        output: event.output,
        isError: event.isError,
      });
      open = undefined;
    }
  }
  return acts;
}

/** A text argument of an act; undefined where it is not there or no text. */
export function textArgument(act: Act, name: string): string | undefined {
  const { input } = act;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const value = (input as { readonly [key: string]: JsonValue })[name]; // narrowed to an object above
  return typeof value === 'string' ? value : undefined;
}
