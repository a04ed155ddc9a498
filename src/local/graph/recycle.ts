import type { ListRow, World } from './call.ts';
import { childNamed, childrenOf, itemRow, type FileRow } from './file-store.ts';
import { indexItem, nextSeq, storedFields, type By, type ItemRow } from './item-store.ts';
import { notFound, taken } from './refusal.ts';

/** Moves a file, or a folder with all in it, to the recycle bin. */
export function recycle(world: World, row: FileRow, mark = row.key): void {
  const { db } = world;
  db.atomically(() => {
    for (const child of childrenOf(world, row)) recycle(world, child, mark);
    const kept = JSON.stringify({ mark, item: itemRow(world, row) });
    db.run('UPDATE file SET recycled = ? WHERE list = ? AND item = ?', kept, row.list, row.item);
    db.run('DELETE FROM item WHERE list = ? AND id = ?', row.list, row.item);
    db.run('DELETE FROM idx WHERE list = ? AND item = ?', row.list, row.item);
    db.run('INSERT OR REPLACE INTO gone VALUES (?, ?, ?)', row.list, row.item, nextSeq(world));
  });
}

/** Brings back from the recycle bin what was deleted with the file or folder of this id. */
export function restore(by: By, list: ListRow, key: string): FileRow {
  const { world } = by;
  const { db } = world;
  const like = `{"mark":"${key.replace(/[^0-9A-Z]/g, '')}",%`;
  const rows = db.all<FileRow>('SELECT * FROM file WHERE list = ? AND recycled LIKE ?', list.n, like);
  const top = rows.find((row) => row.key === key);
  if (!top) throw notFound();
  const place = db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND item = ? AND recycled IS NULL',
    list.n,
    top.parent,
  );
  if (!place) throw notFound('The folder that held the item is not there any more.');
  if (childNamed(world, place, top.name))
    throw taken('An item with the same name already exists under the parent');
  db.atomically(() => {
    for (const row of rows) {
      // `recycle` wrote this text.
      const { item } = JSON.parse(row.recycled ?? '') as { item: ItemRow };
      db.run('UPDATE file SET recycled = NULL WHERE list = ? AND item = ?', list.n, row.item);
      const cells = Object.values({ ...item, seq: nextSeq(world) });
      db.run('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...cells);
      db.run('DELETE FROM gone WHERE list = ? AND item = ?', list.n, row.item);
      indexItem(world, list, item.id, storedFields(item));
    }
  });
  return { ...top, recycled: null };
}
