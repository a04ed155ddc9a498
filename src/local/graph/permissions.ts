import type { Permission } from '@microsoft/microsoft-graph-types';
import { randomBytes } from 'node:crypto';
import { byGrant, type Need } from './access.ts';
import { isObject, nothing, objectBody, siteOf, type Answer, type Call, type Json } from './call.ts';
import { collection, entity } from './items.ts';
import { invalid, notFound } from './refusal.ts';
import type { Endpoint } from './router.ts';

type GrantRow = { id: string; app: string; appName: string; roles: string };

const grantJson = (row: GrantRow): Json => {
  const identity = [{ application: { id: row.app, displayName: row.appName } }];
  return {
    id: row.id,
    roles: row.roles.split(','),
    grantedToIdentitiesV2: identity,
    grantedToIdentities: identity,
  } satisfies Permission;
};

const grants = (call: Call) =>
  call.world.db.all<GrantRow>(
    'SELECT id, app, appName, roles FROM appGrant WHERE site = ? AND list IS ? ORDER BY id',
    siteOf(call).id,
    call.list?.n ?? null,
  );

function grantOf(call: Call): GrantRow {
  const row = grants(call).find((each) => each.id === call.params['grant']);
  if (!row) throw notFound('The permission was not found.');
  return row;
}

function readRoles(body: Json): string[] {
  const roles = body['roles'];
  if (!Array.isArray(roles) || roles.length === 0) throw invalid("The value of 'roles' is missing.");
  const unknown = roles.find((role) => typeof role !== 'string' || !Object.hasOwn(byGrant, role));
  if (unknown !== undefined) throw invalid(`The role '${String(unknown)}' is not supported.`);
  return roles.map(String);
}

function readApp(body: Json): { id: string; displayName: string } {
  const given = body['grantedToIdentitiesV2'] ?? body['grantedToIdentities'] ?? [body['grantedTo']];
  const first: unknown = Array.isArray(given) ? given[0] : undefined;
  const app = isObject(first) ? first['application'] : undefined;
  if (!isObject(app) || typeof app['id'] !== 'string') {
    throw invalid('Only applications can be granted permissions here; name one in grantedToIdentities.');
  }
  return {
    id: app['id'].toLowerCase(),
    displayName: typeof app['displayName'] === 'string' ? app['displayName'] : '',
  };
}

function grant(call: Call): Answer {
  const body = objectBody(call);
  const app = readApp(body);
  const row: GrantRow = {
    id: `aTowaS50fG1z${randomBytes(24).toString('base64url')}`,
    app: app.id,
    appName: app.displayName,
    roles: readRoles(body).join(','),
  };
  call.world.db.run(
    'INSERT INTO appGrant VALUES (?, ?, ?, ?, ?, ?)',
    row.id,
    siteOf(call).id,
    call.list?.n ?? null,
    row.app,
    row.appName,
    row.roles,
  );
  return entity(call, 'permission', grantJson(row), 201);
}

function change(call: Call): Answer {
  const row = grantOf(call);
  const roles = readRoles(objectBody(call)).join(',');
  call.world.db.run('UPDATE appGrant SET roles = ? WHERE id = ?', roles, row.id);
  return entity(call, 'permission', grantJson({ ...row, roles }));
}

function revoke(call: Call): Answer {
  call.world.db.run('DELETE FROM appGrant WHERE id = ?', grantOf(call).id);
  return nothing;
}

const scopes = ['Sites.FullControl.All'];

const under = (path: string, need: Need): Endpoint[] => [
  {
    method: 'GET',
    path,
    need,
    units: 5,
    run: (call) =>
      collection(
        call,
        'Collection(permission)',
        grants(call).map((row) => JSON.stringify(grantJson(row))),
      ),
  },
  { method: 'POST', path, need, units: 5, run: grant },
  {
    method: 'GET',
    path: `${path}/{grant}`,
    need,
    units: 5,
    run: (call) => entity(call, 'permission', grantJson(grantOf(call))),
  },
  { method: 'PATCH', path: `${path}/{grant}`, need, units: 5, run: change },
  { method: 'DELETE', path: `${path}/{grant}`, need, units: 5, run: revoke },
];

/** What programs with Sites.Selected or Lists.SelectedOperations.Selected were granted. */
export const permissionEndpoints: readonly Endpoint[] = [
  ...under('/sites/{site}/permissions', { of: 'site', level: 'full', scopes }),
  ...under('/sites/{site}/lists/{list}/permissions', { of: 'list', level: 'full', scopes }),
];
