import type { Cell, Condition, Validation } from './cell.ts';
import type { Area } from './place.ts';

/** What protection of a sheet lets through; absent is false. */
export type Protection = { readonly options: Readonly<Record<string, unknown>>; readonly password?: string };

export type Sheet = {
  readonly id: number;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  cells: Map<number, Cell>;
  /** Whether a snapshot holds the same map of cells. */
  shared: boolean;
  /** Widths in points, by column. */
  widths: ReadonlyMap<number, number>;
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  frozen: { readonly rows: number; readonly columns: number };
  validations: readonly Validation[];
  conditions: readonly Condition[];
  protection: Protection | undefined;
  /** Whether cells that say nothing of it may be changed while the sheet is protected. */
  open: boolean;
  tabColor: string;
};

export type TableColumn = { readonly id: number; readonly name: string };

export type Table = {
  readonly id: number;
  readonly sheet: number;
  readonly name: string;
  /** With header and total row. */
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly showFilterButton: boolean;
  readonly style: string;
  /** Values that a column lets through, by the column's id. */
  readonly filters: ReadonlyMap<number, ReadonlySet<string>>;
};

/** A name for cells or for a value. */
export type Name = {
  readonly name: string;
  /** With its equals sign. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
};

export type XmlPart = { readonly id: string; readonly xml: string };

/** Everything of a workbook that is saved. */
export type Content = {
  sheets: Sheet[];
  tables: readonly Table[];
  names: readonly Name[];
  /** The add-in's settings kept in the workbook, and what the workbook says of itself. */
  settings: ReadonlyMap<string, unknown>;
  properties: ReadonlyMap<string, string>;
  xmlParts: readonly XmlPart[];
  active: number;
};

/** What happened to cells, as Excel tells it to those who listen. */
export type Change = {
  readonly sheet: number;
  readonly area: Area;
  readonly type:
    | 'RangeEdited'
    | 'RowInserted'
    | 'RowDeleted'
    | 'ColumnInserted'
    | 'ColumnDeleted'
    | 'CellInserted'
    | 'CellDeleted';
};
