import { Model } from '@ironcalc/wasm';
import type { Book } from './book.ts';
import type { Sheet } from './content.ts';
import type { Cell, Value } from './cell.ts';
import { type Part, partsOf, writtenArea } from './formula.ts';
import { type Area, areaAt, columnOf, contains, keyOf, rowOf } from './place.ts';
import { resolveTable } from './references.ts';

// IronCalc's numbers for kinds of values.
const kinds = { number: 1, text: 2, boolean: 4, error: 16 };

/** What formulas name on a sheet: the cells whose values the engine must know. Single cells are kept apart, as there are many. */
type Watched = { readonly cells: Set<number>; readonly areas: Area[] };

/**
 * Works formulas out with IronCalc. The engine is given formulas in plain A1 form and only those other cells that a
 * formula names. Numbers are read as text through a second sheet (=A1&""), because the engine shows cells only as
 * their format rounds them.
 */
export class Calculation {
  private readonly book: Book;
  private model: Model | undefined;
  private watched = new Map<number, Watched>();
  private formulas = new Map<number, Map<number, string>>();

  constructor(book: Book) {
    this.book = book;
  }

  /** Brings every formula's value up to date; does nothing when nothing changed. */
  run(): void {
    const { book } = this;
    if (book.touched !== 'all' && book.touched.size === 0) return;
    const touched = book.touched === 'all' || this.model === undefined ? undefined : book.touched;
    book.touched = new Map();
    const changed = touched ? this.feed(touched) : this.rebuild();
    if (changed) {
      this.model?.evaluate();
      this.readBack();
    }
    book.touched = new Map();
  }

  private rebuild(): boolean {
    this.model?.free();
    this.model = undefined;
    this.watched = new Map();
    this.formulas = new Map();
    const { sheets } = this.book.content;
    if (!sheets.some(({ cells }) => [...cells.values()].some(({ formula }) => formula !== undefined)))
      return false;
    this.model = new Model('book', 'en', 'Europe/London', 'en');
    this.model.pauseEvaluation();
    for (let i = 1; i < sheets.length * 2; i += 1) this.model.newSheet();
    sheets.forEach((sheet) => {
      for (const [key, cell] of sheet.cells)
        if (cell.formula !== undefined) this.giveFormula(sheet, key, cell.formula);
    });
    sheets.forEach((sheet) => {
      for (const [key, cell] of sheet.cells)
        if (cell.formula === undefined && this.isWatched(sheet.id, key)) this.giveConstant(sheet, key, cell);
    });
    return true;
  }

  private feed(touched: ReadonlyMap<number, ReadonlySet<number>>): boolean {
    let any = false;
    for (const [id, keys] of touched) {
      const sheet = this.book.content.sheets.find((one) => one.id === id);
      if (!sheet) continue;
      for (const key of keys) {
        const cell = sheet.cells.get(key);
        const before = this.formulas.get(id)?.get(key);
        if (cell?.formula !== before) return this.rebuild();
        if (cell?.formula !== undefined || !this.isWatched(id, key)) continue;
        this.giveConstant(sheet, key, cell);
        any = true;
      }
    }
    return any;
  }

  private isWatched(sheet: number, key: number): boolean {
    const watched = this.watched.get(sheet);
    if (!watched) return false;
    return watched.cells.has(key) || watched.areas.some((area) => contains(area, rowOf(key), columnOf(key)));
  }

  private giveFormula(sheet: Sheet, key: number, formula: string): void {
    const known = this.formulas.get(sheet.id) ?? new Map<number, string>();
    this.formulas.set(sheet.id, known.set(key, formula));
    const at = { sheet: sheet.id, row: rowOf(key), column: columnOf(key) };
    const text = this.translate(formula, at, 0);
    const index = this.indexOf(sheet.id);
    const [row, column] = [at.row + 1, at.column + 1];
    try {
      this.model?.setUserInput(index, row, column, text);
    } catch {
      this.model?.setUserInput(index, row, column, '=#NAME?');
    }
    const address = writtenArea({
      kind: 'area',
      area: areaAt(at.row, at.column),
      fixed: allFixed,
      pair: false,
    });
    this.model?.setUserInput(index + 1, row, column, `=Sheet${index + 1}!${address}&""`);
  }

  private giveConstant(sheet: Sheet, key: number, cell: Cell | undefined): void {
    const [index, row, column] = [this.indexOf(sheet.id), rowOf(key) + 1, columnOf(key) + 1];
    this.model?.setUserInput(index, row, column, inputOf(cell?.value));
  }

  /** The engine's place of a sheet; the one after it holds the numbers as text. */
  private indexOf(sheet: number): number {
    return this.book.content.sheets.findIndex(({ id }) => id === sheet) * 2;
  }

  private translate(
    formula: string,
    at: { sheet: number; row: number; column: number },
    depth: number,
  ): string {
    return partsOf(formula)
      .map((part) => this.translatePart(part, at, depth))
      .join('');
  }

  private translatePart(
    part: Part,
    at: { sheet: number; row: number; column: number },
    depth: number,
  ): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'area': {
        const sheet = part.sheet === undefined ? at.sheet : this.book.sheetNamed(part.sheet)?.id;
        return sheet === undefined ? '#REF!' : this.reference(sheet, part.area, part.pair);
      }
      case 'table': {
        const found = resolveTable(this.book, part, at);
        // Functions such as SUMIFS want a range even where a table has one row.
        const pair = !part.items.some((item) => item.toLowerCase() === '#this row');
        return found?.area ? this.reference(found.table.sheet, found.area, pair) : '#REF!';
      }
      case 'name':
        return this.translateName(part.text, at, depth);
    }
  }

  private translateName(
    text: string,
    at: { sheet: number; row: number; column: number },
    depth: number,
  ): string {
    const name = this.book.content.names.find((one) => one.name.toLowerCase() === text.toLowerCase());
    if (name && depth < 8) return `(${this.translate(name.formula.slice(1), at, depth + 1)})`;
    const table = this.book.content.tables.find((one) => one.name.toLowerCase() === text.toLowerCase());
    if (!table) return text;
    return this.translatePart({ kind: 'table', table: table.name, items: [] }, at, depth);
  }

  private reference(sheet: number, area: Area, asPair: boolean): string {
    this.watch(sheet, area);
    const pair = asPair || area.top !== area.bottom || area.left !== area.right;
    return `Sheet${this.indexOf(sheet) + 1}!${writtenArea({ kind: 'area', area, fixed: allFixed, pair })}`;
  }

  private watch(sheet: number, area: Area): void {
    const watched = this.watched.get(sheet) ?? { cells: new Set(), areas: [] };
    this.watched.set(sheet, watched);
    if (area.top === area.bottom && area.left === area.right) watched.cells.add(keyOf(area.top, area.left));
    else if (!watched.areas.some((one) => holds(one, area))) watched.areas.push(area);
  }

  private readBack(): void {
    for (const [id, cells] of this.formulas) {
      const sheet = this.book.sheet(id);
      const index = this.indexOf(id);
      for (const key of cells.keys()) {
        const cell = sheet.cells.get(key);
        if (cell?.formula === undefined) continue;
        const value = this.read(index, rowOf(key) + 1, columnOf(key) + 1);
        if (!sameValue(cell.value, value)) this.book.put(sheet, key, { ...cell, value });
      }
    }
  }

  private read(index: number, row: number, column: number): Value {
    const { model } = this;
    if (!model) return { error: '#CALC!' };
    const kind = model.getCellType(index, row, column);
    if (kind === kinds.number) return Number(model.getFormattedCellValue(index + 1, row, column));
    const text = model.getFormattedCellValue(index, row, column);
    if (kind === kinds.boolean) return text === 'TRUE';
    return kind === kinds.error ? { error: text.replace('#N/IMPL!', '#NAME?') } : text;
  }
}

function holds(outer: Area, inner: Area): boolean {
  return (
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom &&
    outer.left <= inner.left &&
    outer.right >= inner.right
  );
}

const allFixed = { top: true, left: true, bottom: true, right: true };

/** A value as it is typed into the engine. */
export function inputOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? `'${value}` : value.error;
}

function sameValue(a: Value | undefined, b: Value): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.error === b.error : a === b;
}
