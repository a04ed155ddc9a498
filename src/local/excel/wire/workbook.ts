import { areaNamed } from '../addresses.ts';
import type { Name } from '../content.ts';
import { told } from '../cell.ts';
import { fullAddress } from '../addresses.ts';
import { Refusal, badArgument, noSuchItem } from '../refusal.ts';
import type { ExcelHost } from './host.ts';
import { RangeThing } from './range.ts';
import { SettingsThing, PropertiesThing, XmlPartsThing } from './stores.ts';
import { TablesThing } from './table.ts';
import { Thing, Things } from './thing.ts';
import { WorksheetsThing } from './worksheet.ts';

/** Excel.Workbook */
export class WorkbookThing extends Thing {
  readonly kind = 'Workbook';
  private readonly host: ExcelHost;

  constructor(host: ExcelHost) {
    super();
    this.host = host;
  }

  get Name() {
    return this.host.book.name;
  }
  get Worksheets() {
    return new WorksheetsThing(this.host);
  }
  get Tables() {
    return new TablesThing(this.host);
  }
  get Names() {
    return new NamesThing(this.host);
  }
  get Application() {
    return new ApplicationThing(this.host);
  }
  get Settings() {
    return new SettingsThing(this.host.book);
  }
  get CustomXmlParts() {
    return new XmlPartsThing(this.host.book);
  }
  get Properties() {
    return new PropertiesThing(this.host.book);
  }
  GetSelectedRange() {
    const { sheet, area } = this.host.book.selection;
    return new RangeThing(this.host, sheet, area);
  }
  GetActiveCell() {
    const { sheet, area } = this.host.book.selection;
    return new RangeThing(this.host, sheet, { ...area, bottom: area.top, right: area.left });
  }
  Save() {
    this.host.draw();
  }
  _RemoveReference(id: string) {
    this.host.forget(id);
  }
  _RemoveAllReferences() {
    this.host.reset();
  }
}

class ApplicationThing extends Thing {
  readonly kind = 'Application';
  private readonly host: ExcelHost;
  constructor(host: ExcelHost) {
    super();
    this.host = host;
  }
  get CalculationMode() {
    return this.host.book.calculation;
  }
  set CalculationMode(given: unknown) {
    if (given !== 'Automatic' && given !== 'Manual') throw badArgument();
    this.host.book.calculation = given;
  }
  Calculate() {
    this.host.calculation.run();
  }
  SuspendApiCalculationUntilNextSync() {
    // The local workbook works formulas out once a batch already.
  }
  SuspendScreenUpdatingUntilNextSync() {
    // The local grid is drawn once a batch already.
  }
}

class NamesThing extends Things {
  readonly kind = 'NamedItemCollection';
  private readonly host: ExcelHost;
  constructor(host: ExcelHost) {
    super();
    this.host = host;
  }
  private get names(): readonly Name[] {
    return this.host.book.content.names;
  }
  private find(name: string): Name | undefined {
    return this.names.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }
  override items() {
    return this.names.map(({ name }) => new NameThing(this.host, name));
  }
  Add(name: string, reference: unknown, comment = '') {
    const { book } = this.host;
    if (this.find(name))
      throw new Refusal(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    if (!/^[A-Za-z_\\][\w.]{0,254}$/.test(name) || /^[A-Z]{1,3}\d+$/i.test(name)) throw badArgument();
    const formula =
      reference instanceof RangeThing
        ? `=${fullAddress(book, reference.sheet, reference.area).replace(/([A-Z]+)(\d+)(?=$|:)/g, '$$$1$$$2')}`
        : asFormula(reference);
    book.content.names = [...this.names, { name, formula, comment: comment ?? '', visible: true }];
    book.touched = 'all';
    return new NameThing(this.host, name);
  }
  GetItem(name: string) {
    if (!this.find(name)) throw noSuchItem();
    return new NameThing(this.host, name);
  }
  GetItemOrNullObject(name: string) {
    return this.find(name) ? new NameThing(this.host, name) : null;
  }
  GetCount() {
    return this.names.length;
  }
}

function asFormula(reference: unknown): string {
  const text = String(reference);
  if (text.startsWith('=')) return text;
  return typeof reference === 'number' ? `=${reference}` : `="${text.replaceAll('"', '""')}"`;
}

class NameThing extends Thing {
  readonly kind = 'NamedItem';
  private readonly host: ExcelHost;
  private readonly key: string;
  constructor(host: ExcelHost, key: string) {
    super();
    this.host = host;
    this.key = key.toLowerCase();
  }
  override identity() {
    return { Name: this.found.name };
  }
  private get found(): Name {
    const found = this.host.book.content.names.find(({ name }) => name.toLowerCase() === this.key);
    if (!found) throw noSuchItem();
    return found;
  }
  private change(change: Partial<Name>): void {
    const { found } = this;
    const { content } = this.host.book;
    content.names = content.names.map((one) => (one === found ? { ...one, ...change } : one));
    this.host.book.touched = 'all';
  }
  get Name() {
    return this.found.name;
  }
  get Formula() {
    return this.found.formula;
  }
  set Formula(given: unknown) {
    this.change({ formula: asFormula(given) });
  }
  get Type() {
    return areaNamed(this.host.book, this.found.formula) ? 'Range' : 'String';
  }
  get Value() {
    const place = areaNamed(this.host.book, this.found.formula);
    if (!place) return this.found.formula.slice(1);
    const { top, left } = place.area;
    return told(this.host.book.value(place.sheet, top, left));
  }
  get Visible() {
    return this.found.visible;
  }
  set Visible(given: unknown) {
    this.change({ visible: given === true });
  }
  get Comment() {
    return this.found.comment;
  }
  set Comment(given: unknown) {
    this.change({ comment: String(given) });
  }
  get Scope() {
    return 'Workbook';
  }
  GetRange() {
    const place = areaNamed(this.host.book, this.found.formula);
    if (!place) throw noSuchItem();
    return new RangeThing(this.host, place.sheet, place.area);
  }
  GetRangeOrNullObject() {
    const place = areaNamed(this.host.book, this.found.formula);
    return place ? new RangeThing(this.host, place.sheet, place.area) : null;
  }
  Delete() {
    const { found } = this;
    const { content } = this.host.book;
    content.names = content.names.filter((one) => one !== found);
    this.host.book.touched = 'all';
  }
}
