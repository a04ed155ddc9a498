import { areaOf } from '../addresses.ts';
import type { Table } from '../content.ts';
import { clear } from '../edit.ts';
import { filterTable } from '../order.ts';
import { type Area, overlap } from '../place.ts';
import { badArgument, noSuchItem } from '../refusal.ts';
import { addTable, bodyOf, convertToRange, renameTable, resizeTable, showTotals } from '../tables.ts';
import type { ExcelHost } from './host.ts';
import { RangeThing } from './range.ts';
import { ColumnsThing, RowsThing, TableSortThing } from './table-parts.ts';
import { Thing, Things } from './thing.ts';

/** Excel.TableCollection: of the workbook, of a sheet, or of some cells. */
export class TablesThing extends Things {
  readonly kind = 'TableCollection';
  private readonly host: ExcelHost;
  private readonly sheet: number | undefined;
  private readonly area: Area | undefined;

  constructor(host: ExcelHost, sheet?: number, area?: Area) {
    super();
    this.host = host;
    this.sheet = sheet;
    this.area = area;
  }

  private get found(): readonly Table[] {
    return this.host.book.content.tables.filter(
      (one) =>
        (this.sheet === undefined || one.sheet === this.sheet) &&
        (!this.area || overlap(one.area, this.area) !== undefined),
    );
  }
  private find(key: unknown): Table | undefined {
    const text = String(key).toLowerCase();
    return this.found.find(({ id, name }) => name.toLowerCase() === text || String(id) === text);
  }
  override items() {
    return this.found.map(({ id }) => new TableThing(this.host, id));
  }
  Add(where: unknown, hasHeaders: boolean) {
    const { book } = this.host;
    const place =
      where instanceof RangeThing ? where : areaOf(book, String(where), this.sheet ?? book.content.active);
    if (!place) throw badArgument();
    return new TableThing(this.host, addTable(book, book.sheet(place.sheet), place.area, hasHeaders).id);
  }
  GetItem(key: unknown) {
    const found = this.find(key);
    if (!found) throw noSuchItem();
    return new TableThing(this.host, found.id);
  }
  GetItemOrNullObject(key: unknown) {
    const found = this.find(key);
    return found ? new TableThing(this.host, found.id) : null;
  }
  GetItemAt(index: number) {
    const found = this.found[index];
    if (!found) throw noSuchItem();
    return new TableThing(this.host, found.id);
  }
  GetFirst() {
    return this.GetItemAt(0);
  }
  GetCount() {
    return this.found.length;
  }
  get Count() {
    return this.found.length;
  }
}

/** Excel.Table */
export class TableThing extends Thing {
  readonly kind = 'Table';
  readonly host: ExcelHost;
  readonly id: number;

  constructor(host: ExcelHost, id: number) {
    super();
    this.host = host;
    this.id = id;
  }

  override identity() {
    return { Id: String(this.id), Name: this.table().name };
  }
  table(): Table {
    return this.host.book.table(this.id);
  }
  range(area: Area): RangeThing {
    return new RangeThing(this.host, this.table().sheet, area);
  }
  get Id() {
    return String(this.id);
  }
  get Name() {
    return this.table().name;
  }
  set Name(given: unknown) {
    renameTable(this.host.book, this.table(), String(given));
  }
  get Style() {
    return this.table().style;
  }
  set Style(given: unknown) {
    this.host.book.setTable(this.id, { style: String(given) });
  }
  get ShowTotals() {
    return this.table().showTotals;
  }
  set ShowTotals(given: unknown) {
    showTotals(this.host.book, this.table(), given === true);
  }
  get ShowHeaders() {
    return this.table().showHeaders;
  }
  get ShowBandedRows() {
    return this.table().showBandedRows;
  }
  set ShowBandedRows(given: unknown) {
    this.host.book.setTable(this.id, { showBandedRows: given === true });
  }
  get ShowBandedColumns() {
    return this.table().showBandedColumns;
  }
  set ShowBandedColumns(given: unknown) {
    this.host.book.setTable(this.id, { showBandedColumns: given === true });
  }
  get ShowFilterButton() {
    return this.table().showFilterButton;
  }
  set ShowFilterButton(given: unknown) {
    this.host.book.setTable(this.id, { showFilterButton: given === true });
  }
  get Columns() {
    return new ColumnsThing(this);
  }
  get Rows() {
    return new RowsThing(this);
  }
  get Worksheet() {
    return this.host.things.worksheet(this.table().sheet);
  }
  get Sort() {
    return new TableSortThing(this);
  }
  GetRange() {
    return this.range(this.table().area);
  }
  GetHeaderRowRange() {
    const { area } = this.table();
    return this.range({ ...area, bottom: area.top });
  }
  GetDataBodyRange() {
    return this.range(bodyOf(this.table()));
  }
  GetTotalRowRange() {
    const { area, showTotals: shown } = this.table();
    if (!shown) throw noSuchItem();
    return this.range({ ...area, top: area.bottom });
  }
  Resize(where: unknown) {
    const table = this.table();
    const place = where instanceof RangeThing ? where : areaOf(this.host.book, String(where), table.sheet);
    if (!place || place.sheet !== table.sheet) throw badArgument();
    resizeTable(this.host.book, table, place.area);
  }
  ConvertToRange() {
    const { sheet, area } = this.table();
    convertToRange(this.host.book, this.table());
    return new RangeThing(this.host, sheet, area);
  }
  ClearFilters() {
    for (const id of this.table().filters.keys()) filterTable(this.host.book, this.table(), id, undefined);
  }
  ReapplyFilters() {
    // Filters of the local workbook hold at every moment.
  }
  Delete() {
    const { sheet, area } = this.table();
    convertToRange(this.host.book, this.table());
    clear(this.host.book, this.host.book.sheet(sheet), area, 'All');
  }
}
