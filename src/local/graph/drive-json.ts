import type { Drive, DriveItem } from '@microsoft/microsoft-graph-types';
import { listOf, type Call, type Json, type ListRow } from './call.ts';
import { parentOf } from './file-paths.ts';
import { hashOf } from './contents.ts';
import { childrenOf, itemRow, type FileRow } from './file-store.ts';
import { downloadUrl, webFolder } from './shown.ts';

/** Graph's drive resource. */
export const driveJson = (list: ListRow): Json =>
  ({
    createdDateTime: list.created,
    description: list.description,
    id: list.drive ?? '',
    lastModifiedDateTime: list.modified,
    name: list.displayName,
    webUrl: webFolder(list),
    driveType: list.owner === null ? 'documentLibrary' : 'business',
    createdBy: identity(list.createdBy),
    sharePointIds: { listId: list.id, siteId: list.site.split(',')[1] ?? '' },
    quota: { state: 'normal', total: 27_487_790_694_400, used: 0, remaining: 27_487_790_694_400, deleted: 0 },
  }) satisfies Drive;

// Identities are stored as JSON objects made by the tenant.
const identity = (text: string) => JSON.parse(text) as Json;

/** The drive item's eTag; it changes with content, name and fields. */
export function driveItemTag(call: Call, row: FileRow): string {
  if (row.item === 0) return `"{${row.key}},1"`;
  const item = itemRow(call.world, row);
  return `"{${item.guid.toUpperCase()}},${item.version}"`;
}

function pathTo(call: Call, row: FileRow): string {
  const names: string[] = [];
  for (let at = parentOf(call, row); at && at.item !== 0; at = parentOf(call, at)) names.unshift(at.name);
  return names.map((name) => `/${encodeURIComponent(name)}`).join('');
}

/** Graph's driveItem resource. */
export function driveItemJson(call: Call, row: FileRow): Json {
  const list = listOf(call);
  const tag = driveItemTag(call, row);
  const folder = { folder: { childCount: row.folder === 1 ? childrenOf(call.world, row).length : 0 } };
  if (row.item === 0) {
    return {
      id: row.key,
      name: 'root',
      eTag: tag,
      size: 0,
      createdDateTime: list.created,
      lastModifiedDateTime: list.modified,
      webUrl: webFolder(list),
      parentReference: { driveId: list.drive, driveType: 'documentLibrary' },
      root: {},
      ...folder,
    } satisfies DriveItem;
  }
  const item = itemRow(call.world, row);
  const path = pathTo(call, row);
  return {
    ...(row.folder === 0 ? { '@microsoft.graph.downloadUrl': downloadUrl(call, row) } : {}),
    id: row.key,
    name: row.name,
    eTag: tag,
    cTag: tag.replace('"{', '"c:{'),
    size: row.size,
    createdDateTime: item.created,
    lastModifiedDateTime: item.modified,
    createdBy: identity(item.createdBy),
    lastModifiedBy: identity(item.modifiedBy),
    webUrl: `${webFolder(list)}${path}/${encodeURIComponent(row.name)}`,
    parentReference: {
      driveId: list.drive,
      driveType: list.owner === null ? 'documentLibrary' : 'business',
      id: parentOf(call, row)?.key,
      path: `/drives/${list.drive}/root:${path}`,
      siteId: list.site,
    },
    fileSystemInfo: { createdDateTime: item.created, lastModifiedDateTime: item.modified },
    ...(row.folder === 1
      ? folder
      : {
          file: {
            mimeType: row.mime,
            hashes: { sha256Hash: row.size > 20_000_000 ? undefined : hashOf(call.world, row) },
          },
        }),
  };
}
