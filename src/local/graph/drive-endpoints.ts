import { listOf, siteOf, type Answer, type Call, type ListRow } from './call.ts';
import { driveJson } from './drive-json.ts';
import {
  changeFields,
  createFolder,
  getContent,
  listChildren,
  listItem,
  putContent,
  readFields,
  remove,
  rename,
  restored,
  shown,
} from './drives.ts';
import { entryOf } from './file-paths.ts';
import { fileOfItem } from './file-store.ts';
import { listVersions, readVersion, restoreVersion, versionContent } from './file-versions.ts';
import { collection, entity } from './items.ts';
import { notFound } from './refusal.ts';
import type { Endpoint } from './router.ts';
import { createSession } from './transfers.ts';

type Action = Pick<Endpoint, 'method' | 'units' | 'run'> & {
  end: string;
  options?: string[];
  level: 'read' | 'write';
};

const actions: readonly Action[] = [
  {
    method: 'GET',
    end: '',
    level: 'read',
    units: 1,
    options: ['select'],
    run: (call) => shown(call, entryOf(call)),
  },
  { method: 'PATCH', end: '', level: 'write', units: 2, run: rename },
  { method: 'DELETE', end: '', level: 'write', units: 2, run: remove },
  { method: 'GET', end: '/children', level: 'read', units: 2, options: ['select', 'top'], run: listChildren },
  { method: 'POST', end: '/children', level: 'write', units: 2, run: createFolder },
  { method: 'GET', end: '/content', level: 'read', units: 1, run: getContent },
  { method: 'PUT', end: '/content', level: 'write', units: 2, run: putContent },
  { method: 'POST', end: '/createUploadSession', level: 'write', units: 2, run: createSession },
  { method: 'GET', end: '/versions', level: 'read', units: 2, run: listVersions },
  { method: 'GET', end: '/versions/{version}', level: 'read', units: 1, run: readVersion },
  { method: 'GET', end: '/versions/{version}/content', level: 'read', units: 1, run: versionContent },
  {
    method: 'POST',
    end: '/versions/{version}/restoreVersion',
    level: 'write',
    units: 2,
    run: restoreVersion,
  },
  { method: 'GET', end: '/listItem', level: 'read', units: 1, options: ['expand', 'select'], run: listItem },
  { method: 'GET', end: '/listItem/fields', level: 'read', units: 1, options: ['select'], run: readFields },
  { method: 'PATCH', end: '/listItem/fields', level: 'write', units: 2, run: changeFields },
];

const anywhere = ['/root', '/items/{entry}', '/root:/{path...}', '/items/{entry}:/{path...}'];
const ownOnly = ['/special/approot', '/special/approot:/{path...}'];

const under = (base: string, of: 'drive' | 'personal', places: readonly string[]): Endpoint[] =>
  places.flatMap((place) =>
    actions.map(({ end, level, ...action }) => ({
      ...action,
      path: `${base}${place}${place.includes('...') && end !== '' ? ':' : ''}${end}`,
      need: { of, level },
    })),
  );

const oneDrive = (call: Call, list: ListRow | undefined): Answer => {
  if (!list?.drive) throw notFound('The drive could not be found.');
  return entity(call, 'drives/$entity', driveJson(list));
};

const libraries = (call: Call) =>
  call.world.db.all<ListRow>(
    'SELECT * FROM list WHERE site = ? AND drive IS NOT NULL AND hidden = 0 ORDER BY n',
    siteOf(call).id,
  );

function driveItemOfListItem(call: Call): Answer {
  const row = fileOfItem(call.world, listOf(call), Number(call.params['item']));
  if (!row) throw notFound();
  return shown(call, row);
}

/** Drives: document libraries of sites, and each person's own with a folder for each program. */
export const driveEndpoints: readonly Endpoint[] = [
  ...under('/drives/{drive}', 'drive', anywhere),
  ...under('/me/drive', 'personal', [...anywhere, ...ownOnly]),
  {
    method: 'POST',
    path: '/drives/{drive}/items/{entry}/restore',
    need: { of: 'drive', level: 'write' },
    units: 2,
    run: restored,
  },
  {
    method: 'GET',
    path: '/drives/{drive}',
    need: { of: 'drive', level: 'read' },
    units: 1,
    run: (call) => oneDrive(call, call.list),
  },
  {
    method: 'GET',
    path: '/me/drive',
    need: { of: 'personal', level: 'read' },
    units: 1,
    run: (call) => oneDrive(call, call.list),
  },
  {
    method: 'GET',
    path: '/sites/{site}/drive',
    need: { of: 'site', level: 'read' },
    units: 1,
    run: (call) => oneDrive(call, libraries(call)[0]),
  },
  {
    method: 'GET',
    path: '/sites/{site}/drives',
    need: { of: 'site', level: 'read' },
    units: 2,
    options: ['select', 'top'],
    run: (call) =>
      collection(
        call,
        'drives',
        libraries(call).map((list) => JSON.stringify(driveJson(list))),
      ),
  },
  {
    method: 'GET',
    path: '/sites/{site}/lists/{list}/drive',
    need: { of: 'list', level: 'read' },
    units: 1,
    run: (call) => oneDrive(call, call.list),
  },
  {
    method: 'GET',
    path: '/sites/{site}/lists/{list}/items/{item}/driveItem',
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['select'],
    run: driveItemOfListItem,
  },
];
