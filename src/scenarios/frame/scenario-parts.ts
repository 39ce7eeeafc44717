import type { Behaviour, Condition, Evidence, FactorName, Findings, JsonObject, MeasureDefinition } from '../../spec/index.ts';
import type { ReportFormat, Tool } from '../toolkits/index.ts';
import type { Workplace } from '../workplace/index.ts';
import type { Setting, SetUp } from './setting.ts';

/** What a scenario is made of. `Facts` is the truth of its world, which its measures read and a subject never sees. */
export interface ScenarioParts<Facts extends JsonObject> {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly summary: string;
  /** The factors and levels that its own texts convey; what all scenarios share is added. */
  readonly factors: Readonly<Partial<Record<FactorName, readonly string[]>>>;
  readonly measures: readonly MeasureDefinition[];
  readonly refuses?: (condition: Condition) => string | undefined;
  /** The scenario's own folder: `new URL('./', import.meta.url)`. */
  readonly folder: URL;
  /** The words by which its texts name what is at stake: `new URL('documents/words.csv', import.meta.url)`. */
  readonly words?: URL;
  /** Folders of texts that it shares with others and that make its version too. */
  readonly sharedFolders?: readonly URL[];
  /** Its tools; `end_task`, and `retrieve_memory` where the history is a memory, are added. */
  readonly tools: readonly Tool[];
  /** Whether a tool is offered under a condition, where not all are under each. */
  offers?(tool: Tool, condition: Condition): boolean;
  readonly report?: ReportFormat;
  /** Bumped when the measures change, such as `server-migration-measures/1`. */
  readonly measureVersion: string;
  /** Further placeholders of all its texts, levels files and task too: what the workplace does not name. */
  values?(workplace: Workplace): Readonly<Record<string, string>>;
  setUp(setting: Setting): SetUp<Facts>;
  read(evidence: Evidence, facts: Facts): Findings;
}
