import { listOf, nothing, type Answer, type Call, type Json } from './call.ts';
import { driveItemTag } from './drive-json.ts';
import { entryOf } from './file-paths.ts';
import { itemRow, replaceContent, type FileRow } from './file-store.ts';
import { changeItem, checkIfMatch, storedFields, type ItemRow } from './item-store.ts';
import { collection, entity } from './items.ts';
import { invalid, notFound } from './refusal.ts';
import { downloadUrl } from './shown.ts';
import type { Stored } from './values.ts';

/** A version of a file: who made it, its fields, and the content that it had. */
type FileVersion = Pick<ItemRow, 'version' | 'modified' | 'modifiedBy' | 'fields'> & {
  size: number;
  content: string | null;
};

/**
 * The versions of a file, the present one first. A change of fields only is a version too: its content is that
 * of the next one that was replaced, or the present one.
 */
function versionsOf(call: Call, row: FileRow): FileVersion[] {
  const { db } = call.world;
  const replaced = db.all<{ version: number; size: number; content: string | null }>(
    'SELECT version, size, content FROM fileVersion WHERE list = ? AND item = ? ORDER BY version',
    row.list,
    row.item,
  );
  const older = db.all<Pick<ItemRow, 'version' | 'modified' | 'modifiedBy' | 'fields'>>(
    'SELECT version, modified, modifiedBy, fields FROM version WHERE list = ? AND item = ? ORDER BY version DESC',
    row.list,
    row.item,
  );
  return [itemRow(call.world, row), ...older].map((each) => {
    const { size, content } = replaced.find(({ version }) => version >= each.version) ?? row;
    return { ...each, size, content };
  });
}

function oneOf(call: Call, row: FileRow, id = call.params['version']): FileVersion {
  const found = versionsOf(call, row).find(({ version }) => `${version}.0` === id);
  if (!found) throw notFound('The specified version was not found.');
  return found;
}

const shown = ({ version, modified, modifiedBy, size }: FileVersion): Json => ({
  id: `${version}.0`,
  lastModifiedDateTime: modified,
  // Identities are stored as JSON objects made by the tenant.
  lastModifiedBy: JSON.parse(modifiedBy) as Json,
  size,
});

/** `GET …/versions`. */
export function listVersions(call: Call): Answer {
  const texts = versionsOf(call, entryOf(call)).map((each) => JSON.stringify(shown(each)));
  return collection(call, 'Collection(driveItemVersion)', texts);
}

/** `GET …/versions/{version}`. */
export const readVersion = (call: Call): Answer =>
  entity(call, 'driveItemVersion', shown(oneOf(call, entryOf(call))));

/** `GET …/versions/{version}/content`: sent on to the download address of that content. */
export function versionContent(call: Call): Answer {
  const row = entryOf(call);
  const { size, content } = oneOf(call, row);
  if (row.folder === 1) throw invalid('A folder has no content.');
  return { status: 302, headers: { Location: downloadUrl(call, { ...row, size, content }) } };
}

/** `POST …/versions/{version}/restoreVersion`: a new version with the old content and fields; the name stays. */
export function restoreVersion(call: Call): Answer {
  const row = entryOf(call);
  checkIfMatch(call, driveItemTag(call, row));
  restoreFile(call, row);
  return nothing;
}

/** Makes a new version of a file with the content and fields that the version of the path had. */
export function restoreFile(call: Call, row: FileRow): void {
  call.world.db.atomically(() => {
    const { size, content, fields } = oneOf(call, row);
    const kept: Stored = { ...storedFields({ fields }), FileLeafRef: row.name };
    if (content === row.content) changeItem(call, listOf(call), itemRow(call.world, row), kept);
    else replaceContent(call, listOf(call), row, { size, content, fields: kept });
  });
}
