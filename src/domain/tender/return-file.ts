import type { UnitKind } from '../framework/measure.ts';
import { withFormulaLead } from '../export/csv.ts';
import { address, type Table, type TableRow } from '../import/table.ts';
import type { Day } from '../words/day.ts';
import { toPounds } from '../words/money.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { toDecimal } from '../words/quantity.ts';
import { readDay } from '../words/read-day.ts';
import { readMoney } from '../words/read-money.ts';
import { readNumber } from '../words/read-number.ts';
import { quoted, tidyLine, tidyText } from '../words/read-text.ts';

/** The columns of the bidder's return, in their order. The reader finds them by these words, wherever they stand. */
export const offerColumns = [
  'Tender',
  'Code',
  'Measure',
  'What counts',
  'Unit',
  'Quantity offered',
  'By',
  'How you will do it',
] as const;

/** The columns of the bidder's price return. */
export const priceColumns = ['Tender', 'Item', 'Answer'] as const;

/** What the price return asks for, in its order. */
export const priceItems = ['Name', 'Postal address', 'Email address', 'Identifier', 'Total price'] as const;

/** A measure as it was published with the tender. */
export type PublishedMeasure = {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly unitKind?: UnitKind | undefined;
};

/** One line of a bid as it was read. */
export type OfferedLine = {
  readonly measure: string;
  /** Units: a plain decimal with at most four places. */
  readonly offered: string;
  readonly by?: Day;
  readonly note: string;
};

/** A return as it was read: its lines, and what to know about them. */
export type Offer = { readonly lines: readonly OfferedLine[]; readonly warnings: readonly Problem[] };

/** Whether a row of a file is the header of a return. */
export function looksLikeReturn(cells: readonly string[]): boolean {
  const keys = cells.map(key);
  const found = (columns: readonly string[]) => columns.filter((column) => keys.includes(key(column))).length;
  return found(offerColumns) >= 3 || found(priceColumns) === priceColumns.length;
}

/** Whether a header is that of the price return. */
export function isPriceReturn(cells: readonly string[]): boolean {
  const keys = cells.map(key);
  return ['Item', 'Answer'].every((column) => keys.includes(key(column)));
}

/** A header or code without case, spaces and punctuation. */
export function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

type Places = Readonly<Partial<Record<string, number>>>;

/** Where the columns stand in a header, counted from 0. */
export function placesOf(header: readonly string[], columns: readonly string[]): Places {
  const keys = header.map(key);
  return Object.fromEntries(
    columns.flatMap((column) => {
      const at = keys.indexOf(key(column));
      return at < 0 ? [] : [[column, at]];
    }),
  );
}

/** Columns that are missing or stand there twice. */
export function columnProblems(
  header: readonly string[],
  needed: readonly string[],
  all: readonly string[],
): readonly Problem[] {
  const keys = header.map(key);
  const missing = needed
    .filter((column) => !keys.includes(key(column)))
    .map((column) => ({
      place: 'Columns',
      tell: `The file has no column “${column}”. Use the return file that came with the tender.`,
    }));
  const twice = all
    .filter((column) => keys.filter((one) => one === key(column)).length > 1)
    .map((column) => ({
      place: 'Columns',
      tell: `The column “${column}” stands there twice. Remove one of them.`,
    }));
  return [...missing, ...twice];
}

/** A cell with its address. */
type Cell = { readonly text: string; readonly place: string };

/** The cell of a row in a column, with its address. */
export function cellOf(row: TableRow, places: Places, column: string): Cell {
  const at = places[column];
  if (at === undefined) return { text: '', place: `Row ${row.row}` };
  return { text: withFormulaLead(row.cells[at] ?? ''), place: address(at, row.row) };
}

/** The lines of a bidder's return, or everything that keeps it from being taken in, each with its cell. */
export function readOffer(
  table: Table,
  { tender, measures }: { readonly tender: string; readonly measures: readonly PublishedMeasure[] },
): Checked<Offer> {
  const needed = ['Code', 'Quantity offered'];
  const wrong = columnProblems(table.header, needed, offerColumns);
  if (wrong.length > 0) return { kind: 'problems', problems: wrong };
  const places = placesOf(table.header, offerColumns);
  const known = new Map(measures.map((measure) => [key(measure.measure), measure]));
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const lines = table.rows.flatMap((row): readonly OfferedLine[] => {
    const cell = (column: string) => cellOf(row, places, column);
    const code = cell('Code');
    if (isTotal(row)) return [];
    problems.push(...otherTender(cell('Tender'), tender));
    const measure = known.get(key(code.text));
    if (!measure) {
      problems.push(unknownCode(code));
      return [];
    }
    const first = seen.get(measure.measure);
    if (first !== undefined) {
      problems.push({
        place: code.place,
        tell: `${measure.measure} stands in ${first} already. Keep one of the two rows.`,
      });
      return [];
    }
    seen.set(measure.measure, code.place);
    warnings.push(...changedWords(cell, measure));
    return readLine(cell, measure, problems);
  });
  const missing = measures.filter(({ measure }) => !seen.has(measure)).map(({ measure }) => measure);
  if (missing.length > 0 && problems.length === 0)
    warnings.push({
      place: 'Rows',
      tell: `Nothing is said about ${missing.join(', ')}. That counts as nothing offered.`,
    });
  return problems.length > 0 ? { kind: 'problems', problems } : ok({ lines, warnings });
}

/** A row that only sums up: no code, and the word total somewhere. */
function isTotal({ cells }: TableRow): boolean {
  return cells.some((cell) => /^(?:grand |sub)?total\b/i.test(cell.trim()));
}

/** A problem where a row names another tender. */
export function otherTender({ text, place }: Cell, tender: string): readonly Problem[] {
  const said = tidyLine(text);
  if (said === '' || said === tender) return [];
  return [{ place, tell: `This row is for tender ${quoted(said)}, not ${tender}. Choose the right file.` }];
}

function unknownCode({ text, place }: Cell): Problem {
  const said = tidyLine(text);
  if (said === '')
    return { place, tell: 'The code of the measure is missing. Enter it as in the return file.' };
  return {
    place,
    tell: `${quoted(said)} is no measure of this tender. Correct the code, or remove the row.`,
  };
}

function changedWords(cell: (column: string) => Cell, { title, unit }: PublishedMeasure): readonly Problem[] {
  const pairs = [['Measure', title], ['Unit', unit]] as const; // prettier-ignore
  return pairs.flatMap(([column, published]) => {
    const { text, place } = cell(column);
    if (tidyLine(text) === '' || key(text) === key(published)) return [];
    return [
      {
        place,
        tell: `The bidder wrote ${quoted(tidyLine(text))}; the tender says “${published}”. The tender’s words hold.`,
      },
    ];
  });
}

function readLine(
  cell: (column: string) => Cell,
  { measure, unitKind }: PublishedMeasure,
  problems: Problem[],
): readonly OfferedLine[] {
  const quantity = cell('Quantity offered');
  const day = cell('By');
  const note = tidyText(cell('How you will do it').text).slice(0, 10_000);
  const said = tidyLine(quantity.text);
  if (said === '' || said === '-' || said === '–') {
    if (note !== '')
      problems.push({
        place: quantity.place,
        tell: 'There are words beside this measure and no quantity. Ask the bidder, or enter 0.',
      });
    return [];
  }
  const offered = readUnits(quantity, unitKind);
  if (offered.kind === 'problems') problems.push(...offered.problems);
  const by =
    tidyLine(day.text) === ''
      ? undefined
      : readDay(day.text, { place: day.place, serial: true, mend: 'Correct the date in the file.' });
  if (by?.kind === 'problems') problems.push(...by.problems);
  if (offered.kind === 'problems' || by?.kind === 'problems' || offered.value === '0') return [];
  return [{ measure, offered: offered.value, note, ...(by && { by: by.value }) }];
}

/** Units as a plain decimal: whole ones where things or people are counted, pounds and pence where it is money. */
function readUnits({ text, place }: Cell, kind: UnitKind | undefined): Checked<string> {
  if (kind === 'gbp') {
    const read = readMoney(text, { place });
    return read.kind === 'ok' ? ok(shortest(toPounds(read.value))) : read;
  }
  const rules = {
    place,
    min: '0',
    ...(kind === 'count' && { places: 0 }),
    ...(kind === 'percent' && { percent: true, max: '100' }),
  };
  const read = readNumber(text, rules);
  return read.kind === 'ok' ? ok(toDecimal(read.value)) : read;
}

function shortest(decimal: string): string {
  return decimal.replace(/\.?0+$/, (zeros) => (decimal.includes('.') ? '' : zeros));
}
