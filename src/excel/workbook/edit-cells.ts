import { type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import { sent } from './cells.ts';
import { type CellWrite, queueWrites } from './cell-writes.ts';
import { find, goneTable, isProtected } from './find.ts';
import type { Located } from './look.ts';
import type { CellEdit, Done, SheetCell } from '../../ui/workbook/port.ts';
import { type Body, keysOf, readBody } from './read.ts';
import { restoring } from './refresh.ts';

/** Writes back what stood in cells, unless they hold something else than was written. */
export type Again = (
  key: string,
  edits: readonly CellEdit[],
  unless: readonly SheetCell[],
) => Promise<Outcome<number>>;

/** Writes by place as writes by key, with what stood there. */
export function editsOf(
  { columns, keyColumn }: Located,
  body: Body,
  writes: readonly CellWrite[],
  before: readonly SheetCell[],
): readonly CellEdit[] {
  const names = new Map([...columns].map(([key, index]) => [index, key]));
  return writes.map(({ row, column }, i) => ({
    row: String(body.values[row]?.[columns.get(keyColumn) ?? -1] ?? '').trim(),
    column: names.get(column) ?? '',
    value: before[i] ?? '',
  }));
}

/** Writes cells of a table of ours, found by key. */
export async function writeEdits(
  context: Excel.RequestContext,
  key: string,
  edits: readonly CellEdit[],
  again: Again,
): Promise<Outcome<Done>> {
  const found = await find(context, key);
  if (found.kind === 'fault') return found;
  if (!found.value) return failed(goneTable(key, undefined));
  const { located, seen } = found.value;
  const body = await readBody(context, located);
  const { rows } = keysOf(located, body);
  const writes = edits.flatMap(({ row, column, value }): CellWrite[] => {
    const [at, across] = [rows.get(row), located.columns.get(column)];
    return at === undefined || across === undefined ? [] : [{ row: at, column: across, value: sent(value) }];
  });
  const before = writes.map(({ row, column }) => restoring(body, row, column));
  queueWrites(context, located, writes, {
    isProtected: isProtected(seen, located),
    height: body.values.length,
  });
  await context.sync();
  const back = editsOf(located, body, writes, before);
  return fine({
    cells: writes.length,
    undo: () =>
      again(
        key,
        back,
        writes.map(({ value }) => value),
      ),
  });
}

/** Writes back what stood in cells, where they still hold what we wrote. */
export async function putBack(
  context: Excel.RequestContext,
  key: string,
  edits: readonly CellEdit[],
  wrote: readonly SheetCell[],
): Promise<Outcome<number>> {
  const found = await find(context, key);
  if (found.kind === 'fault') return found;
  if (!found.value) return fine(0);
  const { located, seen } = found.value;
  const body = await readBody(context, located);
  const { rows } = keysOf(located, body);
  const writes = edits.flatMap(({ row, column, value }, i): CellWrite[] => {
    const [at, across] = [rows.get(row), located.columns.get(column)];
    if (at === undefined || across === undefined || restoring(body, at, across) !== wrote[i]) return [];
    return [{ row: at, column: across, value }];
  });
  queueWrites(context, located, writes, {
    isProtected: isProtected(seen, located),
    height: body.values.length,
  });
  await context.sync();
  return fine(writes.length);
}
