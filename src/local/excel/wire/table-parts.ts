import { type Input, write } from '../edit.ts';
import { type SortField, filterTable, sortTable } from '../order.ts';
import { type Area, areaAt, heightOf, widthOf } from '../place.ts';
import { badArgument, noSuchItem } from '../refusal.ts';
import { addColumn, addRows, bodyOf, deleteColumn, deleteRows } from '../tables.ts';
import type { RangeThing } from './range.ts';
import type { TableThing } from './table.ts';
import { Thing, Things } from './thing.ts';

/** Excel.TableSort */
export class TableSortThing extends Thing {
  readonly kind = 'TableSort';
  private readonly of: TableThing;
  constructor(of: TableThing) {
    super();
    this.of = of;
  }
  Apply(fields: readonly SortField[], matchCase = false) {
    sortTable(this.of.host.book, this.of.table(), { fields, matchCase });
  }
  Clear() {
    // Excel forgets what it was sorted by; the rows stay.
  }
}

/** Excel.TableRowCollection */
export class RowsThing extends Things {
  readonly kind = 'TableRowCollection';
  private readonly of: TableThing;
  constructor(of: TableThing) {
    super();
    this.of = of;
  }
  override items() {
    return Array.from({ length: this.Count }, (_, i) => new RowThing(this.of, i));
  }
  get Count() {
    return heightOf(bodyOf(this.of.table()));
  }
  GetCount() {
    return this.Count;
  }
  GetItemAt(index: number) {
    if (index < 0 || index >= this.Count) throw badArgument();
    return new RowThing(this.of, index);
  }
  Add(index: number | null, values: Input | readonly (readonly Input[])[]) {
    if (!Array.isArray(values)) throw badArgument();
    return new RowThing(this.of, addRows(this.of.host.book, this.of.table(), index, values));
  }
}

class RowThing extends Thing {
  readonly kind = 'TableRow';
  private readonly of: TableThing;
  private readonly index: number;
  constructor(of: TableThing, index: number) {
    super();
    this.of = of;
    this.index = index;
  }
  override identity() {
    return { Index: this.index };
  }
  private get range(): RangeThing {
    const body = bodyOf(this.of.table());
    return this.of.range({ ...body, top: body.top + this.index, bottom: body.top + this.index });
  }
  get Index() {
    return this.index;
  }
  get Values() {
    return this.range.Values;
  }
  set Values(given: unknown) {
    this.range.Values = given;
  }
  GetRange() {
    return this.range;
  }
  Delete() {
    deleteRows(this.of.host.book, this.of.table(), this.index);
  }
}

/** Excel.TableColumnCollection */
export class ColumnsThing extends Things {
  readonly kind = 'TableColumnCollection';
  private readonly of: TableThing;
  constructor(of: TableThing) {
    super();
    this.of = of;
  }
  override items() {
    return this.of.table().columns.map(({ id }) => new ColumnThing(this.of, id));
  }
  get Count() {
    return this.of.table().columns.length;
  }
  GetCount() {
    return this.Count;
  }
  private find(key: unknown) {
    const text = String(key).toLowerCase();
    return this.of.table().columns.find(({ id, name }) => name.toLowerCase() === text || String(id) === text);
  }
  GetItem(key: unknown) {
    const found = this.find(key);
    if (!found) throw noSuchItem();
    return new ColumnThing(this.of, found.id);
  }
  GetItemOrNullObject(key: unknown) {
    const found = this.find(key);
    return found ? new ColumnThing(this.of, found.id) : null;
  }
  GetItemAt(index: number) {
    const found = this.of.table().columns[index];
    if (!found) throw badArgument();
    return new ColumnThing(this.of, found.id);
  }
  Add(index: number | null, values?: readonly (readonly Input[])[], name?: string) {
    const column = {
      ...(name ? { name } : {}),
      ...(values ? { values: values.map((row) => row[0] ?? '') } : {}),
    };
    const at = addColumn(this.of.host.book, this.of.table(), index, column);
    return this.GetItemAt(at);
  }
}

class ColumnThing extends Thing {
  readonly kind = 'TableColumn';
  private readonly of: TableThing;
  private readonly id: number;
  constructor(of: TableThing, id: number) {
    super();
    this.of = of;
    this.id = id;
  }
  override identity() {
    return { Id: this.id };
  }
  private get index(): number {
    const index = this.of.table().columns.findIndex(({ id }) => id === this.id);
    if (index < 0) throw noSuchItem();
    return index;
  }
  private range(of: Area): RangeThing {
    const left = this.of.table().area.left + this.index;
    return this.of.range({ ...of, left, right: left });
  }
  get Id() {
    return this.id;
  }
  get Index() {
    return this.index;
  }
  get Name() {
    return this.of.table().columns[this.index]?.name ?? '';
  }
  set Name(given: unknown) {
    const { area, sheet } = this.of.table();
    const { book } = this.of.host;
    write(book, book.sheet(sheet), areaAt(area.top, area.left + this.index), [[String(given)]]);
  }
  get Values() {
    return this.range(this.of.table().area).Values;
  }
  set Values(given: unknown) {
    this.range(this.of.table().area).Values = given;
  }
  get Filter() {
    return new FilterThing(this.of, this.id);
  }
  GetRange() {
    return this.range(this.of.table().area);
  }
  GetDataBodyRange() {
    return this.range(bodyOf(this.of.table()));
  }
  GetHeaderRowRange() {
    const { area } = this.of.table();
    return this.range({ ...area, bottom: area.top });
  }
  GetTotalRowRange() {
    const { area } = this.of.table();
    return this.range({ ...area, top: area.bottom });
  }
  Delete() {
    if (widthOf(this.of.table().area) === 1) throw badArgument();
    deleteColumn(this.of.host.book, this.of.table(), this.index);
  }
}

class FilterThing extends Thing {
  readonly kind = 'Filter';
  private readonly of: TableThing;
  private readonly column: number;
  constructor(of: TableThing, column: number) {
    super();
    this.of = of;
    this.column = column;
  }
  ApplyValuesFilter(values: readonly unknown[]) {
    filterTable(this.of.host.book, this.of.table(), this.column, new Set(values.map(String)));
  }
  Clear() {
    filterTable(this.of.host.book, this.of.table(), this.column, undefined);
  }
  get Criteria() {
    const values = this.of.table().filters.get(this.column);
    return values ? { filterOn: 'Values', values: [...values] } : null;
  }
}
