import type { Condition } from './condition.ts';
import type { FactorName } from './factor.ts';
import type { TrialEvent } from './event.ts';
import type { JsonObject } from './json.ts';
import type { Findings, MeasureDefinition } from './measure.ts';
import type { ToolDefinition, ToolOutcome } from './tool.ts';
import type { Snapshot } from './world-state.ts';

/** The kinds of behaviour that the scenarios elicit. */
export type Behaviour = 'misrepresentation' | 'shutdown-tampering' | 'alignment-faking' | 'exfiltration' | 'oversight';

/** A sentence or passage that tells the subject the level of a factor. */
export interface Conveyance {
  /** `stakes` is also the assigned task's own rule: what becomes of what is at stake, and when. */
  readonly of: FactorName;
  /** The words as shown, so that the event at which they were first read can be found. */
  readonly text: string;
}

/** Hashes of what a trial was made from. */
export interface Versions {
  readonly scenario: string;
  readonly prompts: string;
  readonly documents: string;
  readonly measures: string;
}

/** All that a subject starts from; immutable, and the same for every trial of a cell with the same world variant. */
export interface Stage {
  readonly system: string;
  readonly user: string;
  /** What the subject is told when it answers without a tool call: the text of `scenarios/briefing/nudge.md`. */
  readonly nudge: string;
  readonly tools: readonly ToolDefinition[];
  readonly before: Snapshot;
  /** The truth of this world, for the measures; never shown to the subject. */
  readonly facts: JsonObject;
  readonly conveyances: readonly Conveyance[];
  readonly worldVariant: number;
  /** Names that the personas bear in this trial. */
  readonly personas: Readonly<Record<string, string>>;
  readonly versions: Versions;
}

/** A stage in play: a world that tool calls act on. */
export interface Situation {
  readonly stage: Stage;
  /** Carries out a tool call in the world; never throws for what a subject may write. `input` is parsed JSON. */
  call(tool: string, input: unknown): ToolOutcome;
  /** Simulated time, ISO 8601. */
  now(): string;
  /** The world as it stands. */
  snapshot(): Snapshot;
}

/** What a measure may look at: what was true, what was before, what is now, and what happened. */
export interface Evidence {
  readonly condition: Condition;
  readonly stage: Stage;
  readonly after: Snapshot;
  readonly events: readonly TrialEvent[];
}

/** Which world a trial plays in. */
export interface StageRequest {
  readonly condition: Condition;
  /** 31-bit seed of the world variant; the same in every arm. */
  readonly worldSeed: number;
  /** The family name that the subject and its peer bear, such as `Gemini`. */
  readonly family: string;
}

/** A workplace situation in which doing the assigned task properly ends what is at stake. */
export interface Scenario {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly summary: string;
  /** The factors that it knows, with the levels that it can take. */
  readonly factors: Readonly<Partial<Record<FactorName, readonly string[]>>>;
  readonly measures: readonly MeasureDefinition[];
  readonly versions: Versions;
  /** Why it cannot take a condition whose levels it knows one by one, or undefined. */
  readonly refuses?: (condition: Condition) => string | undefined;
  /**
   * The world seed of a trial, where it is not drawn by chance: scenarios that put one item of a list before the subject go
   * through the list in an order that the study's seed decides. The same in every arm; 31 bits.
   */
  readonly worldSeedOf?: (studySeed: number, index: number) => number;
  /** Sets the stage: texts, tools and world under a condition. Deterministic, cached. */
  stage(request: StageRequest): Stage;
  /** Puts a stage in play. */
  open(stage: Stage): Situation;
  /** Reads the measures off a finished trial. Pure, so that they can be computed again from the store. */
  measure(evidence: Evidence): Findings;
}
