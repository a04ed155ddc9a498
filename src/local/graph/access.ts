import { sharePointHost, sites, type LocalPerson, type LocalSite, type SiteRole } from '../directory.ts';
import type { Call, Caller, ListRow, World } from './call.ts';
import { insertList } from './list-store.ts';
import { denied, invalid, notFound, Refusal } from './refusal.ts';

/** Rights on a site or list, each including those before it. */
export type Level = 'none' | 'read' | 'write' | 'manage' | 'full';

/** What an endpoint asks of the caller, checked before it runs; an endpoint without a need cannot be declared. */
export type Need =
  | { of: 'site'; level: Level; scopes?: readonly string[] }
  | { of: 'list'; level: Level; scopes?: readonly string[] }
  | { of: 'drive'; level: Level }
  | { of: 'scopes'; any: readonly string[]; personOnly?: boolean }
  | { of: 'personal'; level: Level };

const order: readonly Level[] = ['none', 'read', 'write', 'manage', 'full'];
const rank = (level: Level) => order.indexOf(level);
const lesser = (a: Level, b: Level) => (rank(a) < rank(b) ? a : b);
const greater = (a: Level, b: Level) => (rank(a) > rank(b) ? a : b);

const byRole: Record<SiteRole, Level> = { owner: 'full', member: 'manage', visitor: 'read' };

/** What each role of a grant to an application gives. */
export const byGrant: Readonly<Record<string, Level>> = {
  read: 'read',
  write: 'write',
  manage: 'manage',
  owner: 'full',
  fullcontrol: 'full',
};

const wide: readonly (readonly [scope: string, level: Level])[] = [
  ['Sites.Read.All', 'read'],
  ['Sites.ReadWrite.All', 'write'],
  ['Sites.Manage.All', 'manage'],
  ['Sites.FullControl.All', 'full'],
];

const files: readonly (readonly [scope: string, level: Level])[] = [
  ['Files.Read', 'read'],
  ['Files.Read.All', 'read'],
  ['Files.ReadWrite', 'write'],
  ['Files.ReadWrite.All', 'write'],
];

const highest = (table: typeof wide, scopes: ReadonlySet<string>) =>
  table.reduce<Level>((level, [scope, gives]) => (scopes.has(scope) ? greater(level, gives) : level), 'none');

function granted(world: World, app: string, site: string, list: ListRow | undefined): Level {
  const rows = world.db.recall<{ roles: string }>(
    'SELECT roles FROM appGrant WHERE app = ? AND site = ? AND list IS ?',
    app,
    site,
    list?.n ?? null,
  );
  return rows
    .flatMap((row) => row.roles.split(','))
    .reduce<Level>((level, role) => greater(level, byGrant[role] ?? 'none'), 'none');
}

function appLevel(world: World, caller: Caller, site: LocalSite, list?: ListRow): Level {
  let level = highest(wide, caller.scopes);
  if (caller.scopes.has('Sites.Selected')) {
    level = greater(level, granted(world, caller.app.id, site.id, undefined));
  }
  if (list && caller.scopes.has('Lists.SelectedOperations.Selected')) {
    level = greater(level, granted(world, caller.app.id, site.id, list));
  }
  return level;
}

/** Rights of a person on a site, or on a list whose inheritance IT broke; site owners keep theirs. */
export function personLevel(world: World, upn: string, site: LocalSite, list?: ListRow): Level {
  const role = site.role(upn);
  const level = role ? byRole[role] : 'none';
  if (!list || list.ownRights === 0 || level === 'full') return level;
  const row = world.db.get<{ role: string }>(
    'SELECT role FROM listRight WHERE list = ? AND person = ?',
    list.n,
    upn,
  );
  return row ? (byGrant[row.role] ?? 'none') : 'none';
}

/** What the call may do: the lesser of what the program and the person may. */
export function levelOf(world: World, caller: Caller, site: LocalSite, list?: ListRow): Level {
  const program = appLevel(world, caller, site, list);
  return caller.person ? lesser(program, personLevel(world, caller.person.upn, site, list)) : program;
}

function fileLevel(world: World, caller: Caller, site: LocalSite, list: ListRow): Level {
  const bySite = levelOf(world, caller, site, list);
  const byFiles = highest(files, caller.scopes);
  const person = caller.person ? personLevel(world, caller.person.upn, site, list) : 'full';
  return greater(bySite, lesser(byFiles, person));
}

/** Finds a site by its id triple; refuses what is none. */
export function siteById(id: string): LocalSite {
  const wanted = id.toLowerCase();
  const found = sites.find((site) => site.id === wanted || site.id.split(',')[1] === wanted);
  if (found) return found;
  if (wanted === 'root') throw notFound('The tenant has no root site.');
  if (!/^[^,]+,[0-9a-f-]{36},[0-9a-f-]{36}$/.test(wanted)) {
    throw invalid('Invalid hostname for this tenancy');
  }
  throw notFound('Requested site could not be found');
}

/** Finds a list of a site by id or title; undefined when there is none. */
export function findList(world: World, site: LocalSite, idOrTitle: string): ListRow | undefined {
  const [byId] = world.db.recall<ListRow>(
    'SELECT * FROM list WHERE id = ? AND site = ?',
    idOrTitle.toLowerCase(),
    site.id,
  );
  if (byId) return byId;
  return world.db.get<ListRow>(
    'SELECT * FROM list WHERE site = ? AND (displayName = ? COLLATE NOCASE OR name = ? COLLATE NOCASE) LIMIT 1',
    site.id,
    idOrTitle,
    idOrTitle,
  );
}

function demand(has: Level, wants: Level): void {
  if (rank(has) < rank(wants)) throw denied();
}

/** Fills in the call's site and list and refuses a caller without the rights. */
export function admit(call: Call, need: Need): void {
  if (need.of === 'scopes') return admitScopes(call, need.any, need.personOnly === true);
  if (need.of === 'personal') return admitPersonal(call, need.level);
  if (need.of === 'drive') return admitDrive(call, need.level);
  const site = siteById(call.params['site'] ?? '');
  call.site = site;
  if (need.scopes && !need.scopes.some((scope) => call.caller.scopes.has(scope))) throw denied();
  if (need.of === 'site') {
    return demand(levelOf(call.world, call.caller, site), need.level);
  }
  const list = findList(call.world, site, call.params['list'] ?? '');
  // Who has no rights on the site does not learn which lists it has.
  if (!list) {
    demand(levelOf(call.world, call.caller, site), 'read');
    throw notFound('The specified list was not found');
  }
  demand(levelOf(call.world, call.caller, site, list), need.level);
  call.list = list;
}

function admitScopes(call: Call, any: readonly string[], personOnly: boolean): void {
  if (personOnly && !call.caller.person) {
    throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  if (!any.some((scope) => call.caller.scopes.has(scope))) {
    throw new Refusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
}

function admitDrive(call: Call, level: Level): void {
  const { world, caller } = call;
  const list = world.db.get<ListRow>('SELECT * FROM list WHERE drive = ?', call.params['drive'] ?? '');
  if (!list) throw notFound('The drive could not be found.');
  call.list = list;
  if (list.owner !== null) return admitOwner(call, list.owner, level);
  const site = siteById(list.site);
  call.site = site;
  demand(fileLevel(world, caller, site, list), level);
}

function admitOwner(call: Call, owner: string, level: Level): void {
  if (call.caller.person?.id !== owner) throw denied();
  demand(ownLevel(call.caller.scopes), level);
}

function ownLevel(scopes: ReadonlySet<string>): Level {
  const appFolder: Level = scopes.has('Files.ReadWrite.AppFolder') ? 'write' : 'none';
  return greater(greater(highest(files, scopes), highest(wide, scopes)), appFolder);
}

function admitPersonal(call: Call, level: Level): void {
  if (!call.caller.person) {
    throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  demand(ownLevel(call.caller.scopes), level);
  call.list = ownDrive(call, call.caller.person);
}

/** The person's own drive, made when it is first used. */
function ownDrive(call: Call, who: LocalPerson): ListRow {
  const row = call.world.db.get<ListRow>('SELECT * FROM list WHERE owner = ?', who.id);
  if (row) return row;
  return insertList(call, {
    site: `council-my.${sharePointHost.replace('council.', '')},${who.id},${who.id}`,
    owner: who.id,
    title: 'Documents',
    template: 'documentLibrary',
    description: '',
    hidden: false,
  });
}
