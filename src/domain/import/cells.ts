import { withFormulaLead } from '../export/csv.ts';
import type { Day } from '../words/day.ts';
import { mendMojibake } from '../words/mojibake.ts';
import { type Pence, money } from '../words/money.ts';
import type { Problem } from '../words/problem.ts';
import { readDay } from '../words/read-day.ts';
import { readMoney } from '../words/read-money.ts';
import { isNotKnown, quoted, tidyLine, tidyText } from '../words/read-text.ts';
import type { Columns } from './columns.ts';
import { type Field, fieldWords } from './fields.ts';
import { type TableRow, address } from './table.ts';

/** The cells of one row, read one by one. What is wrong gathers in `problems`, what to know in `warnings`. */
export class RowReader {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  private readonly mendedBefore = new Map<Field, string>();
  private readonly row: TableRow;
  private readonly columns: Columns;
  private readonly header: readonly string[];

  constructor(row: TableRow, columns: Columns, header: readonly string[]) {
    this.row = row;
    this.columns = columns;
    this.header = header;
  }

  /** What stands above the field's column; empty when it has none. */
  head(field: Field): string {
    return this.header[this.columns[field] ?? -1] ?? '';
  }

  /** The cell as it stands in the file; empty when the field has no column. */
  raw(field: Field): string {
    const index = this.columns[field];
    return index === undefined ? '' : withFormulaLead(this.row.cells[index] ?? '');
  }

  /** Where the field stands: "C119", or the row when it has no column. */
  place(field: Field): string {
    const index = this.columns[field];
    return index === undefined ? `Row ${this.row.row}` : address(index, this.row.row);
  }

  refuse(field: Field, tell: string): void {
    this.problems.push({ place: this.place(field), tell });
  }

  warn(field: Field, tell: string): void {
    this.warnings.push({ place: this.place(field), tell });
  }

  /** Text on one line, damaged letters mended where that is certain, cut to what a register keeps. */
  line(field: Field, max = 255): string {
    return this.cut(field, tidyLine(this.mended(field)), max);
  }

  /** Text with its line breaks. */
  text(field: Field, max = 63_999): string {
    return this.cut(field, tidyText(this.mended(field)), max);
  }

  /** An amount; undefined when it is not known, which £0 says too. Refuses the row when it cannot be read. */
  amount(field: Field): Pence | undefined {
    const text = this.known(field);
    if (text === undefined) return undefined;
    const read = readMoney(text, { place: this.place(field), roundToPenny: true });
    if (read.kind === 'problems') {
      this.problems.push(...read.problems);
      return undefined;
    }
    if (/\.\d\d\d*[1-9]\s*$/.test(text) && readMoney(text).kind === 'problems') {
      this.warn(field, `${quoted(text)} was rounded to ${money(read.value)}.`);
    }
    return read.value === 0n ? undefined : read.value;
  }

  /** A day; undefined when it is not known. Refuses the row when it cannot be read. */
  day(field: Field): Day | undefined {
    const text = this.known(field);
    if (text === undefined) return undefined;
    const read = readDay(text, {
      place: this.place(field),
      serial: true,
      mend: 'Correct the date in the file.',
    });
    if (read.kind === 'ok') return read.value;
    this.problems.push(...read.problems);
    return undefined;
  }

  /** The text of a cell, undefined when it says that nothing is known; other words for that are told. */
  private known(field: Field): string | undefined {
    const text = tidyLine(this.raw(field));
    if (!isNotKnown(text)) return text;
    if (text !== '') this.warn(field, `${quoted(text)} was read as not known.`);
    return undefined;
  }

  private mended(field: Field): string {
    const known = this.mendedBefore.get(field);
    if (known !== undefined) return known;
    const raw = this.raw(field);
    const mended = mendMojibake(raw);
    this.mendedBefore.set(field, mended);
    if (mended !== raw) {
      const [before, after] = differing(raw, mended);
      this.warn(field, `${quoted(before)} was read as ${quoted(after)}.`);
    }
    if (mended.includes('\uFFFD'))
      this.warn(field, 'Some letters were lost before this file was made. Check the text.');
    return mended;
  }

  private cut(field: Field, text: string, max: number): string {
    if (text.length <= max) return text;
    const kept = text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
    const label = fieldWords[field].label.toLowerCase();
    this.warn(
      field,
      `The ${label} has ${text.length} characters. The first ${kept.length} are kept${field === 'title' ? ', and all of it in the description' : ''}.`,
    );
    return kept;
  }
}

/** The first word in which two texts differ, as it was and as it is. */
function differing(before: string, after: string): readonly [string, string] {
  const [old, fresh] = [before.split(/\s+/), after.split(/\s+/)];
  const index = old.findIndex((word, at) => word !== fresh[at]);
  return [old[index] ?? before, fresh[index] ?? after];
}
