import { siteOf } from '../registers/site-address.ts';
import type { Environment } from './connection.ts';

/** What the site reads at its start from /settings.json; what is not known is empty, and the site says so. */
export type SiteSettings = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly graph: string;
  readonly authority: string;
  readonly sites: { readonly open: string; readonly evaluations?: string; readonly more?: readonly string[] };
  /** Resource units a minute, when the council's licences give more than the smallest quota. */
  readonly unitsAMinute?: number;
  readonly hosts: readonly string[];
};

/** The settings from the same variables that the commands read; sites as the browser shows them or as hostname:/sites/Name. */
export function siteSettings(environment: Environment): SiteSettings {
  const value = (name: string, fallback = '') => (environment[name] ?? fallback).trim().replace(/\/$/, '');
  const tenantId = value('GM_TENANT');
  const authority = value('GM_AUTHORITY', 'https://login.microsoftonline.com');
  const site = (name: string) => siteOf(value(name)) ?? value(name);
  const units = Number(value('GM_QUOTA'));
  const evaluations = site('GM_EVALUATIONS');
  const more = value('GM_MORE_SITES')
    .split(/\s+/)
    .filter((address) => address !== '')
    .map((address) => siteOf(address) ?? address);
  return {
    tenantId,
    clientId: value('GM_CLIENT'),
    graph: value('GM_GRAPH', 'https://graph.microsoft.com/v1.0'),
    authority: `${authority}/${tenantId || 'organizations'}`,
    sites: {
      open: site('GM_SITE'),
      ...(evaluations === '' ? {} : { evaluations }),
      ...(more.length === 0 ? {} : { more }),
    },
    ...(units > 0 ? { unitsAMinute: units } : {}),
    hosts: value('GM_HOSTS')
      .split(/\s+/)
      .filter((host) => host !== ''),
  };
}
