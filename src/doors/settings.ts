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

const fits = {
  tenantId: isGuid,
  clientId: isGuid,
  graph: isAddress,
  authority: isAddress,
  open: isSite,
  evaluations: (text: string) => text === '' || isSite(text),
} as const;

/** The settings, or a sentence for IT that names the setting to put right. */
export async function readSettings(found: unknown): Promise<Settings | string> {
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
  for (const key of Object.keys(fits) as (keyof typeof fits)[])
    // its own keys
    if (!fits[key](texts[key])) return (await words()).wrongSetting(key);
  const { open, evaluations, ...rest } = texts;
  const quota = given['unitsAMinute'];
  const hosts = Array.isArray(given['hosts']) ? given['hosts'].filter(isText) : [];
  const units = typeof quota === 'number' && quota > 0 ? { unitsAMinute: quota } : {};
  const wrong = isTexts(sites['more']) ? sites['more'].find((one) => !isSite(one)) : undefined;
  if (wrong !== undefined) return (await words()).wrongSite(wrong);
  const more = isTexts(sites['more']) ? { more: sites['more'] } : {};
  return {
    ...rest,
    ...units,
    sites: { open, ...(evaluations === '' ? {} : { evaluations }), ...more },
    hosts,
  };
}

/** What to say of a wrong setting is fetched when there is one. */
const words = () => import('./wrong-setting.ts');

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

function isGuid(text: string): boolean {
  return guid.test(text);
}

function isSite(text: string): boolean {
  return site.test(text);
}

/** https, or http on this machine. */
function isAddress(text: string): boolean {
  return /^https:\/\/[^/]+/.test(text) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text);
}
