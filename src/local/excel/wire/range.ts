import type { Book } from '../book.ts';
import type { Sheet } from '../content.ts';
import { told, typeName } from '../cell.ts';
import { areaOf, fullAddress } from '../addresses.ts';
import { type Input, clear, copyCells, write } from '../edit.ts';
import { filteredRows, sortRows } from '../order.ts';
import { type Area, areaAt, heightOf, keyOf, onSheet, overlap, widthOf } from '../place.ts';
import { mayDo } from '../protect.ts';
import { badArgument, wrongSize } from '../refusal.ts';
import { deleteCells, insertCells } from '../shift.ts';
import { shownText } from '../shown.ts';
import { FormatThing } from './format.ts';
import type { ExcelHost } from './host.ts';
import { RangeSortThing } from './range-sort.ts';
import { ConditionsThing, ValidationThing } from './rules.ts';
import { Thing } from './thing.ts';

type Grid<T> = readonly (readonly T[])[];

/** Excel.Range */
export class RangeThing extends Thing {
  readonly kind = 'Range';
  readonly host: ExcelHost;
  readonly sheet: number;
  area: Area;
  private reference: string | undefined;

  constructor(host: ExcelHost, sheet: number, area: Area) {
    super();
    this.host = host;
    this.sheet = sheet;
    this.area = onSheet(area);
  }

  override identity() {
    this.reference ??= this.host.keep(this);
    return { _ReferenceId: this.reference };
  }

  private get book(): Book {
    return this.host.book;
  }

  private get on(): Sheet {
    return this.book.sheet(this.sheet);
  }

  private same(area: Area): RangeThing {
    return new RangeThing(this.host, this.sheet, area);
  }

  private each<T>(make: (row: number, column: number) => T): Grid<T> {
    const { top, left } = this.area;
    if (heightOf(this.area) * widthOf(this.area) > 5_000_000) throw badArgument();
    return Array.from({ length: heightOf(this.area) }, (_, y) =>
      Array.from({ length: widthOf(this.area) }, (__, x) => make(top + y, left + x)),
    );
  }

  private cells<T>(make: (cell: ReturnType<Book['cell']>) => T): Grid<T> {
    const { cells } = this.on;
    return this.each((row, column) => make(cells.get(keyOf(row, column))));
  }

  /** One value for all, or one each, as setters of Excel's API take them. */
  private spread(given: unknown): Grid<Input> {
    if (Array.isArray(given)) return given as Grid<Input>; // office.js lets only grids through
    return this.each(() => given as Input); // a single value of the API
  }

  get Values() {
    return this.cells((cell) => told(cell?.value));
  }
  set Values(given: unknown) {
    write(this.book, this.on, this.area, this.spread(given));
  }
  get Formulas() {
    return this.cells((cell) => cell?.formula ?? told(cell?.value));
  }
  set Formulas(given: unknown) {
    write(this.book, this.on, this.area, this.spread(given));
  }
  get Text() {
    return this.cells(shownText);
  }
  get ValueTypes() {
    return this.cells((cell) => typeName(cell?.value));
  }
  get NumberFormat() {
    return this.cells((cell) => cell?.look?.format ?? 'General');
  }
  set NumberFormat(given: unknown) {
    mayDo(this.on, 'allowFormatCells');
    const formats = this.spread(given);
    if (formats.length !== heightOf(this.area) || formats.some((row) => row.length !== widthOf(this.area)))
      throw badArgument();
    this.each((row, column) => {
      const format = formats[row - this.area.top]?.[column - this.area.left];
      if (format === null || format === undefined) return;
      this.book.setLook(this.on, keyOf(row, column), { format: format === 'General' ? '' : String(format) });
    });
  }
  get Address() {
    return fullAddress(this.book, this.sheet, this.area);
  }
  get RowIndex() {
    return this.area.top;
  }
  get ColumnIndex() {
    return this.area.left;
  }
  get RowCount() {
    return heightOf(this.area);
  }
  get ColumnCount() {
    return widthOf(this.area);
  }
  get CellCount() {
    return heightOf(this.area) * widthOf(this.area);
  }
  get RowHidden() {
    const filtered = filteredRows(this.book, this.on);
    const hidden = Array.from({ length: heightOf(this.area) }, (_, i) => this.area.top + i).map(
      (row) => this.on.hiddenRows.has(row) || filtered.has(row),
    );
    return hidden.every((one) => one === hidden[0]) ? hidden[0] : null;
  }
  set RowHidden(given: unknown) {
    const rows = Array.from({ length: heightOf(this.area) }, (_, i) => this.area.top + i);
    const next = new Set(this.on.hiddenRows);
    for (const row of rows)
      if (given === true) next.add(row);
      else next.delete(row);
    this.on.hiddenRows = next;
  }
  get ColumnHidden() {
    const columns = Array.from({ length: widthOf(this.area) }, (_, i) =>
      this.on.hiddenColumns.has(this.area.left + i),
    );
    return columns.every((one) => one === columns[0]) ? columns[0] : null;
  }
  set ColumnHidden(given: unknown) {
    const next = new Set(this.on.hiddenColumns);
    for (let column = this.area.left; column <= this.area.right; column += 1)
      if (given === true) next.add(column);
      else next.delete(column);
    this.on.hiddenColumns = next;
  }
  get Worksheet() {
    return this.host.things.worksheet(this.sheet);
  }
  get Format() {
    return new FormatThing(this.host, this.sheet, this.area);
  }
  get DataValidation() {
    return new ValidationThing(this.host, this.sheet, this.area);
  }
  get ConditionalFormats() {
    return new ConditionsThing(this.host, this.sheet, this.area);
  }
  get Sort() {
    return new RangeSortThing((fields, { matchCase, hasHeaders }) => {
      const area = hasHeaders ? { ...this.area, top: this.area.top + 1 } : this.area;
      sortRows(this.book, this.on, area, { fields, matchCase });
    });
  }

  GetCell(row: number, column: number) {
    return this.same(areaAt(this.area.top + row, this.area.left + column));
  }
  GetOffsetRange(rows: number, columns: number) {
    const { top, left, bottom, right } = this.area;
    return this.same({
      top: top + rows,
      bottom: bottom + rows,
      left: left + columns,
      right: right + columns,
    });
  }
  GetResizedRange(rows: number, columns: number) {
    return this.same({ ...this.area, bottom: this.area.bottom + rows, right: this.area.right + columns });
  }
  GetAbsoluteResizedRange(rows: number, columns: number) {
    return this.same(areaAt(this.area.top, this.area.left, rows, columns));
  }
  GetRow(row: number) {
    return this.same({ ...this.area, top: this.area.top + row, bottom: this.area.top + row });
  }
  GetColumn(column: number) {
    return this.same({ ...this.area, left: this.area.left + column, right: this.area.left + column });
  }
  GetBoundingRect(other: unknown) {
    const place = other instanceof RangeThing ? other : areaOf(this.book, String(other), this.sheet);
    if (!place || place.sheet !== this.sheet) throw badArgument();
    return this.same({
      top: Math.min(this.area.top, place.area.top),
      left: Math.min(this.area.left, place.area.left),
      bottom: Math.max(this.area.bottom, place.area.bottom),
      right: Math.max(this.area.right, place.area.right),
    });
  }
  /** The library asks so before it sets a large grid in parts. */
  _ValidateArraySize(rows: number, columns: number) {
    if (rows !== heightOf(this.area) || columns !== widthOf(this.area)) throw wrongSize();
  }
  GetEntireColumn() {
    return this.same({ ...this.area, top: 0, bottom: 1_048_575 });
  }
  GetUsedRange(valuesOnly?: boolean) {
    return this.same(this.book.used(this.on, this.area, valuesOnly) ?? areaAt(this.area.top, this.area.left));
  }
  GetUsedRangeOrNullObject(valuesOnly?: boolean) {
    const used = this.book.used(this.on, this.area, valuesOnly);
    return used ? this.same(used) : null;
  }
  GetIntersectionOrNullObject(other: unknown) {
    if (!(other instanceof RangeThing) || other.sheet !== this.sheet) return null;
    const both = overlap(this.area, other.area);
    return both ? this.same(both) : null;
  }
  GetTables() {
    return this.host.things.tables(this.sheet, this.area);
  }
  Clear(what: 'All' | 'Contents' | 'Formats' = 'All') {
    clear(this.book, this.on, this.area, what);
  }
  Insert(direction: 'Down' | 'Right') {
    insertCells(this.book, this.on, this.area, direction);
    return this.same(this.area);
  }
  Delete(direction: 'Up' | 'Left') {
    deleteCells(this.book, this.on, this.area, direction);
  }
  CopyFrom(source: unknown) {
    if (!(source instanceof RangeThing)) throw badArgument();
    copyCells(this.book, source, { sheet: this.sheet, row: this.area.top, column: this.area.left });
  }
  Select() {
    this.book.content.active = this.sheet;
    this.host.select(this.sheet, this.area);
  }
  Calculate() {
    this.host.calculation.run();
  }
  _KeepReference() {
    return this.identity();
  }
}
