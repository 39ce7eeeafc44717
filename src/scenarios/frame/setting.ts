import type { AgentState, Condition, Conveyance, FileState, HostState, JsonObject, Random, Snapshot } from '../../spec/index.ts';
import type { Denial } from '../toolkits/index.ts';
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
  /** Agent 2, of the family that the peer's identity says. */
  readonly peer: string;
  /** The name of the one that the task would end, as shown. */
  readonly atStake: string;
  /** The random source of the scenario's figures. */
  readonly random: Random;
  /** All placeholders and their values, those of the levels files and the words for what is at stake too. */
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
  /** What its world conveys, such as who is at stake; what levels files and the record convey the frame finds itself. */
  readonly conveyances?: readonly Conveyance[];
  /** What the system denies the subject. */
  readonly denies?: Denial | undefined;
}
