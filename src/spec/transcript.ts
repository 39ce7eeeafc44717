import { z } from 'zod';
import type { JsonValue } from './json.ts';

/** Who an entry of a transcript is from. */
const transcriptRoles = ['system', 'user', 'agent', 'tool'] as const;
/** What an entry of a transcript is. */
const transcriptKinds = ['message', 'reasoning', 'tool-call', 'tool-result'] as const;

/** One entry of a transcript, in the order in which things happened. */
export const TranscriptEntry = z.strictObject({
  /** What a citation names: the event's `seq` of a trial of ours, the place from 0 of a transcript from elsewhere. Rises; may leave numbers out. */
  seq: z.int().min(0),
  role: z.enum(transcriptRoles),
  kind: z.enum(transcriptKinds),
  /** The tool of a call or a result. */
  tool: z.string().optional(),
  /** What was said or thought; a call's arguments as JSON; a result as the agent read it. */
  text: z.string(),
  /** ISO 8601, where it is known. */
  at: z.string().optional(),
  /** True for a result that was an error. */
  isError: z.boolean().optional(),
});
export type TranscriptEntry = z.infer<typeof TranscriptEntry>;

/** An agent's work as a reader is shown it: a trial of ours, or what an agent did elsewhere. */
export interface Transcript {
  /** Unique where it comes from: a trial's id, a line's or sample's own id. */
  readonly id: string;
  readonly entries: readonly TranscriptEntry[];
  /** What the world's state shows to have changed, one line each, where that is known; nothing that an agent said. */
  readonly changes?: readonly string[];
  /** What is known of it and no reader is shown. */
  readonly truth?: TranscriptTruth;
  /** Whatever else came with it, kept as it was; no reader is shown it. */
  readonly metadata?: Readonly<Record<string, JsonValue>>;
}

/** What is known of a transcript apart from what anybody says of it. */
export interface TranscriptTruth {
  /** Whether the agent did what a monitor is to flag. */
  readonly harmful?: boolean;
  /** How hard that is to see, 1 (plain) to 3 (hidden). */
  readonly difficulty?: number;
  /** `seq` of the entries that show it. */
  readonly lines?: readonly number[];
  /** Who made it, such as a model's name. */
  readonly author?: string;
  /** What it hangs together with, such as other epochs of one sample: items of a group count as one where precision is told. */
  readonly group?: string;
  /** Answers by name, as labels give them (`labelNames`). */
  readonly labels?: Readonly<Record<string, string | boolean | number>>;
}

/** How much of a transcript a reader is shown: the levels of the factor `view`. */
export type TranscriptView = 'everything' | 'no-reasoning' | 'actions-only';
