import type { Sheet } from '../content.ts';
import type { Condition, Look, Validation } from '../cell.ts';
import { type Area, overlap, sameArea } from '../place.ts';
import { accessDenied, badArgument, noSuchItem, notImplemented } from '../refusal.ts';
import type { ExcelHost } from './host.ts';
import { Thing, Things } from './thing.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Excel.DataValidation */
export class ValidationThing extends Thing {
  readonly kind = 'DataValidation';
  private readonly sheet: Sheet;
  private readonly area: Area;

  constructor(host: ExcelHost, sheet: number, area: Area) {
    super();
    this.sheet = host.book.sheet(sheet);
    this.area = area;
  }

  private get found(): Validation | undefined {
    return this.sheet.validations.find((one) => {
      const both = overlap(one.area, this.area);
      return both !== undefined && sameArea(both, this.area);
    });
  }

  private set(change: Partial<Omit<Validation, 'area'>>): void {
    if (this.sheet.protection) throw accessDenied('This operation is not allowed on a protected sheet.');
    const before = this.found ?? { rule: {}, ignoreBlanks: true };
    const others = this.sheet.validations.filter((one) => !sameArea(one.area, this.area));
    // What was set last comes first, so that it holds where areas overlap.
    this.sheet.validations = [{ ...before, ...change, area: this.area }, ...others];
  }

  get Rule() {
    return this.found?.rule ?? {};
  }
  set Rule(given: unknown) {
    const rule = members(given);
    const [kind] = Object.keys(rule);
    if (!kind || !['wholeNumber', 'decimal', 'list', 'textLength', 'custom', 'date'].includes(kind))
      throw badArgument();
    this.set({ rule });
  }
  get ErrorAlert() {
    return this.found?.alert ?? {};
  }
  set ErrorAlert(given: unknown) {
    this.set({ alert: members(given) });
  }
  get Prompt() {
    return this.found?.prompt ?? {};
  }
  set Prompt(given: unknown) {
    this.set({ prompt: members(given) });
  }
  get IgnoreBlanks() {
    return this.found?.ignoreBlanks ?? true;
  }
  set IgnoreBlanks(given: unknown) {
    this.set({ ignoreBlanks: given === true });
  }
  get Type() {
    const [kind = 'none'] = Object.keys(this.found?.rule ?? {});
    return kind.charAt(0).toUpperCase() + kind.slice(1);
  }
  Clear() {
    this.sheet.validations = this.sheet.validations.filter((one) => !overlap(one.area, this.area));
  }
}

/** Excel.ConditionalFormatCollection */
export class ConditionsThing extends Things {
  readonly kind = 'ConditionalFormatCollection';
  private readonly host: ExcelHost;
  private readonly sheet: Sheet;
  private readonly area: Area;

  constructor(host: ExcelHost, sheet: number, area: Area) {
    super();
    this.host = host;
    this.sheet = host.book.sheet(sheet);
    this.area = area;
  }

  private get found(): readonly Condition[] {
    return this.sheet.conditions.filter((one) => overlap(one.area, this.area));
  }

  override items() {
    return this.found.map(({ id }) => new ConditionThing(this.sheet, id));
  }
  Add(type: string) {
    if (this.sheet.protection) throw accessDenied('This operation is not allowed on a protected sheet.');
    if (type !== 'Custom' && type !== 'CellValue')
      throw notImplemented(`ConditionalFormatCollection.add("${type}")`);
    const id = String(this.host.book.nextId());
    this.sheet.conditions = [{ id, area: this.area, type, rule: {}, look: {} }, ...this.sheet.conditions];
    return new ConditionThing(this.sheet, id);
  }
  ClearAll() {
    this.sheet.conditions = this.sheet.conditions.filter((one) => !overlap(one.area, this.area));
  }
  GetCount() {
    return this.found.length;
  }
  GetItemAt(index: number) {
    const item = this.items()[index];
    if (!item) throw noSuchItem();
    return item;
  }
}

class ConditionThing extends Thing {
  readonly kind = 'ConditionalFormat';
  private readonly sheet: Sheet;
  private readonly id: string;

  constructor(sheet: Sheet, id: string) {
    super();
    this.sheet = sheet;
    this.id = id;
  }

  override identity() {
    return { Id: this.id };
  }
  private get found(): Condition {
    const found = this.sheet.conditions.find(({ id }) => id === this.id);
    if (!found) throw noSuchItem();
    return found;
  }
  readonly change = (change: Partial<Condition>): void => {
    this.sheet.conditions = this.sheet.conditions.map((one) =>
      one.id === this.id ? { ...one, ...change } : one,
    );
  };
  readonly now = (): Condition => this.found;

  get Id() {
    return this.id;
  }
  get Type() {
    return this.found.type;
  }
  get Custom() {
    return new ConditionKindThing('CustomConditionalFormat', this);
  }
  get CustomOrNullObject() {
    return this.found.type === 'Custom' ? this.Custom : null;
  }
  get CellValue() {
    return new ConditionKindThing('CellValueConditionalFormat', this);
  }
  Delete() {
    this.sheet.conditions = this.sheet.conditions.filter(({ id }) => id !== this.id);
  }
}

class ConditionKindThing extends Thing {
  readonly kind: string;
  private readonly condition: ConditionThing;
  constructor(kind: string, condition: ConditionThing) {
    super();
    this.kind = kind;
    this.condition = condition;
  }
  /** For cell values the rule is a plain object, for custom formats an object of the API. */
  get Rule(): unknown {
    const { type, rule } = this.condition.now();
    return type === 'CellValue' ? rule : new CustomRuleThing(this.condition);
  }
  set Rule(given: unknown) {
    this.condition.change({ rule: members(given) });
  }
  get Format() {
    return new ConditionLookThing('ConditionalRangeFormat', this.condition);
  }
}

class CustomRuleThing extends Thing {
  readonly kind = 'ConditionalFormatRule';
  private readonly condition: ConditionThing;
  constructor(condition: ConditionThing) {
    super();
    this.condition = condition;
  }
  get Formula() {
    return this.condition.now().rule.formula ?? '';
  }
  set Formula(given: unknown) {
    this.condition.change({ rule: { formula: String(given) } });
  }
}

class ConditionLookThing extends Thing {
  readonly kind: string;
  private readonly condition: ConditionThing;
  constructor(kind: string, condition: ConditionThing) {
    super();
    this.kind = kind;
    this.condition = condition;
  }
  private set(look: Look): void {
    this.condition.change({ look: { ...this.condition.now().look, ...look } });
  }
  get Fill() {
    return new ConditionLookThing('ConditionalRangeFill', this.condition);
  }
  get Font() {
    return new ConditionLookThing('ConditionalRangeFont', this.condition);
  }
  get Color() {
    const { look } = this.condition.now();
    return (this.kind === 'ConditionalRangeFill' ? look.fill : look.color) ?? '';
  }
  set Color(given: unknown) {
    this.set(this.kind === 'ConditionalRangeFill' ? { fill: String(given) } : { color: String(given) });
  }
  get Bold() {
    return this.condition.now().look.bold ?? false;
  }
  set Bold(given: unknown) {
    this.set({ bold: given === true });
  }
}

function members(given: unknown): Settings & Condition['rule'] {
  if (typeof given !== 'object' || given === null) throw badArgument();
  return { ...given };
}
