import type { Outcome } from '../../domain/words/outcome.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Stamp } from './stamp.ts';

/** What a cell holds; an empty one holds "". */
export type SheetCell = string | number | boolean;

/** What may be typed into a column. */
export type SheetRule =
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly least?: number; readonly most?: number; readonly whole?: true };

/** When cells of a column stand out. `when` is a formula for the first row of the table. */
export type SheetMark = { readonly when: string; readonly fill: string; readonly color: string };

/** One column of ours in a table. */
export type SheetColumn = {
  /** What code calls it. */
  readonly key: string;
  /** What stands above it; people may rename it. */
  readonly header: string;
  /** Excel's number format; "@" for text, which then is never taken for a number, a date or a formula. */
  readonly format?: string;
  /** In characters. */
  readonly width?: number;
  /** The same formula in every row, with structured references. */
  readonly formula?: string;
  readonly rule?: SheetRule;
  readonly marks?: readonly SheetMark[];
  readonly hidden?: true;
  readonly wrap?: true;
};

/** A table of ours on a sheet of its own. */
export type SheetTable = {
  /** What code calls it: "contracts". */
  readonly key: string;
  /** The sheet's name; another one is found when it is taken by somebody else's sheet. */
  readonly sheet: string;
  /** The table's name in formulas: "Contracts". */
  readonly name: string;
  /** Lines above the table, for readers without the add-in. */
  readonly lead?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** The column by which rows are found, whatever people do to their order. */
  readonly keyColumn: string;
  /** Values by column; a formula column's place holds "". */
  readonly rows: readonly (readonly SheetCell[])[];
  /** Protects formula columns: the other cells stay open. */
  readonly protect?: true;
};

/** A name for one cell or one column of our tables, so that formulas read like sentences. */
export type SheetName = {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  /** The row's key; absent for the whole column. */
  readonly row?: string;
  readonly about: string;
};

/** What is put into the workbook at once. */
export type Sheets = {
  readonly tables: readonly SheetTable[];
  readonly names?: readonly SheetName[];
  readonly stamp: Stamp;
};

/** A cell as it was found. */
export type FoundCell = {
  readonly value: SheetCell;
  readonly type: 'empty' | 'text' | 'number' | 'boolean' | 'error';
  /** With its equals sign, when it has one. */
  readonly formula?: string;
  /** "Contracts!C7" */
  readonly address: string;
};

/** A row as it was found, by the keys of our columns. */
export type FoundRow = {
  readonly key: string;
  /** The sheet's row, from 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, FoundCell>>;
};

/** A table as it was found. */
export type FoundTable = {
  readonly sheet: string;
  readonly name: string;
  readonly rows: readonly FoundRow[];
  /** Keys of our columns that people took away. */
  readonly missing: readonly string[];
  /** What people call our columns now. */
  readonly renamed: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  /** Headers of columns that people added. */
  readonly others: readonly string[];
  /** Rows that cannot be told apart or belong to nothing. */
  readonly problems: readonly Problem[];
};

/** A value for one cell, found by row and column key at the moment of writing. */
export type CellEdit = { readonly row: string; readonly column: string; readonly value: SheetCell };

/** How a change of the workbook ended, and how it is taken back. */
export type Done = {
  /** Cells that were written. */
  readonly cells: number;
  /** Puts back what was there, except where somebody has changed it since. */
  undo(): Promise<Outcome<number>>;
};

/** What the workbook says of itself. */
export type WorkbookFacts = {
  /** "Tender.xlsx" */
  readonly name: string;
  /** Where it is stored: an address, a path, or "" for one that was never saved. */
  readonly address: string;
  readonly stamp: Stamp | undefined;
  /** Why a stamp that is there could not be read. */
  readonly unreadable?: string;
  readonly calculation: 'automatic' | 'manual';
};

/** How Excel did one thing that the product relies on. */
export type Trial = {
  readonly name: string;
  /** What is relied on and what Excel did, as JSON; the same when all is well. */
  readonly expected: string;
  readonly seen: string;
  readonly milliseconds: number;
};

/** What was found when Excel itself was tried. */
export type SelfTest = {
  /** Which Excel it is, in pairs of words. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly trials: readonly Trial[];
};

/** The workbook beside the pane. Nothing outside our tables is ever written. */
export type Workbook = {
  facts(): Promise<Outcome<WorkbookFacts>>;
  /** Puts tables into the workbook: new ones on new sheets, known ones in place, keeping people's own columns, order and filters. */
  put(sheets: Sheets): Promise<Outcome<Done>>;
  /** Reads one of our tables; undefined when the workbook has none of that key. */
  read(key: string): Promise<Outcome<FoundTable | undefined>>;
  /** Writes cells of our tables, found by key. */
  write(key: string, edits: readonly CellEdit[]): Promise<Outcome<Done>>;
  /** The values of any table or block of cells that a person selected: header row first. */
  selected(): Promise<Outcome<readonly (readonly SheetCell[])[]>>;
  /** Shows a cell of our table. */
  show(key: string, row: string, column: string): Promise<Outcome<void>>;
  /** Keeps the stamp, and nothing else. */
  stamp(stamp: Stamp): Promise<Outcome<void>>;
  /** Calls back when cells of a table of ours were changed by somebody; returns how to stop. */
  onEdited(edited: (key: string) => void): Promise<Outcome<() => void>>;
  /** Tries Excel with what the product relies on, in an empty workbook that is empty again afterwards; tells of each trial. */
  tryOut(tried: (trials: readonly Trial[]) => void): Promise<Outcome<SelfTest>>;
};
