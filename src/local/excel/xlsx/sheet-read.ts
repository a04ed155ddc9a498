import type { Book } from '../book.ts';
import type { Cell, Condition, Validation, Value } from '../cell.ts';
import type { Sheet } from '../content.ts';
import { type Area, keyOf, lastColumn, readArea } from '../place.ts';
import { copied } from '../references.ts';
import { fromFile } from './file-formula.ts';
import { operatorInFile } from './sheet-write.ts';
import { type StylesIn, isOn } from './styles-read.ts';
import { type Element, child, children, fromCellText } from './xml.ts';

/** What the reader of a sheet needs of the whole file. */
export type SheetIn = {
  readonly book: Book;
  readonly styles: StylesIn;
  readonly shared: readonly string[];
};

const pointsToWidth = 0.75 * 7;

/** Fills a sheet with what its part of the file says. Tables are there already, so that formulas can name them. */
export function readSheet(file: SheetIn, sheet: Sheet, root: Element): void {
  const color = child(child(root, 'sheetPr'), 'tabColor')?.attributes['rgb'];
  sheet.tabColor = color === undefined ? '' : `#${color.slice(-6)}`;
  const pane = child(child(child(root, 'sheetViews'), 'sheetView'), 'pane')?.attributes;
  if (pane?.['state'] === 'frozen')
    sheet.frozen = { rows: Number(pane['ySplit'] ?? 0), columns: Number(pane['xSplit'] ?? 0) };
  readColumns(file, sheet, child(root, 'cols'));
  readCells(file, sheet, child(root, 'sheetData'));
  sheet.protection = protectionIn(child(root, 'sheetProtection'));
  sheet.conditions = children(root, 'conditionalFormatting').flatMap((one) => conditionsIn(file, sheet, one));
  sheet.validations = children(child(root, 'dataValidations'), 'dataValidation').flatMap((one) =>
    validationIn(file, sheet, one),
  );
}

function readColumns({ styles }: SheetIn, sheet: Sheet, cols: Element | undefined): void {
  const widths = new Map<number, number>();
  const hidden = new Set<number>();
  let open = 0;
  for (const { attributes } of children(cols, 'col')) {
    const [from, to] = [Number(attributes['min']) - 1, Number(attributes['max']) - 1];
    if (styles.looks[Number(attributes['style'] ?? 0)]?.unlocked) open += to - from + 1;
    for (let column = from; column <= Math.min(to, from + 500); column += 1) {
      if (isOn(attributes['customWidth'])) widths.set(column, Number(attributes['width']) * pointsToWidth);
      if (isOn(attributes['hidden'])) hidden.add(column);
    }
  }
  Object.assign(sheet, { widths, hiddenColumns: hidden, open: open > lastColumn });
}

type SharedFormula = { readonly text: string; readonly row: number; readonly column: number };

function readCells(file: SheetIn, sheet: Sheet, data: Element | undefined): void {
  const known = new Map<string, SharedFormula>();
  const hidden: number[] = [];
  let nextRow = 0;
  for (const row of children(data, 'row')) {
    const at = row.attributes['r'] === undefined ? nextRow : Number(row.attributes['r']) - 1;
    nextRow = at + 1;
    if (isOn(row.attributes['hidden'])) hidden.push(at);
    let nextColumn = 0;
    for (const c of children(row, 'c')) {
      const column = readArea(c.attributes['r'] ?? '')?.left ?? nextColumn;
      nextColumn = column + 1;
      const formula = formulaIn(file, child(c, 'f'), { sheet: sheet.id, row: at, column }, known);
      const cell = cellIn(file, sheet, c, formula);
      if (Object.keys(cell).length > 0) sheet.cells.set(keyOf(at, column), cell);
    }
  }
  // Rows that filters hide are hidden by the filters again.
  const filtered = file.book.content.tables.filter((one) => one.sheet === sheet.id && one.filters.size > 0);
  sheet.hiddenRows = new Set(
    hidden.filter((row) => !filtered.some(({ area }) => row > area.top && row <= area.bottom)),
  );
}

function cellIn(file: SheetIn, sheet: Sheet, c: Element, formula: string | undefined): Cell {
  const value = valueIn(file, c);
  const { quoted, unlocked, ...look } = file.styles.looks[Number(c.attributes['s'] ?? 0)] ?? {};
  // On a sheet that is open as a whole, what is locked says so.
  const lock = sheet.open === (unlocked ?? false) ? {} : { unlocked: unlocked ?? false };
  const whole = { ...look, ...lock };
  return {
    ...(value === undefined ? {} : { value }),
    ...(formula === undefined ? {} : { formula }),
    ...(quoted ? { quoted } : {}),
    ...(Object.keys(whole).length > 0 ? { look: whole } : {}),
  };
}

type Spot = { readonly sheet: number; readonly row: number; readonly column: number };

function formulaIn(
  { book }: SheetIn,
  f: Element | undefined,
  spot: Spot,
  known: Map<string, SharedFormula>,
): string | undefined {
  if (!f) return undefined;
  const { t, si } = f.attributes;
  if (t !== 'shared' || si === undefined) return f.text === '' ? undefined : fromFile(book, f.text, spot);
  if (f.text !== '') known.set(si, { text: f.text, row: spot.row, column: spot.column });
  const first = known.get(si);
  if (!first) return undefined;
  const moved = copied(first.text, spot.row - first.row, spot.column - first.column);
  return fromFile(book, moved, spot);
}

function valueIn({ shared }: SheetIn, c: Element): Value | undefined {
  const { t } = c.attributes;
  if (t === 'inlineStr') return textIn(child(c, 'is'));
  const text = child(c, 'v')?.text;
  if (text === undefined) return undefined;
  if (t === 's') return shared[Number(text)] ?? '';
  if (t === 'str') return fromCellText(text);
  if (t === 'b') return text === '1';
  return t === 'e' ? { error: text } : Number(text);
}

/** The text of a string, whole or in pieces of different looks; readings beside it are no part of it. */
export function textIn(si: Element | undefined): string {
  const direct = child(si, 't');
  if (direct) return fromCellText(direct.text);
  return children(si, 'r')
    .map((run) => fromCellText(child(run, 't')?.text ?? ''))
    .join('');
}

const allowances: readonly string[] = [
  'FormatCells',
  'FormatColumns',
  'FormatRows',
  'InsertColumns',
  'InsertRows',
  'InsertHyperlinks',
  'DeleteColumns',
  'DeleteRows',
  'Sort',
  'AutoFilter',
  'PivotTables',
];

function protectionIn(element: Element | undefined): Sheet['protection'] {
  if (!element || !isOn(element.attributes['sheet'])) return undefined;
  const options = allowances.flatMap((name) => {
    const written = name.charAt(0).toLowerCase() + name.slice(1);
    return element.attributes[written] === '0' ? [[`allow${name}`, true] as const] : [];
  });
  return { options: Object.fromEntries(options) };
}

function areasIn(element: Element): readonly Area[] {
  return (element.attributes['sqref'] ?? '').split(/\s+/).flatMap((address) => readArea(address) ?? []);
}

const names = ['Between', 'NotBetween', 'EqualTo', 'NotEqualTo', 'GreaterThan', 'LessThan'];

function operatorFrom(written: string | undefined, ending: string): string {
  const all = [...names, `GreaterThanOrEqual${ending}`, `LessThanOrEqual${ending}`];
  return all.find((name) => operatorInFile(name) === written) ?? 'Between';
}

function conditionsIn({ book, styles }: SheetIn, sheet: Sheet, element: Element): readonly Condition[] {
  return areasIn(element).flatMap((area) =>
    children(element, 'cfRule').flatMap((rule): Condition[] => {
      const { type, dxfId, operator } = rule.attributes;
      if (type !== 'expression' && type !== 'cellIs') return [];
      const at = { sheet: sheet.id, row: area.top, column: area.left };
      const [a = '', b] = children(rule, 'formula').map(({ text }) => fromFile(book, text, at));
      const look = styles.marks[Number(dxfId ?? -1)] ?? {};
      const id = String(book.nextId());
      if (type === 'expression') return [{ id, area, type: 'Custom', rule: { formula: a }, look }];
      const second = b === undefined ? {} : { formula2: b };
      return [
        {
          id,
          area,
          type: 'CellValue',
          rule: { formula1: a, ...second, operator: operatorFrom(operator, '') },
          look,
        },
      ];
    }),
  );
}

function validationIn({ book }: SheetIn, sheet: Sheet, element: Element): readonly Validation[] {
  const { attributes } = element;
  return areasIn(element).map((area): Validation => {
    const at = { sheet: sheet.id, row: area.top, column: area.left };
    const formula = (name: string) => {
      const text = child(element, name)?.text;
      return text === undefined ? undefined : fromFile(book, text, at);
    };
    const pair = { title: attributes['errorTitle'] ?? '', message: attributes['error'] ?? '' };
    const style = attributes['errorStyle'] ?? 'stop';
    const shown = isOn(attributes['showErrorMessage']);
    return {
      area,
      rule: ruleIn(attributes, formula('formula1') ?? '', formula('formula2')),
      alert: { ...pair, showAlert: shown, style: style.charAt(0).toUpperCase() + style.slice(1) },
      ...(attributes['prompt'] === undefined
        ? {}
        : {
            prompt: {
              title: attributes['promptTitle'] ?? '',
              message: attributes['prompt'],
              showPrompt: true,
            },
          }),
      ignoreBlanks: isOn(attributes['allowBlank']),
    };
  });
}

function ruleIn(
  { type, operator, showDropDown }: Element['attributes'],
  first: string,
  second: string | undefined,
): Validation['rule'] {
  if (type === 'list') {
    const list = /^="(.*)"$/s.exec(first)?.[1]?.replaceAll('""', '"');
    return { list: { inCellDropDown: !isOn(showDropDown), source: list ?? first } };
  }
  if (type === 'custom') return { custom: { formula: first } };
  const bound = (text: string) => (/^=-?[\d.]+$/.test(text) ? Number(text.slice(1)) : text);
  const rule = {
    formula1: bound(first),
    ...(second === undefined ? {} : { formula2: bound(second) }),
    operator: operatorFrom(operator ?? 'between', 'To'),
  };
  return { [type === 'whole' ? 'wholeNumber' : (type ?? 'custom')]: rule };
}
