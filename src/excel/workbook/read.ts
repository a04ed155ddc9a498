import { grouped } from '../../domain/words/grouped.ts';
import type { Problem } from '../../domain/words/problem.ts';
import { breath } from '../../ui/workbook/breath.ts';
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
export async function foundTable(located: Located, body: Body): Promise<FoundTable> {
  const { table, columns, missing, headers } = located;
  const keys = keysOf(located, body);
  const reader = cellReader(located, body);
  const rows: FoundRow[] = [];
  for (const [i, index] of [...keys.rows.values()].entries()) {
    if (i % rowsAtOnce === rowsAtOnce - 1) await breath();
    rows.push(reader(index, keys.keyAt(index)));
  }
  const problems = problemsOf(keys, table, (index) => reader(index, ''));
  return {
    sheet: table.sheet,
    name: table.name,
    rows,
    missing,
    renamed: [...columns].flatMap(([key, index]) => {
      const [from, to] = [headers.get(key) ?? table.headers[index] ?? '', table.headers[index] ?? ''];
      return from === to ? [] : [{ key, from, to }];
    }),
    others: table.headers.filter((_, index) => ![...columns.values()].includes(index)),
    problems,
  };
}

// So many rows are made into objects before Excel and the person get their turn.
const rowsAtOnce = 1_000;

/** Makes a row of the table's body into a found row. */
function cellReader({ table, columns }: Located, { values, formulas, types: kinds }: Body) {
  const ours = [...columns].map(([key, column]) => ({
    key,
    column,
    // Each cell's address begins so.
    start: `${table.sheet}!${columnLetters(table.left + column)}`,
  }));
  return (index: number, key: string): FoundRow => {
    const row = table.top + 2 + index;
    const cells: Record<string, FoundCell> = {};
    for (const one of ours) {
      const value = values[index]?.[one.column] ?? '';
      const formula = formulas[index]?.[one.column];
      const cell = {
        value,
        type: types[kinds[index]?.[one.column] ?? ''] ?? 'text',
        address: `${one.start}${row}`,
      } as const;
      cells[one.key] =
        typeof formula === 'string' && formula !== value && formula.startsWith('=')
          ? { ...cell, formula }
          : cell;
    }
    return { key, row, cells };
  };
}

/** Which rows of a body can be told apart, and which cannot. */
export type Keys = {
  /** Indexes in the body by key, in the order of the sheet; keys that stand there twice are left out. */
  readonly rows: ReadonlyMap<string, number>;
  readonly keyAt: (index: number) => string;
  /** Every key that stands there, and where. */
  readonly all: ReadonlyMap<string, readonly number[]>;
};

/** Finds the rows of a body by the column that tells them apart. */
export function keysOf({ columns, keyColumn }: Located, body: Body): Keys {
  const column = columns.get(keyColumn) ?? -1;
  const keyAt = (index: number) => String(body.values[index]?.[column] ?? '').trim();
  const all = grouped(
    body.values.map((_, index) => index),
    keyAt,
  );
  const rows = new Map<string, number>();
  for (const [key, [index, more]] of all)
    if (key !== '' && index !== undefined && more === undefined) rows.set(key, index);
  return { rows, keyAt, all };
}

function problemsOf(
  { all }: Keys,
  { sheet, top }: SeenTable,
  rowAt: (index: number) => FoundRow,
): readonly Problem[] {
  return [...all].flatMap(([key, indexes]): Problem[] => {
    if (key === '')
      return indexes
        .map(rowAt)
        .filter(({ cells }) => Object.values(cells).some(({ type }) => type !== 'empty'))
        .map(({ row }) => ({
          place: `${sheet}, row ${row}`,
          tell: 'This row has no reference, so it belongs to nothing in the register. Add it in the register, or delete the row.',
        }));
    if (indexes.length === 1) return [];
    const rows = indexes.map((index) => top + 2 + index).join(' and ');
    return [
      {
        place: `${sheet}, rows ${rows}`,
        tell: `${indexes.length} rows are ${key}. None of them is used. Delete the copies.`,
      },
    ];
  });
}
