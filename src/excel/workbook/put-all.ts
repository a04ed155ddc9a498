import { type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import { type Again, editsOf } from './edit-cells.ts';
import { goneKey, goneTable, isProtected } from './find.ts';
import { type Seen, freeSheetName, freeTableName, locate, look } from './look.ts';
import { queueNames } from './names.ts';
import type { Done, SheetTable, Sheets } from '../../ui/workbook/port.ts';
import { putNew } from './put-new.ts';
import { readBodies } from './read.ts';
import { planRefresh, queueRefresh } from './refresh.ts';
import { namespace, stampXml } from '../../ui/workbook/stamp.ts';

/** Puts tables into the workbook: two round trips for new ones, three when some are there, more for large ones. */
export async function putAll(
  context: Excel.RequestContext,
  sheets: Sheets,
  again: Again,
): Promise<Outcome<Done>> {
  const before = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
  const seen = await look(context);
  const places = sheets.tables.map((table) => ({ table, place: locate(seen, table.key) }));
  for (const { table, place } of places) {
    if (place.kind === 'gone') return failed(goneTable(table.key, place.sheet));
    if (place.kind === 'there' && !place.located.columns.has(place.located.keyColumn))
      return failed(goneKey(place.located));
  }
  const refreshed = places.flatMap(({ table, place }) =>
    place.kind === 'there' ? [{ table, located: place.located }] : [],
  );
  const bodies = await readBodies(
    context,
    refreshed.map(({ located }) => located.table),
  );
  for (const part of before.items) part.delete();
  context.workbook.customXmlParts.add(stampXml(sheets.stamp));
  const undos = refreshed.map(({ table, located }, i) => {
    const body = bodies[i] ?? { values: [], formulas: [], types: [] };
    const plan = planRefresh(located, body, table);
    queueRefresh(context, located, plan, {
      isProtected: isProtected(seen, located),
      height: body.values.length,
    });
    return { key: table.key, edits: editsOf(located, body, plan.writes, plan.before), wrote: plan.writes };
  });
  const added = await putNewOnes(
    context,
    seen,
    places.flatMap(({ table, place }) => (place.kind === 'never' ? [table] : [])),
  );
  queueNames(
    context,
    seen,
    sheets,
    (key) => added.get(key) ?? refreshed.find(({ table }) => table.key === key)?.located.table.name,
  );
  await context.sync();
  const cells = undos.reduce((sum, { edits }) => sum + edits.length, 0);
  const fresh = sheets.tables
    .filter(({ key }) => added.has(key))
    .reduce((sum, table) => sum + table.rows.length * table.columns.length, 0);
  return fine({
    cells: cells + fresh,
    undo: async () => {
      let undone = 0;
      for (const { key, edits, wrote } of undos) {
        const back = await again(
          key,
          edits,
          wrote.map(({ value }) => value),
        );
        if (back.kind === 'fault') return back;
        undone += back.value;
      }
      return fine(undone);
    },
  });
}

/** Puts tables that the workbook does not have; the names that they got, by key. */
async function putNewOnes(
  context: Excel.RequestContext,
  seen: Seen,
  tables: readonly SheetTable[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const table of tables) {
    const naming = {
      sheet: freeSheetName(seen, table.sheet, taken),
      table: freeTableName(seen, table.name, taken),
    };
    taken.add(naming.sheet.toLowerCase()).add(naming.table.toLowerCase());
    names.set(table.key, naming.table);
    await putNew(context, table, naming);
  }
  return names;
}
