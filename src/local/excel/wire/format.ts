import type { Sheet } from '../content.ts';
import type { Look } from '../cell.ts';
import { type Area, heightOf, keyOf, lastColumn, lastRow, widthOf } from '../place.ts';
import { mayDo } from '../protect.ts';
import { shownText } from '../shown.ts';
import type { ExcelHost } from './host.ts';
import { Thing } from './thing.ts';

/** What all objects about the look of cells share. */
abstract class LookThing extends Thing {
  protected readonly host: ExcelHost;
  protected readonly sheetNumber: number;
  protected readonly area: Area;

  constructor(host: ExcelHost, sheet: number, area: Area) {
    super();
    this.host = host;
    this.sheetNumber = sheet;
    this.area = area;
  }

  protected get on(): Sheet {
    return this.host.book.sheet(this.sheetNumber);
  }

  /** Cells whose look is kept: whole columns only where something stands. */
  private keys(): readonly number[] {
    const used = this.host.book.used(this.on) ?? this.area;
    const bottom =
      this.area.bottom === lastRow ? Math.max(used?.bottom ?? 0, this.area.top) : this.area.bottom;
    const area = {
      ...this.area,
      bottom,
      right: Math.min(this.area.right, Math.max(used?.right ?? 0, this.area.left + 255)),
    };
    return Array.from({ length: heightOf(area) }, (_, y) =>
      Array.from({ length: widthOf(area) }, (__, x) => keyOf(area.top + y, area.left + x)),
    ).flat();
  }

  protected setLook(look: Look): void {
    mayDo(this.on, 'allowFormatCells');
    for (const key of this.keys()) this.host.book.setLook(this.on, key, look);
  }

  /** The look that all cells share; null where they differ. */
  protected look<K extends keyof Look>(name: K): Look[K] | null | undefined {
    const looks = this.keys().map((key) => this.on.cells.get(key)?.look?.[name]);
    return looks.every((one) => one === looks[0]) ? looks[0] : null;
  }

  protected spot(): [ExcelHost, number, Area] {
    return [this.host, this.sheetNumber, this.area];
  }
}

/** Excel.RangeFormat and the objects inside it: looks of cells, widths of columns, and which cells are locked. */
export class FormatThing extends LookThing {
  readonly kind = 'RangeFormat';
  get ColumnWidth() {
    return this.on.widths.get(this.area.left) ?? 48;
  }
  set ColumnWidth(given: unknown) {
    const widths = new Map(this.on.widths);
    for (let column = this.area.left; column <= this.area.right; column += 1)
      widths.set(column, Number(given));
    this.on.widths = widths;
  }
  get WrapText() {
    return this.look('wrap') ?? false;
  }
  set WrapText(given: unknown) {
    this.setLook({ wrap: given === true });
  }
  get HorizontalAlignment() {
    return this.look('align') ?? 'General';
  }
  set HorizontalAlignment(given: unknown) {
    this.setLook({ align: given === 'General' ? '' : String(given) });
  }
  get VerticalAlignment() {
    return this.look('valign') ?? 'Bottom';
  }
  set VerticalAlignment(given: unknown) {
    this.setLook({ valign: given === 'Bottom' ? '' : String(given) });
  }
  get Fill() {
    return new FillThing(...this.spot());
  }
  get Font() {
    return new FontThing(...this.spot());
  }
  get Protection() {
    return new LockThing(...this.spot());
  }
  AutofitColumns() {
    const widths = new Map(this.on.widths);
    for (let column = this.area.left; column <= this.area.right; column += 1) {
      let most = 4;
      for (const [, cell] of this.host.book.inside(this.on, { ...this.area, left: column, right: column }))
        most = Math.max(most, Math.min(60, shownText(cell).length));
      widths.set(column, most * 5.5 + 8);
    }
    this.on.widths = widths;
  }
  AutofitRows() {
    // Rows of the local grid are as high as one line.
  }
}

class FillThing extends LookThing {
  readonly kind = 'RangeFill';
  get Color() {
    return this.look('fill') ?? '#FFFFFF';
  }
  set Color(given: unknown) {
    this.setLook({ fill: String(given) });
  }
  Clear() {
    this.setLook({ fill: '' });
  }
}

class FontThing extends LookThing {
  readonly kind = 'RangeFont';
  get Bold() {
    return this.look('bold') ?? false;
  }
  set Bold(given: unknown) {
    this.setLook({ bold: given === true });
  }
  get Italic() {
    return this.look('italic') ?? false;
  }
  set Italic(given: unknown) {
    this.setLook({ italic: given === true });
  }
  get Color() {
    return this.look('color') ?? '#000000';
  }
  set Color(given: unknown) {
    this.setLook({ color: String(given) });
  }
}

class LockThing extends LookThing {
  readonly kind = 'FormatProtection';
  get Locked() {
    const unlocked = this.look('unlocked');
    return unlocked === null ? null : !(unlocked ?? this.on.open);
  }
  set Locked(given: unknown) {
    const sheet = this.on;
    if (this.area.bottom < lastRow || this.area.right < lastColumn) {
      this.setLook({ unlocked: given === false });
      return;
    }
    mayDo(sheet, 'allowFormatCells');
    sheet.open = given === false;
    for (const [key, { look: { unlocked, ...look } = {}, ...rest }] of sheet.cells)
      if (unlocked !== undefined)
        this.host.book.put(sheet, key, Object.keys(look).length > 0 ? { ...rest, look } : rest);
  }
}
