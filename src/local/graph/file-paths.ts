import { listOf, type Call } from './call.ts';
import { checkName, childNamed, ensureFolder, fileByKey, rootOf, type FileRow } from './file-store.ts';
import { denied, notFound } from './refusal.ts';

/** Where a path leads: what is there, or the folder that is there and the names that are missing. */
export type Place = { row: FileRow | undefined; parent: FileRow; missing: string[] };

const folderOfApps = 'Apps';

/** The folder of the calling program in the caller's own drive; made when it is first used. */
export function appFolder(call: Call): FileRow {
  const list = listOf(call);
  const all = ensureFolder(call, list, rootOf(call.world, list), folderOfApps);
  return ensureFolder(call, list, all, call.caller.app.displayName.replace(/["*:<>?/\\|]/g, '') || 'App');
}

/** Finds what the address of the call names in its drive. */
export function placeOf(call: Call): Place {
  const { world, params } = call;
  const list = listOf(call);
  const start = /\/special\/approot\b/i.test(call.path)
    ? appFolder(call)
    : params['entry'] === undefined || params['entry'] === 'root'
      ? rootOf(world, list)
      : fileByKey(world, list, params['entry']);
  const names = (params['path'] ?? '').split('/').filter((name) => name !== '');
  let row: FileRow | undefined = start;
  let parent = start;
  while (row && names.length > 0) {
    parent = row;
    row = childNamed(world, row, names[0] ?? '');
    if (row) names.shift();
  }
  checkAppFolder(call, row ?? parent);
  return { row, parent, missing: names };
}

/** What is at the address of the call; refuses when nothing is. */
export function entryOf(call: Call): FileRow {
  const { row } = placeOf(call);
  if (!row) throw notFound();
  return row;
}

/** The folder and name for a new file at the address of the call; missing folders are made. */
export function newPlace(call: Call): { parent: FileRow; name: string } {
  const { row, parent, missing } = placeOf(call);
  if (row) return { parent, name: row.name };
  if (parent.folder === 0) throw notFound();
  const names = [...missing];
  const name = names.pop() ?? '';
  for (const each of missing) checkName(each);
  let folder = parent;
  for (const each of names) folder = ensureFolder(call, listOf(call), folder, each);
  return { parent: folder, name };
}

const wholeDrive = /^(?:Files\.Read|Files\.ReadWrite|Sites\.(?!Selected))/;

/** A program with rights on its own folder only gets no further. */
function checkAppFolder(call: Call, row: FileRow): void {
  const { owner } = listOf(call);
  const whole = [...call.caller.scopes].some(
    (scope) => wholeDrive.test(scope) && !scope.endsWith('.AppFolder'),
  );
  if (owner === null || whole) return;
  const own = appFolder(call);
  for (let at: FileRow | undefined = row; at; at = parentOf(call, at)) {
    if (at.key === own.key) return;
  }
  throw denied();
}

/** The folder that holds an entry; undefined for the root. */
export const parentOf = (call: Call, row: FileRow): FileRow | undefined =>
  call.world.db.get<FileRow>('SELECT * FROM file WHERE list = ? AND item = ?', row.list, row.parent);
