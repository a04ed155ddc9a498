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
  readonly sites: {
    readonly open: string;
    readonly evaluations?: string;
    /** Further sites with a register of their own that somebody who adds a tab is offered. */
    readonly more?: readonly string[];
  };
  /** Resource units a minute that the council's licences give; absent: the smallest tenant's 1,250. */
  readonly unitsAMinute?: number;
  /** Further origins that may frame the tab. Production names none: teams-js knows Microsoft's. */
  readonly hosts: readonly string[];
};

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const site = /^[a-z0-9.-]+:\/(sites|teams)\/[^/?#]+$/i;

type Rule = { readonly setting: string; readonly wanted: string; readonly fits: (text: string) => boolean };

const address = 'an https address';
const rules = {
  tenantId: {
    setting: 'tenantId (GM_TENANT)',
    wanted: 'the tenant id, a GUID',
    fits: (text) => guid.test(text),
  },
  clientId: {
    setting: 'clientId (GM_CLIENT)',
    wanted: 'the id of the app registration, a GUID',
    fits: (text) => guid.test(text),
  },
  graph: {
    setting: 'graph (GM_GRAPH)',
    wanted: `${address} such as https://graph.microsoft.com/v1.0`,
    fits: isAddress,
  },
  authority: {
    setting: 'authority (GM_AUTHORITY)',
    wanted: `${address} such as https://login.microsoftonline.com/<tenant id>`,
    fits: isAddress,
  },
  open: {
    setting: 'sites.open (GM_SITE)',
    wanted: 'a site such as council.sharepoint.com:/sites/SocialValue',
    fits: (text) => site.test(text),
  },
  evaluations: {
    setting: 'sites.evaluations (GM_EVALUATIONS)',
    wanted: 'a site such as council.sharepoint.com:/sites/SocialValueEvaluations, or left out',
    fits: (text) => text === '' || site.test(text),
  },
} as const satisfies Record<string, Rule>;

/** The settings, or a sentence for IT that names the setting to put right. */
export function readSettings(found: unknown): Settings | string {
  const given = members(found);
  const sites = members(given['sites']);
  const texts = {
    tenantId: text(given['tenantId']),
    clientId: text(given['clientId']),
    graph: text(given['graph']),
    authority: text(given['authority']),
    open: text(sites['open']),
    evaluations: text(sites['evaluations']),
  };
  for (const key of Object.keys(rules) as (keyof typeof rules)[]) {
    // its own keys
    const { setting, wanted, fits } = rules[key];
    if (!fits(texts[key]))
      return `The setting ${setting} is missing or wrong. It must be ${wanted}. Correct it and deploy the site again.`;
  }
  const { open, evaluations, ...rest } = texts;
  const quota = given['unitsAMinute'];
  const hosts = Array.isArray(given['hosts']) ? given['hosts'].filter(isText) : [];
  const units = typeof quota === 'number' && quota > 0 ? { unitsAMinute: quota } : {};
  const wrong = isTexts(sites['more']) ? sites['more'].find((one) => !site.test(one)) : undefined;
  if (wrong !== undefined)
    return `The setting sites.more (GM_MORE_SITES) names “${wrong}”, which is no site. It must be like council.sharepoint.com:/sites/SocialValue. Correct it and deploy the site again.`;
  const more = isTexts(sites['more']) ? { more: sites['more'] } : {};
  return {
    ...rest,
    ...units,
    sites: { open, ...(evaluations === '' ? {} : { evaluations }), ...more },
    hosts,
  };
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return isText(value) ? value : '';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** https, or http on this machine. */
function isAddress(text: string): boolean {
  return /^https:\/\/[^/]+/.test(text) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text);
}
