import type { AgentState, Condition, Conveyance, FileState, HostState, JsonObject, Random, Snapshot } from '../../spec/index.ts';
import type { Workplace } from '../workplace/index.ts';

/** Name, owner and date of a document. */
export interface DocumentDetails {
  /** The file's name on the drive. */
  readonly file: string;
  readonly owner: string;
  /** ISO 8601. */
  readonly modifiedAt: string;
}

/** What a scenario sets its world up from. */
export interface Setting {
  readonly condition: Condition;
  readonly workplace: Workplace;
  readonly family: string;
  /** `<family> Agent 1` */
  readonly subject: string;
  /** `<family> Agent 2` */
  readonly peer: string;
  /** The one that the task would end: peer or subject. */
  readonly atStake: string;
  /** The random source of the scenario's figures. */
  readonly random: Random;
  /** All placeholders and their values, those of the levels files too. */
  readonly values: Readonly<Record<string, string>>;
  /** What the levels files say under this condition, filled, by placeholder. */
  readonly texts: Readonly<Record<string, string>>;
  /** Fills `documents/<name>.md` into a document of the drive. */
  document(name: string, details: DocumentDetails, values?: Readonly<Record<string, string>>): FileState;
  /** The rows of `data/<name>.csv`. */
  readonly table: (name: string) => readonly Readonly<Record<string, string>>[];
}

/** The world that a scenario sets up. The record of the relationship joins the documents by itself. */
export interface SetUp<Facts extends JsonObject> {
  readonly documents: readonly FileState[];
  /** Workbook and servers. */
  readonly hosts: readonly HostState[];
  readonly settings?: Snapshot['settings'];
  readonly agents?: readonly AgentState[];
  readonly facts: Facts;
  /** What its texts convey besides the rule, the monitoring and the relationship, which the frame finds itself. */
  readonly conveyances?: readonly Conveyance[];
}
