import type { Book } from './book.ts';
import { areaOf } from './addresses.ts';
import { type Validation, told } from './cell.ts';
import type { Sheet } from './content.ts';
import { write } from './edit.ts';
import { type Area, contains, overlap } from './place.ts';
import { Refusal } from './refusal.ts';
import { resizeTable } from './tables.ts';
import { readTyped } from './typed.ts';

/** What a person types into a cell: rules for the cell are heeded, and a table grows when one types just below or beside it. */
export function typeInto(book: Book, sheet: Sheet, area: Area, text: string): void {
  const { top, left } = area;
  const rule = sheet.validations.find((one) => contains(one.area, top, left));
  if (rule && !isAllowed(book, sheet, rule, text)) throw new Refusal('InvalidArgument', alertOf(rule));
  write(book, sheet, area, [[text]]);
  if (text !== '') growTable(book, sheet, top, left);
}

function alertOf({ alert }: Validation): string {
  const message = alert?.['message'];
  return typeof message === 'string' && message !== ''
    ? message
    : "This value doesn't match the data validation restrictions defined for this cell.";
}

function growTable(book: Book, sheet: Sheet, row: number, column: number): void {
  const table = book.content.tables.find(({ sheet: id, area, showTotals }) => {
    if (id !== sheet.id) return false;
    const below = !showTotals && row === area.bottom + 1 && column >= area.left && column <= area.right;
    return below || (column === area.right + 1 && row >= area.top && row <= area.bottom);
  });
  if (!table || sheet.protection) return;
  const area = {
    ...table.area,
    bottom: Math.max(table.area.bottom, row),
    right: Math.max(table.area.right, column),
  };
  const others = book.content.tables.filter(({ id, sheet: on }) => id !== table.id && on === sheet.id);
  if (!others.some((one) => overlap(one.area, area))) resizeTable(book, table, area);
}

type Comparison = { readonly formula1?: unknown; readonly formula2?: unknown; readonly operator?: unknown };

/** Whether a rule lets a typed text through. Rules by formulas let everything through here. */
function isAllowed(
  book: Book,
  sheet: Sheet,
  { rule, ignoreBlanks, alert }: Validation,
  text: string,
): boolean {
  if (text === '') return ignoreBlanks;
  const gentle =
    ['Warning', 'Information'].includes(String(alert?.['style'])) || alert?.['showAlert'] === false;
  const [kind = '', detail] = Object.entries(rule)[0] ?? [];
  if (gentle || text.startsWith('=')) return true;
  if (kind === 'list') return listOf(book, sheet, detail).includes(text.toLowerCase());
  const comparison: Comparison = typeof detail === 'object' && detail !== null ? detail : {};
  return fitsKind(kind, text, comparison);
}

function fitsKind(kind: string, text: string, comparison: Comparison): boolean {
  if (kind === 'textLength') return compares(text.length, comparison);
  if (!['decimal', 'wholeNumber', 'date'].includes(kind)) return true;
  const { value } = readTyped(text, undefined);
  if (typeof value !== 'number' || (kind === 'wholeNumber' && !Number.isInteger(value))) return false;
  return compares(value, comparison);
}

function listOf(book: Book, sheet: Sheet, detail: unknown): readonly string[] {
  const source =
    typeof detail === 'object' && detail !== null && 'source' in detail ? String(detail.source) : '';
  if (!source.startsWith('=')) return source.split(',').map((one) => one.trim().toLowerCase());
  const place =
    book.content.names.find(({ name }) => `=${name}`.toLowerCase() === source.toLowerCase())?.formula ??
    source;
  const found = areaOf(book, place.slice(1), sheet.id);
  if (!found) return [];
  return book
    .inside(book.sheet(found.sheet), found.area)
    .map(([, cell]) => String(told(cell.value)).toLowerCase());
}

type Test = (value: number, a: number, b: number) => boolean;
const tests: Readonly<Record<string, Test>> = {
  Between: (value, a, b) => value >= a && value <= b,
  NotBetween: (value, a, b) => value < a || value > b,
  EqualTo: (value, a) => value === a,
  NotEqualTo: (value, a) => value !== a,
  GreaterThan: (value, a) => value > a,
  LessThan: (value, a) => value < a,
  GreaterThanOrEqualTo: (value, a) => value >= a,
  LessThanOrEqualTo: (value, a) => value <= a,
};

/** A bound that is a formula lets everything through here. */
function compares(value: number, { formula1, formula2, operator }: Comparison): boolean {
  const [a, b] = [Number(formula1), Number(formula2)];
  const test = tests[String(operator)];
  return test === undefined || Number.isNaN(a) || test(value, a, b);
}
