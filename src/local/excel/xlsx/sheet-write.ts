import type { Book } from '../book.ts';
import { type Cell, type Condition, type Validation, isError } from '../cell.ts';
import type { Sheet, Table } from '../content.ts';
import { filteredRows } from '../order.ts';
import { addressOf, areaAt, columnOf, lastColumn, rowOf } from '../place.ts';
import { toFile } from './file-formula.ts';
import type { StylesOut } from './styles-write.ts';
import { argb, type FileLook } from './styles-write.ts';
import { cellText, el, escaped, part } from './xml.ts';

/** What the writer of a sheet needs of the whole file. */
export type SheetOut = {
  readonly book: Book;
  readonly styles: StylesOut;
  /** The place of a text among the texts that all sheets share. */
  readonly shared: (text: string) => number;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pointsToWidth = 0.75 * 7;

/** A sheet as its part of the file; its tables stand in parts of their own, related as rId1 and on. */
export function sheetXml(out: SheetOut, sheet: Sheet, tables: readonly Table[]): string {
  const used = out.book.used(sheet);
  return part(
    el(
      'worksheet',
      { xmlns: main, 'xmlns:r': relations },
      sheet.tabColor === '' ? '' : el('sheetPr', {}, el('tabColor', { rgb: argb(sheet.tabColor) })),
      el('dimension', { ref: used ? addressOf(used) : 'A1' }),
      viewOf(sheet, out.book.content.active === sheet.id),
      '<sheetFormatPr defaultRowHeight="15"/>',
      columnsOf(out, sheet),
      el('sheetData', {}, ...rowsOf(out, sheet)),
      protectionOf(sheet),
      ...sheet.conditions.map((condition, i) => conditionOf(out, sheet, condition, i + 1)),
      validationsOf(out, sheet),
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
      tables.length === 0
        ? ''
        : el(
            'tableParts',
            { count: tables.length },
            ...tables.map((_, i) => el('tablePart', { 'r:id': `rId${i + 1}` })),
          ),
    ),
  );
}

function viewOf({ frozen: { rows, columns } }: Sheet, tabSelected: boolean): string {
  const pane = el('pane', {
    xSplit: columns > 0 && columns,
    ySplit: rows > 0 && rows,
    topLeftCell: addressOf(areaAt(rows, columns)),
    activePane: rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight',
    state: 'frozen',
  });
  const view = el('sheetView', { tabSelected, workbookViewId: 0 }, rows + columns > 0 ? pane : '');
  return el('sheetViews', {}, view);
}

/** Widths and hidden columns; where the whole sheet is open for changes, every column says so. */
function columnsOf({ styles }: SheetOut, sheet: Sheet): string {
  const told = [...new Set([...sheet.widths.keys(), ...sheet.hiddenColumns])].toSorted((a, b) => a - b);
  const style = sheet.open ? styles.look({ unlocked: true }) : undefined;
  const col = (from: number, to: number) => {
    const width = sheet.widths.get(from);
    return el('col', {
      min: from + 1,
      max: to + 1,
      width: width === undefined ? 9.14 : Math.round((width / pointsToWidth) * 256) / 256,
      style,
      hidden: sheet.hiddenColumns.has(from),
      customWidth: width !== undefined,
    });
  };
  const columns: string[] = [];
  let next = 0;
  for (const column of told) {
    if (style !== undefined && column > next) columns.push(col(next, column - 1));
    columns.push(col(column, column));
    next = column + 1;
  }
  if (style !== undefined && next <= lastColumn) columns.push(col(next, lastColumn));
  return columns.length === 0 ? '' : el('cols', {}, ...columns);
}

function rowsOf(out: SheetOut, sheet: Sheet): string[] {
  const rows = new Map<number, [number, Cell][]>();
  for (const [key, cell] of sheet.cells) {
    if (saysNothing(sheet, cell)) continue;
    const row = rows.get(rowOf(key));
    if (row) row.push([columnOf(key), cell]);
    else rows.set(rowOf(key), [[columnOf(key), cell]]);
  }
  const hidden = new Set([...sheet.hiddenRows, ...filteredRows(out.book, sheet)]);
  for (const row of hidden) if (!rows.has(row)) rows.set(row, []);
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) =>
      el(
        'row',
        { r: row + 1, hidden: hidden.has(row) },
        ...cells
          .toSorted(([a], [b]) => a - b)
          .map(([column, cell]) => cellXml(out, sheet, { row, column, cell })),
      ),
    );
}

/** An empty cell that is open where the whole sheet is. */
function saysNothing({ open }: Sheet, { look, ...content }: Cell): boolean {
  const { unlocked, ...rest } = look ?? {};
  return unlocked === open && Object.keys(rest).length === 0 && Object.keys(content).length === 0;
}

type Spot = { readonly row: number; readonly column: number; readonly cell: Cell };

function cellXml(out: SheetOut, sheet: Sheet, { row, column, cell }: Spot): string {
  const { value, formula, quoted } = cell;
  const look: FileLook = {
    ...cell.look,
    ...((cell.look?.unlocked ?? sheet.open) ? { unlocked: true } : {}),
    ...(quoted ? { quoted } : {}),
  };
  const s = out.styles.look(look);
  const start = { r: addressOf(areaAt(row, column)), s: s === 0 ? undefined : s };
  const f =
    formula === undefined
      ? ''
      : el('f', {}, escaped(toFile(out.book, formula, { sheet: sheet.id, row, column })));
  if (value === undefined) return el('c', start, f);
  if (typeof value === 'number') return el('c', start, f, el('v', {}, String(value)));
  if (typeof value === 'boolean') return el('c', { ...start, t: 'b' }, f, el('v', {}, value ? '1' : '0'));
  if (isError(value)) return el('c', { ...start, t: 'e' }, f, el('v', {}, escaped(value.error)));
  if (formula !== undefined) return el('c', { ...start, t: 'str' }, f, el('v', {}, cellText(value)));
  return el('c', { ...start, t: 's' }, el('v', {}, String(out.shared(value))));
}

// What protection lets through is written 0, because the file says what is locked.
const allowances: Readonly<Record<string, string>> = {
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertRows: 'insertRows',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowSort: 'sort',
  allowAutoFilter: 'autoFilter',
  allowPivotTables: 'pivotTables',
};

function protectionOf({ protection }: Sheet): string {
  if (!protection) return '';
  const open = Object.entries(allowances).flatMap(([option, name]) =>
    protection.options[option] === true ? [[name, 0] as const] : [],
  );
  return el('sheetProtection', { sheet: true, objects: true, scenarios: true, ...Object.fromEntries(open) });
}

const operators: Readonly<Record<string, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  GreaterThanOrEqual: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
  LessThanOrEqual: 'lessThanOrEqual',
};

/** An operator as a file names it. */
export function operatorInFile(name: string): string {
  return operators[name] ?? 'between';
}

function conditionOf(out: SheetOut, sheet: Sheet, condition: Condition, priority: number): string {
  const { area, type, rule, look } = condition;
  const at = { sheet: sheet.id, row: area.top, column: area.left };
  const formulas = [type === 'Custom' ? rule.formula : rule.formula1, rule.formula2].flatMap((text) =>
    text === undefined
      ? []
      : el('formula', {}, escaped(toFile(out.book, text.startsWith('=') ? text : `=${text}`, at))),
  );
  const attributes = {
    type: type === 'Custom' ? 'expression' : 'cellIs',
    dxfId: out.styles.mark(look),
    priority,
    operator: type === 'Custom' ? undefined : operatorInFile(rule.operator ?? ''),
  };
  return el('conditionalFormatting', { sqref: addressOf(area) }, el('cfRule', attributes, ...formulas));
}

function validationsOf(out: SheetOut, sheet: Sheet): string {
  const { validations } = sheet;
  if (validations.length === 0) return '';
  return el(
    'dataValidations',
    { count: validations.length },
    ...validations.map((one) => validationXml(out, sheet, one)),
  );
}

const kinds: Readonly<Record<string, string>> = { wholeNumber: 'whole' };

function validationXml(
  out: SheetOut,
  sheet: Sheet,
  { area, rule, alert, prompt, ignoreBlanks }: Validation,
): string {
  const [[kind, inner] = ['custom', {}]] = Object.entries(rule);
  const told: Readonly<Record<string, unknown>> = Object(inner);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const at = { sheet: sheet.id, row: area.top, column: area.left };
  const formula = (name: string, value: unknown) => {
    if (typeof value !== 'string' && typeof value !== 'number') return '';
    const written = String(value);
    const plain =
      kind === 'list' && !written.startsWith('=') ? `="${written.replaceAll('"', '""')}"` : written;
    return el(name, {}, escaped(toFile(out.book, plain.startsWith('=') ? plain : `=${plain}`, at)));
  };
  const listOrFormula = kind === 'list' ? told['source'] : (told['formula'] ?? told['formula1']);
  return el(
    'dataValidation',
    {
      type: kinds[kind] ?? kind,
      operator: typeof told['operator'] === 'string' ? operatorInFile(told['operator']) : undefined,
      allowBlank: ignoreBlanks,
      showDropDown: kind === 'list' && told['inCellDropDown'] === false,
      showErrorMessage: alert?.['showAlert'] !== false,
      showInputMessage: prompt !== undefined,
      errorStyle: text(alert?.['style'])?.toLowerCase(),
      errorTitle: text(alert?.['title']),
      error: text(alert?.['message']),
      promptTitle: text(prompt?.['title']),
      prompt: text(prompt?.['message']),
      sqref: addressOf(area),
    },
    formula('formula1', listOrFormula),
    formula('formula2', told['formula2']),
  );
}
