import type { User } from '@microsoft/microsoft-graph-types';
import { channels, people, person, sites, type LocalPerson } from '../directory.ts';
import type { Answer, Call, Json } from './call.ts';
import { collection, entity } from './items.ts';
import { narrowed, readSelect, readTop } from './query.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Endpoint } from './router.ts';

const readMe = ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'];
const readPeople = ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'];
const readMembers = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All', 'User.Read.All'];

/** Graph's user resource. */
export const personJson = (each: LocalPerson): Json =>
  ({
    businessPhones: [],
    displayName: each.displayName,
    givenName: null,
    id: each.id,
    jobTitle: each.displayName,
    mail: each.upn,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'en-GB',
    surname: null,
    userPrincipalName: each.upn,
  }) satisfies User;

function shaped(call: Call, each: LocalPerson): Json {
  const select = readSelect(call.query.get('select'));
  const json = select ? { ...personJson(each), accountEnabled: each.enabled } : personJson(each);
  return narrowed(json, select);
}

function me(call: Call): Answer {
  const each = call.caller.person;
  if (!each) throw notFound();
  return entity(call, 'users/$entity', shaped(call, each));
}

function oneUser(call: Call): Answer {
  const each = person(call.params['user'] ?? '');
  if (!each) {
    throw new Refusal(
      404,
      'Request_ResourceNotFound',
      `Resource '${call.params['user'] ?? ''}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  return entity(call, 'users/$entity', shaped(call, each));
}

const clause = /^\s*(?:startswith\((\w+)\s*,\s*'((?:[^']|'')*)'\)|(\w+) eq '((?:[^']|'')*)')\s*$/i;
const searchable = ['displayName', 'userPrincipalName', 'mail', 'id'];

function listUsers(call: Call): Answer {
  const filter = call.query.get('filter');
  const tests = (filter === undefined ? [] : filter.split(/ or /i)).map(readClause);
  const found = people.filter((each) => tests.length === 0 || tests.some((test) => test(each)));
  const page = found.slice(0, readTop(call.query, 100, 999));
  return collection(
    call,
    'users',
    page.map((each) => JSON.stringify(shaped(call, each))),
  );
}

function readClause(text: string): (each: LocalPerson) => boolean {
  const match = clause.exec(text);
  const name = match?.[1] ?? match?.[3] ?? '';
  if (!match || !searchable.includes(name)) {
    throw new Refusal(
      400,
      'Request_UnsupportedQuery',
      `Unsupported or invalid query filter clause specified: ${text}`,
    );
  }
  const value = (match[2] ?? match[4] ?? '').replaceAll("''", "'").toLowerCase();
  return (each) => {
    const has = String(personJson(each)[name]).toLowerCase();
    return match[1] ? has.startsWith(value) : has === value;
  };
}

function members(call: Call): Answer {
  const site = sites.find((each) => each.groupId === call.params['group']?.toLowerCase());
  if (!site) throw new Refusal(404, 'Request_ResourceNotFound', 'The group does not exist.');
  const found = people.filter((each) => ['owner', 'member'].includes(site.role(each.upn) ?? ''));
  const texts = found.map((each) =>
    JSON.stringify({ '@odata.type': '#microsoft.graph.user', ...shaped(call, each) }),
  );
  return collection(call, 'directoryObjects', texts);
}

function memberOf(call: Call, each: LocalPerson | undefined): Answer {
  if (!each) throw new Refusal(404, 'Request_ResourceNotFound', 'The user does not exist.');
  const groups = sites
    .filter((site) => ['owner', 'member'].includes(site.role(each.upn) ?? ''))
    .map((site) => ({
      '@odata.type': '#microsoft.graph.group',
      id: site.groupId,
      displayName: site.displayName,
      mailEnabled: true,
      securityEnabled: false,
    }));
  return collection(
    call,
    'directoryObjects',
    groups.map((group) => JSON.stringify(group)),
  );
}

function joinedTeams(call: Call): Answer {
  const upn = call.caller.person?.upn ?? '';
  const teams = sites.filter(
    (site) => channels.has(site.groupId) && ['owner', 'member'].includes(site.role(upn) ?? ''),
  );
  const texts = teams.map((site) =>
    JSON.stringify({ id: site.groupId, displayName: site.displayName, description: '' }),
  );
  return collection(call, 'teams', texts);
}

/** People, groups' members and one's own groups; priced in the directory's own units, which are not counted. */
export const peopleEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/me',
    need: { of: 'scopes', any: readMe, personOnly: true },
    units: 0,
    options: ['select'],
    run: me,
  },
  {
    method: 'GET',
    path: '/me/memberOf',
    need: { of: 'scopes', any: readMe, personOnly: true },
    units: 0,
    options: ['select', 'top'],
    run: (call) => memberOf(call, call.caller.person),
  },
  {
    method: 'GET',
    path: '/me/joinedTeams',
    need: { of: 'scopes', any: ['Team.ReadBasic.All', 'TeamSettings.Read.All'], personOnly: true },
    units: 0,
    run: joinedTeams,
  },
  {
    method: 'GET',
    path: '/users',
    need: { of: 'scopes', any: readPeople },
    units: 0,
    options: ['select', 'filter', 'top'],
    run: listUsers,
  },
  {
    method: 'GET',
    path: '/users/{user}',
    need: { of: 'scopes', any: readPeople },
    units: 0,
    options: ['select'],
    run: oneUser,
  },
  {
    method: 'GET',
    path: '/users/{user}/memberOf',
    need: { of: 'scopes', any: ['Directory.Read.All', 'GroupMember.Read.All', 'User.Read.All'] },
    units: 0,
    run: (call) => memberOf(call, person(call.params['user'] ?? '')),
  },
  {
    method: 'GET',
    path: '/groups/{group}/members',
    need: { of: 'scopes', any: readMembers },
    units: 0,
    options: ['select', 'top'],
    run: members,
  },
];
