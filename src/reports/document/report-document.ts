/** A report before it has a format: sections of plain blocks, which HTML, Markdown and LaTeX write each in its own way. */
export interface ReportDocument {
  readonly title: string;
  /** Under the title: which run, when, by which program. */
  readonly subtitle: string;
  /** Whether the subjects were planted: every page, figure and table then says so. */
  readonly synthetic: boolean;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Unique in the report; letters, digits and dashes. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A text with what stands out in it. What came from a model or a provider is in it as it came; the formats make it harmless. */
export type Text = string | readonly Inline[];
export type Inline = string | { readonly code: string } | { readonly strong: string };

export type Block = Paragraph | List | Definitions | Table | Figure | Verbatim | Change | Turn | Fold | Part;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: Text;
  /** `lead` is set larger, `note` apart, `warning` so that nobody misses it. */
  readonly tone?: 'lead' | 'note' | 'warning';
}

export interface List {
  readonly type: 'list';
  readonly items: readonly Text[];
  readonly ordered?: true;
}

export interface Definitions {
  readonly type: 'definitions';
  readonly items: readonly { readonly term: Text; readonly text: Text }[];
}

export interface Table {
  readonly type: 'table';
  /** Unique in the report. */
  readonly id: string;
  readonly caption: Text;
  readonly columns: readonly { readonly title: Text; readonly align?: 'right' }[];
  /** The first so many cells of a row say what the row is. */
  readonly rowHeads: number;
  readonly rows: readonly (readonly Text[])[];
  /** True for the tables that a paper would print; LaTeX has no others. */
  readonly publish?: true;
}

export interface Figure {
  readonly type: 'figure';
  /** Fit for a file name. */
  readonly name: string;
  readonly caption: Text;
  readonly svg: string;
  /** The same drawn for a phone, where there is one. */
  readonly narrow: string | null;
}

/** A text as a subject was shown it. */
export interface Verbatim {
  readonly type: 'verbatim';
  readonly title: Text;
  readonly text: string;
}

/** How a text differs from one that was shown before. */
export interface Change {
  readonly type: 'change';
  readonly title: Text;
  readonly hunks: readonly ChangeHunk[];
}

/** Lines that were replaced; either may be empty. `words` has the same within the lines, where most of them stayed. */
export interface ChangeHunk {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly words: readonly ChangeSegment[] | null;
}

export interface ChangeSegment {
  readonly kind: 'same' | 'gone' | 'added';
  readonly text: string;
}

/** One thing that happened in a trial. */
export interface Turn {
  readonly type: 'turn';
  readonly who: 'instructions' | 'subject' | 'reasoning' | 'call' | 'answer' | 'world' | 'end';
  /** Place in the trial's events; null for what stands in none. */
  readonly seq: number | null;
  readonly head: string;
  readonly text: string;
  /** The measures that this event decided. */
  readonly decides: readonly string[];
}

/** Blocks that a reader may leave closed. */
export interface Fold {
  readonly type: 'fold';
  readonly title: Text;
  readonly blocks: readonly Block[];
}

/** A part of a section, with a heading of its own. */
export interface Part {
  readonly type: 'part';
  readonly id: string;
  readonly title: Text;
  readonly blocks: readonly Block[];
}
