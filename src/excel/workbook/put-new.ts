import { breath } from '../../ui/workbook/breath.ts';
import { inPieces, sent } from './cells.ts';
import { anchorName, headerRowOf, keyName } from './look.ts';
import type { SheetColumn, SheetTable } from '../../ui/workbook/port.ts';

/** What a new table is called in this workbook. */
export type Naming = { readonly sheet: string; readonly table: string };

/** Puts a new table on a new sheet. Large tables go in several round trips; the last one is left to the caller. */
export async function putNew(
  context: Excel.RequestContext,
  table: SheetTable,
  naming: Naming,
): Promise<void> {
  const sheet = context.workbook.worksheets.add(naming.sheet);
  const top = headerRowOf(table);
  const width = table.columns.length;
  const height = Math.max(1, table.rows.length);
  (table.lead ?? []).forEach((line, i) => {
    const cell = sheet.getRangeByIndexes(i, 0, 1, 1);
    cell.values = [[sent(line)]];
    if (i === 0) cell.format.font.bold = true;
  });
  const header = sheet.getRangeByIndexes(top, 0, 1, width);
  header.values = [table.columns.map((column) => column.header)];
  const made = sheet.tables.add(sheet.getRangeByIndexes(top, 0, height + 1, width), true);
  made.name = naming.table;
  made.style = 'TableStyleMedium7';
  context.workbook.names.add(keyName(table.key), `="${table.keyColumn}"`).visible = false;
  table.columns.forEach((column, i) => {
    const { names } = context.workbook;
    names.add(anchorName(table.key, column.key), header.getCell(0, i), column.header).visible = false;
    dress(sheet, column, { top: top + 1, left: i, height });
  });
  const whole = filled(table);
  await breath();
  const pieces = inPieces(whole);
  await breath();
  for (const { from, rows } of pieces) {
    if (from > 0) await context.sync();
    sheet.getRangeByIndexes(top + 1 + from, 0, rows.length, width).values = rows.map((row) => [...row]);
  }
  sheet.freezePanes.freezeRows(top + 1);
  if (table.protect) {
    unlock(sheet, table.columns, { top: top + 1, height });
    protect(sheet);
  }
}

/** The rows as they are sent, with each formula in its column. */
export function filled({ columns, rows }: SheetTable): readonly (readonly unknown[])[] {
  return rows.map((row) => columns.map(({ formula }, i) => formula ?? sent(row[i] ?? '')));
}

type Block = { readonly top: number; readonly left: number; readonly height: number };

/** Number format, width, rule and marks of a column's cells. */
function dress(sheet: Excel.Worksheet, column: SheetColumn, { top, left, height }: Block): void {
  const cells = sheet.getRangeByIndexes(top, left, height, 1);
  // One value for all cells: Excel takes it, its types do not say so.
  if (column.format !== undefined) cells.numberFormat = column.format as unknown as string[][];
  cells.format.columnWidth = (column.width ?? Math.max(12, column.header.length + 5)) * 5.6;
  if (column.wrap) cells.format.wrapText = true;
  if (column.hidden) cells.columnHidden = true;
  setRule(cells, column);
  for (const mark of column.marks ?? []) {
    const condition = cells.conditionalFormats.add('Custom');
    condition.custom.rule.formula = mark.when;
    condition.custom.format.fill.color = mark.fill;
    condition.custom.format.font.color = mark.color;
  }
}

// Excel keeps a list of choices in one text of at most 255 letters, parted by commas.
const longestList = 255;

function setRule(cells: Excel.Range, { header, rule }: SheetColumn): void {
  if (rule?.kind === 'list') setList(cells, header, rule.values);
  else if (rule) setBounds(cells, header, rule);
}

function setList({ dataValidation }: Excel.Range, header: string, values: readonly string[]): void {
  const source = values.join(',');
  if (source.length > longestList || values.some((value) => value.includes(','))) return;
  dataValidation.rule = { list: { inCellDropDown: true, source } };
  dataValidation.errorAlert = alert(header, `Choose one of: ${values.join(', ')}.`);
}

type Bounds = Extract<NonNullable<SheetColumn['rule']>, { kind: 'number' }>;

function setBounds({ dataValidation }: Excel.Range, header: string, { least, most, whole }: Bounds): void {
  const [comparison, words] = comparisonOf(least, most);
  dataValidation.rule = whole ? { wholeNumber: comparison } : { decimal: comparison };
  dataValidation.errorAlert = alert(header, `Type a ${whole ? 'whole ' : ''}number ${words}.`);
}

function comparisonOf(
  least: number | undefined,
  most: number | undefined,
): readonly [Excel.BasicDataValidation, string] {
  if (least !== undefined && most !== undefined)
    return [{ formula1: least, formula2: most, operator: 'Between' }, `from ${least} to ${most}`];
  if (most !== undefined) return [{ formula1: most, operator: 'LessThanOrEqualTo' }, `up to ${most}`];
  return [{ formula1: least ?? 0, operator: 'GreaterThanOrEqualTo' }, `of ${least ?? 0} or more`];
}

function alert(title: string, message: string): Excel.DataValidationErrorAlert {
  return { title: title.slice(0, 32), message: message.slice(0, 255), showAlert: true, style: 'Stop' };
}

/** Opens every cell of the sheet but those that hold formulas of ours. */
function unlock(
  sheet: Excel.Worksheet,
  columns: readonly SheetColumn[],
  { top, height }: { readonly top: number; readonly height: number },
): void {
  sheet.getRange().format.protection.locked = false;
  columns.forEach(({ formula }, left) => {
    if (formula !== undefined) sheet.getRangeByIndexes(top, left, height, 1).format.protection.locked = true;
  });
}

/** Protects a sheet without a password, so that a person can always open it again. */
export function protect(sheet: Excel.Worksheet): void {
  sheet.protection.protect({
    allowAutoFilter: true,
    allowSort: true,
    allowFormatCells: true,
    allowFormatColumns: true,
    allowFormatRows: true,
  });
}
