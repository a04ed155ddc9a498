import { sites } from './directory.ts';
import { findList } from './graph/access.ts';
import { isObject, type ListRow, type World } from './graph/call.ts';
import { ownColumns } from './graph/columns.ts';
import { addItem, removeItem, storedFields, type ItemRow } from './graph/item-store.ts';
import { instantText } from './graph/site-time.ts';
import { keyOf, type Stored } from './graph/values.ts';

/**
 * Brings a list to `count` items, for measurements on long lists: with copies of those that are there, or without its
 * latest: `{site, list, count, running?: ["Bucket"]}`. A unique text gets its number behind it; number columns named as
 * running get the item's number, from 0. Answers a sentence when it cannot.
 */
export function fillList(world: World, value: unknown): string | undefined {
  const { site: name, list: title, count, running = [] } = isObject(value) ? value : {};
  const site = sites.find((each) => each.id === name || each.name === name);
  const list = site && typeof title === 'string' ? findList(world, site, title) : undefined;
  if (!list) return 'fill names no site and list.';
  if (typeof count !== 'number' || !Array.isArray(running)) return 'fill is {site, list, count, running}.';
  const rows = world.db.all<ItemRow>('SELECT * FROM item WHERE list = ? ORDER BY id LIMIT 1000', list.n);
  if (rows.length === 0) return 'fill copies items, and this list has none.';
  const had = world.db.get<{ n: number }>('SELECT count(*) AS n FROM item WHERE list = ?', list.n)?.n ?? 0;
  const copy = copier(world, list, running.map(String));
  const caller = {
    app: { id: '', displayName: 'SharePoint App' },
    person: undefined,
    scopes: new Set<string>(),
  };
  const by = { world, caller, at: instantText(world.now().getTime()) };
  world.db.atomically(() => {
    for (let n = had; n < count; n += 1) {
      const like = rows[n % rows.length];
      if (like) addItem(by, list, copy(storedFields(like), n));
    }
    for (const { id } of latest(world, list, had - count)) removeItem(world, list, id);
  });
  return undefined;
}

const latest = (world: World, list: ListRow, many: number) =>
  world.db.all<{ id: number }>(
    'SELECT id FROM item WHERE list = ? ORDER BY id DESC LIMIT ?',
    list.n,
    Math.max(0, many),
  );

function copier(
  world: World,
  list: ListRow,
  running: readonly string[],
): (like: Stored, n: number) => Stored {
  const columns = ownColumns(world, list);
  const unique = columns.filter(({ unique: one, kind }) => one && kind === 'text').map(keyOf);
  return (like, n) => ({
    ...like,
    ...Object.fromEntries(unique.map((key) => [key, `${textOf(like[key])}-${n}`])),
    ...Object.fromEntries(running.map((key) => [key, n])),
  });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
