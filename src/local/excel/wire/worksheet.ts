import type { Sheet } from '../content.ts';
import { areaOf } from '../addresses.ts';
import { lastColumn, lastRow, areaAt } from '../place.ts';
import { Refusal, accessDenied, badArgument, noSuchItem } from '../refusal.ts';
import { followSheetName } from '../references.ts';
import { events, sheetId, wholeWorkbook } from './events.ts';
import type { ExcelHost } from './host.ts';
import { RangeThing } from './range.ts';
import { TablesThing } from './table.ts';
import { Thing, Things } from './thing.ts';

/** Excel.WorksheetCollection */
export class WorksheetsThing extends Things {
  readonly kind = 'WorksheetCollection';
  private readonly host: ExcelHost;

  constructor(host: ExcelHost) {
    super();
    this.host = host;
  }

  private find(key: unknown): Sheet | undefined {
    const text = String(key);
    return this.host.book.content.sheets.find(
      ({ id, name }) => sheetId(id) === text || name.toLowerCase() === text.toLowerCase(),
    );
  }
  private thing(sheet: Sheet): WorksheetThing {
    return new WorksheetThing(this.host, sheet.id);
  }
  override items() {
    return this.host.book.content.sheets.map((sheet) => this.thing(sheet));
  }
  GetItem(key: unknown) {
    const found = this.find(key);
    if (!found) throw noSuchItem();
    return this.thing(found);
  }
  GetItemOrNullObject(key: unknown) {
    const found = this.find(key);
    return found ? this.thing(found) : null;
  }
  GetActiveWorksheet() {
    return new WorksheetThing(this.host, this.host.book.content.active);
  }
  GetFirst() {
    const [first] = this.items();
    if (!first) throw noSuchItem();
    return first;
  }
  GetLast() {
    const last = this.items().at(-1);
    if (!last) throw noSuchItem();
    return last;
  }
  GetCount() {
    return this.items().length;
  }
  Add(name?: string) {
    return this.thing(this.host.book.addSheet(name ?? undefined));
  }
  _RegisterDataChangedEvent() {
    this.host.register(events.changed, wholeWorkbook, true);
  }
  _UnregisterDataChangedEvent() {
    this.host.register(events.changed, wholeWorkbook, false);
  }
  _RegisterSelectionChangedEvent() {
    this.host.register(events.selected, wholeWorkbook, true);
  }
  _UnregisterSelectionChangedEvent() {
    this.host.register(events.selected, wholeWorkbook, false);
  }
}

/** Excel.Worksheet */
export class WorksheetThing extends Thing {
  readonly kind = 'Worksheet';
  private readonly host: ExcelHost;
  private readonly id: number;

  constructor(host: ExcelHost, id: number) {
    super();
    this.host = host;
    this.id = id;
  }

  override identity() {
    return { Id: sheetId(this.id), Name: this.sheet.name };
  }
  private get sheet(): Sheet {
    return this.host.book.sheet(this.id);
  }
  private range(area: RangeThing['area']): RangeThing {
    return new RangeThing(this.host, this.id, area);
  }
  get Id() {
    return sheetId(this.id);
  }
  get Name() {
    return this.sheet.name;
  }
  set Name(given: unknown) {
    const { name } = this.sheet;
    const next = String(given);
    if (next === name) return;
    if (next.toLowerCase() !== name.toLowerCase()) this.host.book.checkSheetName(next);
    followSheetName(this.host.book, name, next);
    this.sheet.name = next;
  }
  get Position() {
    return this.host.book.content.sheets.findIndex(({ id }) => id === this.id);
  }
  set Position(given: unknown) {
    const { content } = this.host.book;
    const others = content.sheets.filter(({ id }) => id !== this.id);
    content.sheets = others.toSpliced(Number(given), 0, this.sheet);
    this.host.book.touched = 'all';
  }
  get Visibility() {
    return this.sheet.visibility;
  }
  set Visibility(given: unknown) {
    if (given !== 'Visible' && given !== 'Hidden' && given !== 'VeryHidden') throw badArgument();
    const shown = this.host.book.content.sheets.filter(({ visibility }) => visibility === 'Visible');
    if (given !== 'Visible' && shown.length === 1 && shown[0]?.id === this.id)
      throw new Refusal('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    this.sheet.visibility = given;
  }
  get TabColor() {
    return this.sheet.tabColor;
  }
  set TabColor(given: unknown) {
    this.sheet.tabColor = String(given);
  }
  get Tables() {
    return new TablesThing(this.host, this.id);
  }
  get Protection() {
    return new ProtectionThing(this.sheet);
  }
  get FreezePanes() {
    return new FreezeThing(this.sheet);
  }
  GetRange(address?: string) {
    if (address === undefined || address === null || address === '')
      return this.range({ top: 0, left: 0, bottom: lastRow, right: lastColumn });
    const place = areaOf(this.host.book, address, this.id);
    if (!place) throw badArgument();
    return new RangeThing(this.host, place.sheet, place.area);
  }
  GetCell(row: number, column: number) {
    return this.range(areaAt(row, column));
  }
  GetRangeByIndexes(row: number, column: number, rows: number, columns: number) {
    return this.range(areaAt(row, column, rows, columns));
  }
  GetUsedRange(valuesOnly?: boolean) {
    return this.range(this.host.book.used(this.sheet, undefined, valuesOnly) ?? areaAt(0, 0));
  }
  GetUsedRangeOrNullObject(valuesOnly?: boolean) {
    const used = this.host.book.used(this.sheet, undefined, valuesOnly);
    return used ? this.range(used) : null;
  }
  Activate() {
    if (this.sheet.visibility !== 'Visible') throw badArgument();
    this.host.book.content.active = this.id;
  }
  Calculate() {
    this.host.calculation.run();
  }
  Delete() {
    const { content } = this.host.book;
    if (content.sheets.filter(({ visibility }) => visibility === 'Visible').length < 2)
      throw new Refusal('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    content.sheets = content.sheets.filter(({ id }) => id !== this.id);
    content.tables = content.tables.filter(({ sheet }) => sheet !== this.id);
    if (content.active === this.id) content.active = content.sheets[0]?.id ?? 0;
    this.host.book.touched = 'all';
  }
  _RegisterDataChangedEvent() {
    this.host.register(events.changed, sheetId(this.id), true);
  }
  _UnregisterDataChangedEvent() {
    this.host.register(events.changed, sheetId(this.id), false);
  }
  _RegisterSelectionChangedEvent() {
    this.host.register(events.selected, sheetId(this.id), true);
  }
  _UnregisterSelectionChangedEvent() {
    this.host.register(events.selected, sheetId(this.id), false);
  }
}

class ProtectionThing extends Thing {
  readonly kind = 'WorksheetProtection';
  private readonly sheet: Sheet;
  constructor(sheet: Sheet) {
    super();
    this.sheet = sheet;
  }
  get Protected() {
    return this.sheet.protection !== undefined;
  }
  get Options() {
    return this.sheet.protection?.options ?? {};
  }
  Protect(options?: Readonly<Record<string, unknown>>, password?: string) {
    if (this.sheet.protection) throw accessDenied('The sheet is protected already.');
    this.sheet.protection = { options: options ?? {}, ...(password ? { password } : {}) };
  }
  Unprotect(password?: string) {
    const known = this.sheet.protection?.password;
    if (known !== undefined && known !== password) throw accessDenied('The password is not correct.');
    this.sheet.protection = undefined;
  }
}

class FreezeThing extends Thing {
  readonly kind = 'WorksheetFreezePanes';
  private readonly sheet: Sheet;
  constructor(sheet: Sheet) {
    super();
    this.sheet = sheet;
  }
  FreezeRows(count = 1) {
    this.sheet.frozen = { rows: count, columns: 0 };
  }
  FreezeColumns(count = 1) {
    this.sheet.frozen = { rows: 0, columns: count };
  }
  FreezeAt(range: unknown) {
    if (!(range instanceof RangeThing)) throw badArgument();
    this.sheet.frozen = { rows: range.area.bottom + 1, columns: range.area.right + 1 };
  }
  Unfreeze() {
    this.sheet.frozen = { rows: 0, columns: 0 };
  }
}
