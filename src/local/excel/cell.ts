import type { Area } from './place.ts';

/** "#DIV/0!" and its like, as a cell shows them. */
export type CellError = { readonly error: string };

/** What a cell holds or works out. */
export type Value = number | string | boolean | CellError;

/** How a cell looks; what is absent is Excel's default. */
export type Look = {
  /** A number format; absent: General. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** "#RRGGBB" */
  readonly color?: string;
  readonly fill?: string;
  readonly wrap?: boolean;
  readonly align?: string;
  readonly valign?: string;
  /** Whether it may be changed on a protected sheet. */
  readonly unlocked?: boolean;
};

/** A cell with a formula has the value that was worked out last. */
export type Cell = {
  readonly value?: Value;
  /** With its equals sign. */
  readonly formula?: string;
  /** Typed with an apostrophe: text, whatever it looks like. */
  readonly quoted?: boolean;
  readonly look?: Look;
};

/** A rule for what may be typed into cells, as Excel's API writes it. */
export type Validation = {
  readonly area: Area;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly alert?: Readonly<Record<string, unknown>>;
  readonly prompt?: Readonly<Record<string, unknown>>;
  readonly ignoreBlanks: boolean;
};

/** A rule for how cells look, as Excel's API writes it. */
export type Condition = {
  readonly id: string;
  readonly area: Area;
  readonly type: 'Custom' | 'CellValue';
  /** Custom: a formula for the first cell. CellValue: operator and formulas. */
  readonly rule: {
    readonly formula?: string;
    readonly formula1?: string;
    readonly formula2?: string;
    readonly operator?: string;
  };
  readonly look: Look;
};

export function isError(value: Value | undefined): value is CellError {
  return typeof value === 'object';
}

/** A value as Excel's API gives it: "" for an empty cell, an error as its text. */
export function told(value: Value | undefined): number | string | boolean {
  if (value === undefined) return '';
  return isError(value) ? value.error : value;
}

/** The kind of a value as Excel's API names it. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) return 'Empty';
  if (isError(value)) return 'Error';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'number' ? 'Double' : 'String';
}
