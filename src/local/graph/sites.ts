import type { Site } from '@microsoft/microsoft-graph-types';
import { sharePointHost, sites, type LocalSite } from '../directory.ts';
import { levelOf } from './access.ts';
import { siteOf, type Answer, type Call, type Json } from './call.ts';
import { collection, entity } from './items.ts';
import { narrowed, readSelect } from './query.ts';
import { denied, invalid, notFound } from './refusal.ts';
import type { Endpoint } from './router.ts';

const began = '2026-01-05T09:00:00Z';

/** Graph's site resource. */
export const siteJson = (site: LocalSite): Json =>
  ({
    createdDateTime: began,
    description: '',
    id: site.id,
    lastModifiedDateTime: began,
    name: site.name,
    webUrl: `https://${sharePointHost}${site.path}`,
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: sharePointHost },
  }) satisfies Site;

/** The site at a path of the local host; refuses another host. */
export function siteByPath(host: string, path: string): LocalSite {
  if (host.toLowerCase() !== sharePointHost) throw invalid('Invalid hostname for this tenancy');
  const wanted = `/${path.replace(/^\/+|\/+$/g, '')}`.toLowerCase();
  const found = sites.find((site) => site.path.toLowerCase() === wanted);
  if (!found) throw notFound('Requested site could not be found');
  return found;
}

/** Rewrites `/sites/{host}:/{path}:/…` to `/sites/{id}/…`; other paths are left as they are. */
export function resolveSitePath(path: string): string {
  const match = /^\/sites\/([^/:,]+):\/([^:]*?)\/?(?::(\/.*)?)?$/i.exec(path);
  if (!match) return path;
  const [, host = '', at = '', rest = ''] = match;
  return `/sites/${siteByPath(host, decodeURIComponent(at)).id}${rest}`;
}

const read = (call: Call, site: LocalSite): Answer =>
  entity(call, 'sites/$entity', narrowed(siteJson(site), readSelect(call.query.get('select'))));

function searchSites(call: Call): Answer {
  const words = call.query.get('search');
  if (words === undefined) throw invalid("The 'search' query option is required.");
  const wanted = words.toLowerCase();
  // Sites.Selected alone finds nothing by search.
  const found = sites.filter(
    (site) =>
      (wanted === '*' || `${site.name} ${site.displayName}`.toLowerCase().includes(wanted)) &&
      levelOf(call.world, call.caller, site) !== 'none',
  );
  return collection(
    call,
    'sites',
    found.map((site) => JSON.stringify(siteJson(site))),
  );
}

function groupSite(call: Call): Answer {
  const site = sites.find((each) => each.groupId === call.params['group']?.toLowerCase());
  if (!site) throw notFound();
  if (levelOf(call.world, call.caller, site) === 'none') throw denied();
  return read(call, site);
}

const anySite = [
  'Sites.Selected',
  'Sites.Read.All',
  'Sites.ReadWrite.All',
  'Sites.Manage.All',
  'Sites.FullControl.All',
];

/** Sites. */
export const siteEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/sites',
    need: { of: 'scopes', any: anySite.slice(1) },
    units: 2,
    options: ['search', 'select', 'top'],
    run: searchSites,
  },
  {
    method: 'GET',
    path: '/sites/{site}',
    need: { of: 'site', level: 'read' },
    units: 1,
    options: ['select'],
    run: (call) => read(call, siteOf(call)),
  },
  {
    method: 'GET',
    path: '/groups/{group}/sites/root',
    need: { of: 'scopes', any: anySite },
    units: 1,
    options: ['select'],
    run: groupSite,
  },
];
