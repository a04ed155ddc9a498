import type { Settings } from '../doors/settings.ts';

/** The settings for the site that the tab was set up with, where it names one of the council's own SharePoint. */
export function atSite(settings: Settings, search: string): Settings {
  const asked = new URLSearchParams(search).get('site') ?? '';
  if (!isOurs(settings, asked) || asked === settings.sites.open) return settings;
  // The evaluations belong to the configured site.
  return { ...settings, sites: { open: asked } };
}

/** Whether a tab may look at the site: one of the council's SharePoint, and not the one of the evaluations. */
export function isOurs({ sites }: Settings, asked: string): boolean {
  const [host] = sites.open.split(':');
  return (
    /^[^/:]+:\/(sites|teams)\/[^/?#]+$/.test(asked) &&
    asked.split(':')[0] === host &&
    asked !== sites.evaluations
  );
}

/** The tab's own name among the app's tabs; a tab on the configured site has the one that cards link to. */
export function entityOf({ sites }: Settings, site: string): string {
  return site === sites.open
    ? 'register'
    : `register-${site.replace(/^[^/]*\//, '').replace(/[^\w-]+/g, '-')}`;
}

/** Where the tab begins and at which site, as the address that Teams opens. */
export function contentOf(origin: string, begin: string, site: string): string {
  return `${origin}/index.html?${new URLSearchParams({ begin, site }).toString()}`;
}
