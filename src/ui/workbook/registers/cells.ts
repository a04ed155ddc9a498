import { type Day, addDays, day, daysBetween, longDay } from '../../../domain/words/day.ts';
import { type Pence, toPounds } from '../../../domain/words/money.ts';
import { type Checked, ok, problem } from '../../../domain/words/problem.ts';
import { toDecimal } from '../../../domain/words/quantity.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { readMoney } from '../../../domain/words/read-money.ts';
import { readNumber } from '../../../domain/words/read-number.ts';
import type { Column } from '../../../registers/declare.ts';
import type { FoundCell, SheetCell, SheetColumn } from '../port.ts';

/** A value of a register, of any column. */
export type RegisterValue = string | number | bigint | boolean | readonly string[] | undefined;

// From this day on Excel's count of days is right: before it there is a day that never was.
const firstDay = day('1900-03-01');
const firstSerial = 61;

/** How a column of a register looks and what may be typed into it. */
export function sheetColumnOf(key: string, column: Column): SheetColumn {
  const start = { key, header: column.label };
  switch (column.kind) {
    case 'note':
      return { ...start, format: '@', width: 40 };
    case 'choice':
      return { ...start, format: '@', width: 18, rule: { kind: 'list', values: column.choices } };
    case 'yesNo':
      return { ...start, format: '@', width: 10, rule: { kind: 'list', values: ['Yes', 'No'] } };
    case 'count':
      return { ...start, format: '0', rule: { kind: 'number', least: 0, whole: true } };
    case 'quantity':
      return { ...start, format: '#,##0.####', width: 14 };
    case 'money':
      return { ...start, format: '"£"#,##0.00', width: 18 };
    case 'day':
      return { ...start, format: 'dd/mm/yyyy', width: 12 };
    case 'text':
    case 'choices':
    case 'person':
    case 'ref':
      return { ...start, format: '@', width: 24 };
  }
}

/** A value as a cell holds it. */
export function cellOf(column: Column, value: RegisterValue): SheetCell {
  if (value === undefined) return '';
  if (typeof value === 'bigint') return Number(toPounds(value as Pence)); // only money is a bigint
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return value.join('; ');
  if (column.kind === 'quantity') return Number(value);
  if (column.kind === 'day') return daysBetween(firstDay, value as Day) + firstSerial; // a day column's text is a day
  return value.replaceAll('\r\n', '\n');
}

/** What a cell of the column says, as people read it; empty for an empty cell. */
export function cellWords(column: Column, cell: SheetCell): string {
  if (cell === '') return '';
  if (column.kind === 'day' && typeof cell === 'number')
    return longDay(addDays(firstDay, cell - firstSerial));
  if (column.kind === 'money' && typeof cell === 'number')
    return cell.toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
  return typeof cell === 'number'
    ? cell.toLocaleString('en-GB', { maximumFractionDigits: 10 })
    : String(cell);
}

/** What a person left in a cell, as a value of the column; undefined for an empty cell. */
export function readCell(column: Column, cell: FoundCell): Checked<RegisterValue> {
  if (cell.type === 'empty' || cell.value === '') return ok(undefined);
  if (cell.type !== 'error') return readFilled(column, cell);
  return problem(
    cell.address,
    `The cell shows ${String(cell.value)}. Correct its formula, or type the value.`,
  );
}

function readFilled(column: Column, { address: place, type, value }: FoundCell): Checked<RegisterValue> {
  const text = textOf(value);
  switch (column.kind) {
    case 'money':
      return readMoney(text, { place });
    case 'quantity':
    case 'count':
      return readQuantity(column, text, place);
    case 'day':
      return type === 'number' ? readSerial(Number(value), place) : readDay(text, { place });
    case 'yesNo':
      return readYes(text, place);
    case 'choice':
      return readChoice(column.choices, text, place);
    case 'choices':
      return readChoices(column.choices, text, place);
    case 'text':
    case 'note':
    case 'person':
    case 'ref':
      return ok(text);
  }
}

function readQuantity(
  column: Extract<Column, { kind: 'quantity' | 'count' }>,
  text: string,
  place: string,
): Checked<RegisterValue> {
  const read = readNumber(text, { place, places: column.kind === 'count' ? 0 : column.places });
  if (read.kind === 'problems') return read;
  const exact = toDecimal(read.value);
  return ok(column.kind === 'count' ? Number(exact) : exact);
}

function readYes(text: string, place: string): Checked<boolean> {
  if (/^(yes|true)$/i.test(text)) return ok(true);
  if (/^(no|false)$/i.test(text)) return ok(false);
  return problem(place, `“${text}” is neither Yes nor No. Write Yes or No.`);
}

/** Without an exponent, as people write numbers. */
function textOf(value: SheetCell): string {
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}

function readSerial(serial: number, place: string): Checked<Day> {
  if (!Number.isInteger(serial) || serial < firstSerial || serial > 109_574)
    return problem(place, `${serial} is not a date. Write day, month and year, like 4 December 2026.`);
  return ok(addDays(firstDay, serial - firstSerial));
}

function readChoice(choices: readonly string[], text: string, place: string): Checked<string> {
  const found = choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return ok(found);
  return problem(place, `“${text}” is not one of the choices. Write one of: ${choices.join(', ')}.`);
}

function readChoices(choices: readonly string[], text: string, place: string): Checked<readonly string[]> {
  const read = text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => readChoice(choices, part, place));
  const wrong = read.find((one) => one.kind === 'problems');
  if (wrong?.kind === 'problems') return wrong;
  return ok(read.flatMap((one) => (one.kind === 'ok' ? [one.value] : [])));
}
