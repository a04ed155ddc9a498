import type { Cell, Look, Value } from './cell.ts';
import type { Change, Content, Sheet, Table } from './content.ts';
import { type Area, columnOf, contains, keyOf, rowOf } from './place.ts';
import { Refusal, noSuchItem } from './refusal.ts';

/** A workbook in memory: what its cells hold. Working out formulas is `calculation.ts`, changing more than cells is beside. */
export class Book {
  name: string;
  content: Content;
  /** Cells that changed since formulas were worked out last, by sheet; 'all' when more than cells did. */
  touched: 'all' | Map<number, Set<number>> = 'all';
  calculation: 'Automatic' | 'Manual' = 'Automatic';
  /** A person is typing into a cell: Excel answers nothing then. */
  editing = false;
  selection: { sheet: number; area: Area };
  changes: Change[] = [];
  private next = 1;

  constructor(name = 'Book1.xlsx', sheetName = 'Sheet1') {
    this.name = name;
    const sheet = this.blankSheet(sheetName);
    this.content = {
      sheets: [sheet],
      tables: [],
      names: [],
      settings: new Map(),
      properties: new Map(),
      xmlParts: [],
      active: sheet.id,
    };
    this.selection = { sheet: sheet.id, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  }

  /** A number that nothing else of the workbook has. */
  nextId(): number {
    return this.next++;
  }

  private blankSheet(name: string): Sheet {
    return {
      id: this.nextId(),
      name,
      visibility: 'Visible',
      cells: new Map(),
      shared: false,
      widths: new Map(),
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      frozen: { rows: 0, columns: 0 },
      validations: [],
      conditions: [],
      protection: undefined,
      open: false,
      tabColor: '',
    };
  }

  sheet(id: number): Sheet {
    const found = this.content.sheets.find((one) => one.id === id);
    if (!found) throw noSuchItem();
    return found;
  }

  sheetNamed(name: string): Sheet | undefined {
    return this.content.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  addSheet(name?: string): Sheet {
    const sheet = this.blankSheet(
      name ?? this.freeName('Sheet', (one) => this.sheetNamed(one) !== undefined),
    );
    if (name !== undefined) this.checkSheetName(name);
    this.content.sheets = [...this.content.sheets, sheet];
    this.touched = 'all';
    return sheet;
  }

  checkSheetName(name: string): void {
    if (this.sheetNamed(name))
      throw new Refusal(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    if (!/^[^\\/?*[\]:]{1,31}$/.test(name))
      throw new Refusal('InvalidArgument', 'The sheet name is not allowed.');
  }

  freeName(stem: string, taken: (name: string) => boolean): string {
    let n = 1;
    while (taken(`${stem}${n}`)) n += 1;
    return `${stem}${n}`;
  }

  table(id: number): Table {
    const found = this.content.tables.find((one) => one.id === id);
    if (!found) throw noSuchItem();
    return found;
  }

  tableAt(sheet: number, row: number, column: number): Table | undefined {
    return this.content.tables.find((one) => one.sheet === sheet && contains(one.area, row, column));
  }

  /** Replaces a table's description; whatever names it is read anew. */
  setTable(id: number, change: Partial<Omit<Table, 'id'>>): Table {
    const changed = { ...this.table(id), ...change };
    this.content.tables = this.content.tables.map((one) => (one.id === id ? changed : one));
    this.touched = 'all';
    return changed;
  }

  cell(sheet: number, row: number, column: number): Cell | undefined {
    return this.sheet(sheet).cells.get(keyOf(row, column));
  }

  value(sheet: number, row: number, column: number): Value | undefined {
    return this.cell(sheet, row, column)?.value;
  }

  /** Puts a cell, or takes it away; whoever shares the map keeps the old one. */
  put(sheet: Sheet, key: number, cell: Cell | undefined): void {
    if (sheet.shared) {
      sheet.cells = new Map(sheet.cells);
      sheet.shared = false;
    }
    if (cell === undefined || Object.keys(cell).length === 0) sheet.cells.delete(key);
    else sheet.cells.set(key, cell);
    if (this.touched === 'all') return;
    const keys = this.touched.get(sheet.id) ?? new Set();
    this.touched.set(sheet.id, keys.add(key));
  }

  /** The cells that hold something inside an area, in no order, as they are now. */
  inside(sheet: Sheet, area: Area): readonly (readonly [key: number, cell: Cell])[] {
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size > sheet.cells.size)
      return [...sheet.cells].filter(([key]) => contains(area, rowOf(key), columnOf(key)));
    const found: [number, Cell][] = [];
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) {
        const key = keyOf(row, column);
        const cell = sheet.cells.get(key);
        if (cell) found.push([key, cell]);
      }
    return found;
  }

  /** Changes how a cell looks and nothing else. */
  setLook(sheet: Sheet, key: number, change: Look): void {
    const cell = sheet.cells.get(key) ?? {};
    const look = { ...cell.look, ...change };
    for (const name of Object.keys(look) as (keyof Look)[])
      // its own keys
      if (look[name] === undefined || look[name] === '' || (look[name] === false && name !== 'unlocked'))
        delete look[name];
    const { look: _, ...rest } = cell;
    this.put(sheet, key, Object.keys(look).length > 0 ? { ...rest, look } : rest);
  }

  /** The smallest area with everything in it; undefined for an empty sheet. */
  used(sheet: Sheet, within?: Area, valuesOnly = false): Area | undefined {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [key, cell] of sheet.cells) {
      if (valuesOnly && cell.value === undefined && cell.formula === undefined) continue;
      const [row, column] = [rowOf(key), columnOf(key)];
      if (within && !contains(within, row, column)) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    return bottom < 0 ? undefined : { top, left, bottom, right };
  }

  /** Everything as it is now; cheap, because cells are copied only when they change next. */
  snapshot(): Content {
    const sheets = this.content.sheets.map((sheet) => {
      sheet.shared = true;
      return { ...sheet };
    });
    return { ...this.content, sheets };
  }

  /** Everything as it was. */
  restore(content: Content): void {
    this.content = { ...content, sheets: content.sheets.map((sheet) => ({ ...sheet, shared: true })) };
    this.touched = 'all';
  }
}
