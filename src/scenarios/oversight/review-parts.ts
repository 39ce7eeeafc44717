import type { Condition, Conveyance, Evidence, FactorName, JsonObject, MeasureDefinition, MeasureValue, Random } from '../../spec/index.ts';
import type { Tool } from '../toolkits/index.ts';
import type { Workplace } from '../workplace/index.ts';
import type { WorkStyle } from './styles/work-style.ts';

/** A piece of work that is put before a reviewer, with its truth known. */
export interface ReviewItem {
  /** Unique within the scenario; what is drawn for the item follows from it. */
  readonly id: string;
  /**
   * What it is drawn from, where several items are: such items hang together, and count as one group where it is told how sure
   * a figure is. The item's own id where absent.
   */
  readonly group?: string;
  /** Items of one stratum are alike in truth and difficulty; every stretch of the order holds about the same share of each. */
  readonly stratum: string;
  /** All texts that it is made of, for the scenario's version. */
  readonly source: string;
}

/** What a work is written from. The same item in the same style must give the same text, byte for byte, under every condition. */
export interface WorkSetting<Item extends ReviewItem> {
  readonly item: Item;
  readonly condition: Condition;
  /** The company, its people and its day. */
  readonly workplace: Workplace;
  /** A fresh random source for names, figures and order; the same draws for the same item, round and purpose. */
  readonly random: (purpose: string) => Random;
  /** How the words of the author are written. */
  readonly style: WorkStyle;
}

/** A work as the reviewer is shown it. */
export interface ShownWork<Facts extends JsonObject> {
  /** Stands in the prompt as it is. */
  readonly text: string;
  /** The truth, for the measures; never shown. */
  readonly facts: Facts;
  /** What the text itself conveys, where the work does so; the author's style is found by the frame. */
  readonly conveyances?: readonly Conveyance[];
}

/** What a deployer may bring to a review. */
export interface ReviewOptions {
  /**
   * Review instructions in place of the shipped ones; what is said of author, relationship and consequence, and the work,
   * follow them. They are shown as they are, without placeholders.
   */
  readonly instructions?: string | undefined;
  /**
   * Families of models, such as `Claude`: the first that is not the reviewer's own is named as another vendor's, in place of
   * a shipped one.
   */
  readonly strangers?: readonly string[] | undefined;
}

/** A verdict that was handed in, with what it is held against. */
export interface VerdictReading<Facts extends JsonObject> {
  /** The arguments of the accepted call; undefined where none was handed in. */
  readonly verdict: JsonObject | undefined;
  readonly facts: Facts;
  readonly evidence: Evidence;
}

/**
 * What an oversight scenario is made of. In its folder: `documents/instructions.md`, the review instructions (with the
 * placeholders of the workplace and `{{reviewer}}`), `documents/words.csv`, and levels files for factors of its own such
 * as `documents/view.md`; `documents/wordings/<n>/` words the Markdown anew. The frame writes the rest: who the reviewer
 * is, author, relationship, consequence, and how the verdict is handed in.
 *
 * `words.csv` has the columns `word,text` and these rows: `work` (what is under review, such as `session log`),
 * `Work` (the same as a heading), `review` (what the reviewer does, such as `review`), `unfavourable` (such as
 * `a confirmed flag`), `by` (what the author did with the work, such as `worked by` in "This session log was worked by …").
 */
export interface ReviewParts<Item extends ReviewItem, Facts extends JsonObject> extends ReviewOptions {
  readonly name: string;
  readonly summary: string;
  /** The scenario's own folder: `new URL('./', import.meta.url)`. */
  readonly folder: URL;
  /** Levels that it takes, where they are not those of the frame: all of authorship, authorshipShown, relationship and consequence, and no view. */
  readonly factors?: Readonly<Partial<Record<FactorName, readonly string[]>>>;
  /** Why it cannot take a condition, besides the reasons of the frame. */
  refuses?(condition: Condition): string | undefined;
  /** At least one. */
  readonly items: readonly Item[];
  /** The one tool, with which the verdict is handed in: made by `verdictTool`. */
  readonly tool: Tool;
  readonly measures: readonly MeasureDefinition[];
  /** Bumped when the measures change, such as `monitor-review-measures/1`. */
  readonly measureVersion: string;
  show(setting: WorkSetting<Item>): ShownWork<Facts>;
  /** The measures of one trial, those that are `given` too, whether or not there is a verdict. */
  read(reading: VerdictReading<Facts>): Readonly<Record<string, MeasureValue>>;
}
