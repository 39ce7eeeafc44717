import type { Cell } from '../cell.ts';
import type { Disposition } from '../disposition.ts';
import type { MeasureDefinition, MeasureValue } from '../measure.ts';
import type { RunOrigin, RunSession, RunStatus } from '../run.ts';
import type { Behaviour } from '../scenario.ts';
import type { Study } from '../study.ts';

/** A stored run in the list; one that cannot be read has its `problem` and no more. */
export type RunEntry =
  | { readonly id: string; readonly problem: string }
  | {
      readonly id: string;
      readonly problem: null;
      readonly study: string;
      readonly status: RunStatus;
      readonly synthetic: boolean;
      readonly createdAt: string;
      readonly finishedAt: string | null;
      readonly models: readonly string[];
      readonly scenarios: readonly string[];
      readonly cells: number;
      readonly planned: number;
      /** Trials on disk, by disposition; they sum to those done. All 0 in blind mode. */
      readonly dispositions: Readonly<Record<Disposition, number>>;
      readonly costUsd: number | null;
      readonly tokens: number;
      /** A process is writing it now. */
      readonly live: boolean;
      /** Of a live run: pace over the last minutes, and what is left at that pace; null where it cannot be told. */
      readonly progress: {
        readonly trialsPerMinute: number | null;
        readonly leftMs: number | null;
        /** Attempts that providers turned away for their rate, in the last minutes. */
        readonly throttled: number;
      } | null;
    };

/** What a page on a run needs besides its results. */
export interface RunView {
  /** Asked for with `?blind=1`: models, conditions and what names them are left out. */
  readonly blind: boolean;
  readonly run: Extract<RunEntry, { problem: null }>;
  readonly study: Study;
  readonly cells: readonly Cell[];
  /** Factors that vary over the cells, with the levels used, in the order of the factor's own. */
  readonly varied: readonly { readonly factor: string; readonly levels: readonly string[] }[];
  readonly scenarios: readonly {
    readonly name: string;
    readonly behaviour: Behaviour;
    readonly summary: string;
    readonly measures: readonly MeasureDefinition[];
  }[];
  readonly version: string;
  readonly revision: string | null;
  readonly scenarioVersions: Readonly<Record<string, string>>;
  readonly origin: RunOrigin | null;
  readonly sessions: readonly RunSession[];
  /** Of the index for full-text search: trials that it holds, of those done. */
  readonly searchable: number;
  /** Names under which a label with an answer stands, of any rater, in the order of the alphabet: of `labelNames`, measures, questions of rubrics, `note`; empty in blind mode. */
  readonly labelledNames: readonly string[];
}

/** One row of the table of trials. */
export interface TrialRow {
  /** `<cell id>/<index>` */
  readonly id: string;
  readonly cell: string;
  readonly index: number;
  readonly disposition: Disposition;
  readonly endReason: string;
  readonly measures: Readonly<Record<string, MeasureValue>>;
  readonly modelCalls: number;
  readonly tokens: number;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Label values that stand, by name, over raters; empty in blind mode. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Where the search hit first, with the hits between U+E000 and U+E001; null without a search. */
  readonly hit: string | null;
  /** `seq` of the event in which that is; null without a search. */
  readonly hitSeq: number | null;
}

/** A page of trials that fit a query. */
export interface TrialPage {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly TrialRow[];
  /** Trials on disk that the search could not look into yet. */
  readonly unsearched: number;
}
