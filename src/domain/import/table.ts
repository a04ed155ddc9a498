import type { Problem } from '../words/problem.ts';

/** One row of a file, as text. */
export type TableRow = {
  /** Its number in a spreadsheet program, where the header is usually row 1. */
  readonly row: number;
  readonly cells: readonly string[];
};

/** A file of rows under one header, whatever its format was. Blank rows are left out. */
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** How it was read, in words: "UTF-8, separated by commas". */
  readonly readAs: string;
  /** What to know about the file as a whole. */
  readonly notes: readonly Problem[];
};

/** The letters of a column counted from 0, as spreadsheet programs name it: 0 is A, 27 is AB. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const last = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? last : columnLetters(rest - 1) + last;
}

/** The address of a cell: "C119". */
export function address(index: number, row: number): string {
  return `${columnLetters(index)}${row}`;
}
