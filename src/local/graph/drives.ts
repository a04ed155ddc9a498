import { listOf, nothing, objectBody, textMember, type Answer, type Call } from './call.ts';
import { driveItemJson, driveItemTag } from './drive-json.ts';
import { writeContent } from './contents.ts';
import { entryOf, newPlace } from './file-paths.ts';
import {
  checkName,
  childNamed,
  childrenOf,
  itemRow,
  putFile,
  readBehaviour,
  replaceContent,
  type FileRow,
} from './file-store.ts';
import { fieldsWriter, itemWriter, readShape } from './item-json.ts';
import { changeItem, checkIfMatch, etagOf, storedFields } from './item-store.ts';
import { collection, entity } from './items.ts';
import { narrowed, readSelect } from './query.ts';
import { invalid, notImplemented, taken } from './refusal.ts';
import { downloadUrl } from './shown.ts';
import { recycle, restore } from './recycle.ts';
import { applied } from './values.ts';

/** Answers a drive item. */
export const shown = (call: Call, row: FileRow, status = 200): Answer =>
  entity(call, 'driveItem', narrowed(driveItemJson(call, row), readSelect(call.query.get('select'))), status);

/** `GET …/children`. */
export function listChildren(call: Call): Answer {
  const select = readSelect(call.query.get('select'));
  const rows = childrenOf(call.world, entryOf(call));
  const texts = rows.map((row) => JSON.stringify(narrowed(driveItemJson(call, row), select)));
  return collection(call, 'Collection(driveItem)', texts);
}

/** `POST …/children`: a folder. */
export function createFolder(call: Call): Answer {
  const parent = entryOf(call);
  const body = objectBody(call);
  const name = textMember(body, 'name') ?? '';
  if (body['folder'] === undefined)
    throw notImplemented('new drive items other than folders; put their content');
  checkName(name);
  const behaviour = readBehaviour(body['@microsoft.graph.conflictBehavior'], 'fail');
  const made = { name, folder: 1 as const, size: 0, content: null, behaviour };
  return shown(call, putFile(call, listOf(call), parent, made).row, 201);
}

/** Largest file in one request, in bytes (250 MB). */
const mostAtOnce = 250 * 1024 * 1024;

/** `PUT …/content`: a small file, or a new version of it. */
export function putContent(call: Call): Answer {
  if (call.bytes.length > mostAtOnce) throw invalid('The file is too large; use an upload session.');
  const { world } = call;
  const list = listOf(call);
  return world.db.atomically(() => {
    const put = { folder: 0 as const, size: call.bytes.length, content: writeContent(world, call.bytes) };
    if (call.params['path'] === undefined) {
      const row = entryOf(call);
      if (row.folder === 1) throw invalid('A folder has no content.');
      checkIfMatch(call, driveItemTag(call, row));
      return shown(call, replaceContent(call, list, row, put));
    }
    const { parent, name } = newPlace(call);
    const there = childNamed(world, parent, name);
    if (there) checkIfMatch(call, driveItemTag(call, there));
    const behaviour = readBehaviour(call.query.get('@microsoft.graph.conflictBehavior'), 'replace');
    const { row, isNew } = putFile(call, list, parent, { ...put, name, behaviour });
    return shown(call, row, isNew ? 201 : 200);
  });
}

/** `GET …/content`: sent on to the download address. */
export function getContent(call: Call): Answer {
  const row = entryOf(call);
  if (row.folder === 1) throw invalid('A folder has no content.');
  return { status: 302, headers: { Location: downloadUrl(call, row) } };
}

/** `PATCH`: another name. */
export function rename(call: Call): Answer {
  const row = entryOf(call);
  const body = objectBody(call);
  const unknown = Object.keys(body).find((name) => name !== 'name');
  if (unknown) throw notImplemented(`changing '${unknown}' of a drive item`);
  const name = textMember(body, 'name') ?? row.name;
  checkName(name);
  checkIfMatch(call, driveItemTag(call, row));
  const { world } = call;
  return world.db.atomically(() => {
    const parent = world.db.get<FileRow>(
      'SELECT * FROM file WHERE list = ? AND item = ?',
      row.list,
      row.parent,
    );
    const there = parent ? childNamed(world, parent, name) : undefined;
    if (row.item === 0) throw invalid('The root cannot be renamed.');
    if (there && there.item !== row.item)
      throw taken('An item with the same name already exists under the parent');
    world.db.run(
      'UPDATE file SET name = ?, lower = ? WHERE list = ? AND item = ?',
      name,
      name.toLowerCase(),
      row.list,
      row.item,
    );
    const item = itemRow(world, row);
    changeItem(call, listOf(call), item, { ...storedFields(item), FileLeafRef: name });
    return shown(call, { ...row, name });
  });
}

/** `DELETE`: to the recycle bin. */
export function remove(call: Call): Answer {
  const row = entryOf(call);
  if (row.item === 0) throw invalid('The root cannot be deleted.');
  checkIfMatch(call, driveItemTag(call, row));
  recycle(call.world, row);
  return nothing;
}

/** `GET …/listItem`. */
export function listItem(call: Call): Answer {
  const list = listOf(call);
  const write = itemWriter(call, list, readShape(call, list));
  return { status: 200, json: write(itemRow(call.world, entryOf(call))) };
}

/** `GET …/listItem/fields`. */
export function readFields(call: Call): Answer {
  const row = itemRow(call.world, entryOf(call));
  const write = fieldsWriter(call.world, listOf(call), readSelect(call.query.get('select')));
  return { status: 200, json: write(row), headers: { ETag: etagOf(row) } };
}

/** `PATCH …/listItem/fields`. */
export function changeFields(call: Call): Answer {
  const list = listOf(call);
  const given = objectBody(call);
  call.world.db.atomically(() => {
    const row = itemRow(call.world, entryOf(call));
    checkIfMatch(call, etagOf(row));
    changeItem(call, list, row, applied(call.world, list, storedFields(row), given));
  });
  return readFields(call);
}

/** `POST …/restore`: back from the recycle bin. */
export const restored = (call: Call): Answer =>
  shown(call, restore(call, listOf(call), call.params['entry'] ?? ''));
