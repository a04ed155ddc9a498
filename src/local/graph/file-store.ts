import { randomBytes } from 'node:crypto';
import type { ListRow, World } from './call.ts';
import { addItem, changeItem, startingFields, storedFields, type By, type ItemRow } from './item-store.ts';
import { invalid, notFound, taken } from './refusal.ts';
import type { Stored } from './values.ts';

/** A file or folder of a drive; `item` is the number of its list item, 0 for the root. */
export type FileRow = {
  list: number;
  item: number;
  key: string;
  parent: number;
  name: string;
  folder: number;
  size: number;
  mime: string;
  content: string | null;
  recycled: string | null;
};

/** What to do when the name is taken. */
export type Behaviour = 'fail' | 'replace' | 'rename';

/** Reads a conflict behaviour; refuses an unknown one. */
export function readBehaviour(value: unknown, usual: Behaviour): Behaviour {
  if (value === undefined || value === null) return usual;
  if (value === 'fail' || value === 'replace' || value === 'rename') return value;
  throw invalid('The conflict behaviour is not fail, replace or rename.');
}

const newKey = () => `01${randomBytes(20).toString('hex').toUpperCase().slice(0, 32)}`;

/** The root folder of a drive, made when it is not there yet. */
export function rootOf(world: World, list: ListRow): FileRow {
  const sql = 'SELECT * FROM file WHERE list = ? AND item = 0';
  const row = world.db.get<FileRow>(sql, list.n);
  if (row) return row;
  insertFile(world, {
    list: list.n,
    item: 0,
    key: newKey(),
    parent: -1,
    name: 'root',
    folder: 1,
    size: 0,
    mime: '',
    content: null,
    recycled: null,
  });
  return rootOf(world, list);
}

function insertFile(world: World, row: FileRow): void {
  world.db.run(
    `INSERT INTO file (list, item, key, parent, name, lower, folder, size, mime, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.list,
    row.item,
    row.key,
    row.parent,
    row.name,
    row.name.toLowerCase(),
    row.folder,
    row.size,
    row.mime,
    row.content,
  );
}

/** A file or folder by its drive item id. */
export function fileByKey(world: World, list: ListRow, key: string): FileRow {
  const row = world.db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND key = ? AND recycled IS NULL',
    list.n,
    key,
  );
  if (!row) throw notFound();
  return row;
}

/** The file or folder of a list item; undefined in lists that hold no files. */
export const fileOfItem = (world: World, list: ListRow, item: number): FileRow | undefined =>
  world.db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND item = ? AND item > 0 AND recycled IS NULL',
    list.n,
    item,
  );

/** The child of a folder by its name, any case. */
export const childNamed = (world: World, parent: FileRow, name: string): FileRow | undefined =>
  world.db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND parent = ? AND lower = ? AND recycled IS NULL',
    parent.list,
    parent.item,
    name.toLowerCase(),
  );

/** Children of a folder in the order of their names. */
export const childrenOf = (world: World, parent: FileRow): FileRow[] =>
  world.db.all<FileRow>(
    'SELECT * FROM file WHERE list = ? AND parent = ? AND recycled IS NULL ORDER BY folder DESC, lower',
    parent.list,
    parent.item,
  );

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock)$|^~\$|_vti_/i;

/** Refuses a name that SharePoint does not take. */
export function checkName(name: string): void {
  // oxlint-disable-next-line no-control-regex
  const bad = name === '' || name.length > 255 || /["*:<>?/\\|\u0000-\u001f]|^\s|\s$|\.$/.test(name);
  if (bad || reserved.test(name)) throw invalid('The provided name is not valid for a file or folder.');
}

/** The folder of a name, made when it is not there. */
export function ensureFolder(by: By, list: ListRow, parent: FileRow, name: string): FileRow {
  const there = childNamed(by.world, parent, name);
  if (there && there.folder === 0) throw taken('A file with this name already exists.');
  return there ?? addFile(by, list, parent, { name, folder: 1, size: 0, content: null });
}

/** What a new file consists of. */
export type NewFile = { name: string; folder: 0 | 1; size: number; content: string | null };

/** Adds a file or folder with its list item; the name must be free. */
export function addFile(by: By, list: ListRow, parent: FileRow, made: NewFile): FileRow {
  checkName(made.name);
  return by.world.db.atomically(() => {
    const stored = {
      ...startingFields(by, list),
      FileLeafRef: made.name,
      FileSizeDisplay: String(made.size),
    };
    const item = addItem(by, list, stored);
    const row: FileRow = {
      list: list.n,
      item: item.id,
      key: newKey(),
      parent: parent.item,
      name: made.name,
      folder: made.folder,
      size: made.size,
      mime: made.folder ? '' : mimeOf(made.name),
      content: made.content,
      recycled: null,
    };
    insertFile(by.world, row);
    return row;
  });
}

/** Puts content under a name: a new file, a new version of one, or a file with another name. */
export function putFile(
  by: By,
  list: ListRow,
  parent: FileRow,
  put: NewFile & { behaviour: Behaviour },
): { row: FileRow; isNew: boolean } {
  const there = childNamed(by.world, parent, put.name);
  if (there && (put.behaviour === 'fail' || (there.folder === 1 && put.behaviour === 'replace'))) {
    throw taken('An item with the same name already exists under the parent');
  }
  if (there && put.behaviour === 'replace')
    return { row: replaceContent(by, list, there, put), isNew: false };
  const name = there ? freeName(by.world, parent, put.name) : put.name;
  return { row: addFile(by, list, parent, { ...put, name }), isNew: true };
}

function freeName(world: World, parent: FileRow, name: string): string {
  const [, stem = name, end = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let n = 1; ; n += 1) {
    const tried = `${stem} ${n}${end}`;
    if (!childNamed(world, parent, tried)) return tried;
  }
}

/** Makes a new version of a file with other content, and with other fields when they are given. */
export function replaceContent(
  by: By,
  list: ListRow,
  row: FileRow,
  put: { size: number; content: string | null; fields?: Stored },
): FileRow {
  const { db } = by.world;
  return db.atomically(() => {
    const item = itemRow(by.world, row);
    db.run(
      'INSERT INTO fileVersion VALUES (?, ?, ?, ?, ?)',
      row.list,
      row.item,
      item.version,
      row.size,
      row.content,
    );
    changeItem(by, list, item, {
      ...(put.fields ?? storedFields(item)),
      FileSizeDisplay: String(put.size),
    });
    db.run(
      'UPDATE file SET size = ?, content = ? WHERE list = ? AND item = ?',
      put.size,
      put.content,
      row.list,
      row.item,
    );
    return { ...row, size: put.size, content: put.content };
  });
}

/** The list item of a file. */
export function itemRow(world: World, row: FileRow): ItemRow {
  const found = world.db.get<ItemRow>('SELECT * FROM item WHERE list = ? AND id = ?', row.list, row.item);
  if (!found) throw notFound();
  return found;
}

const mimes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const mimeOf = (name: string) =>
  mimes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
