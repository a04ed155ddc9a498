import { grouped } from '../../domain/words/grouped.ts';
import type { Problem } from '../../domain/words/problem.ts';
import { columnLetters } from './cells.ts';
import type { Located, SeenTable } from './look.ts';
import type { FoundCell, FoundRow, FoundTable, SheetCell } from '../../ui/workbook/port.ts';

type Grid = readonly (readonly SheetCell[])[];

/** The body of a table as Excel gave it. */
export type Body = {
  readonly values: Grid;
  readonly formulas: Grid;
  readonly types: readonly (readonly string[])[];
};

// Cells read at once: three answers for each, of some twenty letters, stay well below Excel's limit.
const cellsAtOnce = 50_000;

/** Reads a table's rows: one round trip, more for large tables. */
export async function readBody(context: Excel.RequestContext, { table }: Located): Promise<Body> {
  const [body = blank] = await readBodies(context, [table]);
  return body;
}

const blank: Body = { values: [], formulas: [], types: [] };

/** Reads the rows of several tables: one round trip when they are small. */
export async function readBodies(
  context: Excel.RequestContext,
  tables: readonly SeenTable[],
): Promise<readonly Body[]> {
  const parts = tables.flatMap((table, index) =>
    blocksOf(table).map((block) => ({ table, index, ...block })),
  );
  const bodies = tables.map(() => ({ values: [], formulas: [], types: [] }) as MutableBody);
  let waiting: (() => void)[] = [];
  let cells = 0;
  for (const { table, index, from, height } of parts) {
    const width = table.headers.length;
    if (cells > 0 && cells + height * width > cellsAtOnce) {
      await context.sync();
      for (const take of waiting) take();
      [waiting, cells] = [[], 0];
    }
    cells += height * width;
    const range = context.workbook.worksheets
      .getItem(table.sheet)
      .getRangeByIndexes(table.top + 1 + from, table.left, height, width)
      .load('values,formulas,valueTypes');
    waiting.push(() => append(bodies[index], range));
  }
  if (waiting.length > 0) await context.sync();
  for (const take of waiting) take();
  return bodies;
}

type MutableBody = { values: SheetCell[][]; formulas: SheetCell[][]; types: string[][] };

function append(body: MutableBody | undefined, range: Excel.Range): void {
  // Excel gives texts, numbers and truth values only; its types say any.
  const [values, formulas] = [range.values as SheetCell[][], range.formulas as SheetCell[][]];
  for (const row of values) body?.values.push(row);
  for (const row of formulas) body?.formulas.push(row);
  for (const row of range.valueTypes) body?.types.push(row);
}

function blocksOf({
  height,
  headers,
}: SeenTable): readonly { readonly from: number; readonly height: number }[] {
  const rows = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, headers.length)));
  return Array.from({ length: Math.ceil(height / rows) }, (_, i) => ({
    from: i * rows,
    height: Math.min(rows, height - i * rows),
  }));
}

const types: Readonly<Record<string, FoundCell['type']>> = {
  Empty: 'empty',
  String: 'text',
  Double: 'number',
  Integer: 'number',
  Boolean: 'boolean',
  Error: 'error',
};

/** The rows of a table by the keys of our columns; rows that cannot be told apart become problems. */
export function foundTable(located: Located, body: Body): FoundTable {
  const { table, columns, missing, headers, keyColumn } = located;
  const rows = body.values.map((_, index) => foundRow(located, body, index, keyColumn));
  const { kept, problems } = sorted(rows, table.sheet);
  return {
    sheet: table.sheet,
    name: table.name,
    rows: kept,
    missing,
    renamed: [...columns].flatMap(([key, index]) => {
      const [from, to] = [headers.get(key) ?? table.headers[index] ?? '', table.headers[index] ?? ''];
      return from === to ? [] : [{ key, from, to }];
    }),
    others: table.headers.filter((_, index) => ![...columns.values()].includes(index)),
    problems,
  };
}

function foundRow({ table, columns }: Located, body: Body, index: number, keyColumn: string): FoundRow {
  const row = table.top + 2 + index;
  const cells = [...columns].map(([key, column]): [string, FoundCell] => [
    key,
    foundCell(body, index, column, `${table.sheet}!${columnLetters(table.left + column)}${row}`),
  ]);
  const byKey = Object.fromEntries(cells);
  return { key: String(byKey[keyColumn]?.value ?? '').trim(), row, cells: byKey };
}

function foundCell(
  { values, formulas, types: kinds }: Body,
  row: number,
  column: number,
  address: string,
): FoundCell {
  const value = values[row]?.[column] ?? '';
  const formula = formulas[row]?.[column];
  return {
    value,
    type: types[String(kinds[row]?.[column])] ?? 'text',
    ...(typeof formula === 'string' && formula.startsWith('=') && formula !== value ? { formula } : {}),
    address,
  };
}

/** Rows with a key of their own; others are told and left alone. */
function sorted(
  rows: readonly FoundRow[],
  sheet: string,
): { kept: readonly FoundRow[]; problems: readonly Problem[] } {
  const byKey = grouped(rows, ({ key }) => key);
  const problems: Problem[] = [];
  for (const [key, same] of byKey) {
    if (key === '') {
      const typed = same.filter(({ cells }) => Object.values(cells).some(({ type }) => type !== 'empty'));
      for (const { row } of typed)
        problems.push({
          place: `${sheet}, row ${row}`,
          tell: 'This row has no reference, so it belongs to nothing in the register. Add it in the register, or delete the row.',
        });
    } else if (same.length > 1)
      problems.push({
        place: `${sheet}, rows ${same.map(({ row }) => row).join(' and ')}`,
        tell: `${same.length} rows are ${key}. None of them is used. Delete the copies.`,
      });
  }
  return { kept: rows.filter(({ key }) => key !== '' && byKey.get(key)?.length === 1), problems };
}
