import { listOf, nothing, type Answer, type Call, type ListRow } from './call.ts';
import { fileOfItem } from './file-store.ts';
import { restoreFile } from './file-versions.ts';
import { fieldsWriter, readShape, type Shape } from './item-json.ts';
import { changeItem, itemOf, storedFields, type ItemRow } from './item-store.ts';
import { collection } from './items.ts';
import { notFound } from './refusal.ts';
import type { Endpoint } from './router.ts';

type VersionRow = Pick<ItemRow, 'version' | 'modified' | 'modifiedBy' | 'fields'>;

/** The versions of an item, the newest, which is the item as it is, first. */
function versionsOf(call: Call, row: ItemRow): ItemRow[] {
  const older = call.world.db.all<VersionRow>(
    'SELECT version, modified, modifiedBy, fields FROM version WHERE list = ? AND item = ? ORDER BY version DESC',
    row.list,
    row.id,
  );
  return [row, ...older.map((each) => ({ ...row, ...each }))];
}

function writer(call: Call, list: ListRow, shape: Shape): (row: ItemRow) => string {
  const fields = fieldsWriter(call.world, list, shape.fieldNames);
  return (row) => {
    const start =
      `{"id":"${row.version}.0","lastModifiedDateTime":"${row.modified}","lastModifiedBy":${row.modifiedBy},` +
      `"published":{"level":"published","versionId":"${row.version}.0"}`;
    return shape.fields ? `${start},"fields":${fields(row)}}` : `${start}}`;
  };
}

function ofItem(call: Call): ItemRow[] {
  return versionsOf(call, itemOf(call.world, listOf(call), call.params['item'] ?? ''));
}

function oneOf(call: Call): { row: ItemRow; current: ItemRow } {
  const rows = ofItem(call);
  const [current] = rows;
  const row = rows.find((each) => `${each.version}.0` === call.params['version']);
  if (!row || !current) throw notFound('The specified version was not found.');
  return { row, current };
}

function listVersions(call: Call): Answer {
  const list = listOf(call);
  const rows = ofItem(call).map(writer(call, list, readShape(call, list)));
  return collection(call, 'Collection(listItemVersion)', rows);
}

function readVersion(call: Call): Answer {
  const list = listOf(call);
  return { status: 200, json: writer(call, list, readShape(call, list))(oneOf(call).row) };
}

/** Makes a new version with the values of the old one, a file with its content too; unique columns are checked anew. */
function restoreVersion(call: Call): Answer {
  call.world.db.atomically(() => {
    const { row, current } = oneOf(call);
    const file = fileOfItem(call.world, listOf(call), current.id);
    if (file) restoreFile(call, file);
    else changeItem(call, listOf(call), current, storedFields(row));
  });
  return nothing;
}

const path = '/sites/{site}/lists/{list}/items/{item}/versions';

/** Versions of items. */
export const versionEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    need: { of: 'list', level: 'read' },
    units: 2,
    options: ['expand', 'top'],
    run: listVersions,
  },
  {
    method: 'GET',
    path: `${path}/{version}`,
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['expand'],
    run: readVersion,
  },
  {
    method: 'POST',
    path: `${path}/{version}/restoreVersion`,
    need: { of: 'list', level: 'write' },
    units: 2,
    run: restoreVersion,
  },
];
