import { type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import { find, goneRow, goneTable } from './find.ts';
import { keysOn, look } from './look.ts';
import type { SheetCell } from '../../ui/workbook/port.ts';
import { keysOf, readBody } from './read.ts';
import { faultOf } from './trouble.ts';

/** The table around the selection, else the cells that are selected. */
export async function readSelected(
  context: Excel.RequestContext,
): Promise<Outcome<readonly (readonly SheetCell[])[]>> {
  const selected = context.workbook.getSelectedRange();
  const tables = selected.getTables(false).load('items/name');
  const used = selected.getUsedRangeOrNullObject(true).load('values');
  await context.sync();
  const [table] = tables.items;
  if (!table) return fine(used.isNullObject ? [] : used.values);
  const whole = table.getRange().load('values');
  await context.sync();
  return fine(whole.values);
}

/** Selects a cell of a table of ours. */
export async function showCell(
  context: Excel.RequestContext,
  key: string,
  row: string,
  column: string,
): Promise<Outcome<void>> {
  const found = await find(context, key);
  if (found.kind === 'fault') return found;
  if (!found.value) return failed(goneTable(key, undefined));
  const { located } = found.value;
  const at = keysOf(located, await readBody(context, located)).rows.get(row);
  // Another row would be taken for the one that was asked for.
  if (at === undefined) return failed(goneRow(located));
  const sheet = context.workbook.worksheets.getItem(located.table.sheet);
  const across = located.table.left + (located.columns.get(column) ?? 0);
  sheet.activate();
  sheet.getRangeByIndexes(located.table.top + 1 + at, across, 1, 1).select();
  await context.sync();
  return fine(undefined);
}

/** Calls back with the keys of tables of ours on a sheet where a person changed something. */
export async function listen(
  excel: typeof Excel,
  context: Excel.RequestContext,
  edited: (key: string) => void,
): Promise<Outcome<() => void>> {
  const handler = context.workbook.worksheets.onChanged.add(async (event) => {
    if (event.triggerSource === 'ThisLocalAddin') return;
    try {
      await excel.run(async (reading) => {
        for (const key of keysOn(await look(reading), event.worksheetId)) edited(key);
      });
    } catch (error) {
      faultOf(error); // a person goes on typing: the next change is heard
    }
  });
  await context.sync();
  return fine(() => {
    handler.remove();
    handler.context.sync().catch((error: unknown) => faultOf(error));
  });
}
