/** Where this installation lives: one file, /settings.json, written when the site is deployed. */
export type Settings = {
  /** The council's tenant id, a GUID. */
  readonly tenantId: string;
  /** The app registration's id, a GUID. */
  readonly clientId: string;
  /** "https://graph.microsoft.com/v1.0" */
  readonly graph: string;
  /** "https://login.microsoftonline.com/<tenant id>" */
  readonly authority: string;
  /** Sites as "council.sharepoint.com:/sites/SocialValue". */
  readonly sites: { readonly open: string; readonly evaluations?: string };
  /** Further origins that may frame the tab. Production names none: teams-js knows Microsoft's. */
  readonly hosts: readonly string[];
};

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const site = /^[a-z0-9.-]+:\/(sites|teams)\/[^/?#]+$/i;

/** The settings, or a sentence for IT that names the setting to put right. */
export function readSettings(found: unknown): Settings | string {
  if (typeof found !== 'object' || found === null) return 'settings.json is not an object.';
  const given = found as Partial<Record<keyof Settings, unknown>>; // read member by member below
  const { tenantId, clientId, graph, authority, sites, hosts } = given;
  if (!isText(tenantId) || !guid.test(tenantId))
    return wrong('tenantId (GM_TENANT)', 'the tenant id, a GUID');
  if (!isText(clientId) || !guid.test(clientId))
    return wrong('clientId (GM_CLIENT)', 'the id of the app registration, a GUID');
  if (!isText(graph) || !isAddress(graph))
    return wrong('graph (GM_GRAPH)', 'an https address such as https://graph.microsoft.com/v1.0');
  if (!isText(authority) || !isAddress(authority))
    return wrong(
      'authority (GM_AUTHORITY)',
      'an https address such as https://login.microsoftonline.com/<tenant id>',
    );
  const places = (sites ?? {}) as { open?: unknown; evaluations?: unknown }; // likewise
  if (!isText(places.open) || !site.test(places.open))
    return wrong('sites.open (GM_SITE)', 'a site such as council.sharepoint.com:/sites/SocialValue');
  if (places.evaluations !== undefined && (!isText(places.evaluations) || !site.test(places.evaluations)))
    return wrong(
      'sites.evaluations (GM_EVALUATIONS_SITE)',
      'a site such as council.sharepoint.com:/sites/SocialValueEvaluations',
    );
  const origins = Array.isArray(hosts) ? hosts.filter(isText) : [];
  return {
    tenantId,
    clientId,
    graph,
    authority,
    sites: { open: places.open, ...(isText(places.evaluations) ? { evaluations: places.evaluations } : {}) },
    hosts: origins,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** https, or http on this machine. */
function isAddress(text: string): boolean {
  return /^https:\/\/[^/]+/.test(text) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text);
}

function wrong(setting: string, wanted: string): string {
  return `The setting ${setting} is missing or wrong. It must be ${wanted}. Correct it and deploy the site again.`;
}
