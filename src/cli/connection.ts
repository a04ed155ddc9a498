import { randomBytes } from 'node:crypto';
import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import { siteOf } from '../registers/site-address.ts';
import type { Tenant } from '../registers/types.ts';

/** Where a command finds the council's tenant; from flags, else from the environment. */
export type Connection = {
  /** The Graph address with its version. */
  readonly graph: string;
  /** Where to sign in: "https://login.microsoftonline.com". */
  readonly authority: string;
  /** The directory's id or domain. */
  readonly tenant: string;
  /** The id of the registered program. */
  readonly client: string;
  /** The site's address in the browser. */
  readonly site: string;
  readonly evaluations?: string;
  /** A token that somebody got already; without it the person signs in. */
  readonly token?: string;
};

export type Flags = Readonly<Partial<Record<keyof Connection, string | undefined>>>;
export type Environment = Readonly<Record<string, string | undefined>>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The connection, or everything that is missing or wrong in it, by the name of its flag. */
export function readConnection(flags: Flags, environment: Environment): Checked<Connection> {
  const value = (flag: keyof Connection, variable: string, fallback = '') =>
    (flags[flag] ?? environment[variable] ?? fallback).trim().replace(/\/$/, '');
  const token = environment['GM_TOKEN'] ?? '';
  const evaluations = value('evaluations', 'GM_EVALUATIONS');
  const read = {
    graph: value('graph', 'GM_GRAPH', 'https://graph.microsoft.com/v1.0'),
    authority: value('authority', 'GM_AUTHORITY', 'https://login.microsoftonline.com'),
    tenant: value('tenant', 'GM_TENANT'),
    client: value('client', 'GM_CLIENT'),
    site: value('site', 'GM_SITE'),
    ...(evaluations === '' ? {} : { evaluations }),
    ...(token === '' ? {} : { token }),
  };
  const problems = [
    ...addressProblems('--graph or GM_GRAPH', read.graph),
    ...addressProblems('--authority or GM_AUTHORITY', read.authority),
    ...siteProblems('--site or GM_SITE', read.site),
    ...(evaluations === '' ? [] : siteProblems('--evaluations or GM_EVALUATIONS', evaluations)),
    ...(token === '' ? signInProblems(read) : []),
  ];
  return problems.length > 0 ? { kind: 'problems', problems } : ok(read);
}

function addressProblems(place: string, address: string): readonly Problem[] {
  const { protocol, hostname } = parsed(address) ?? {};
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol === 'https:' || (protocol === 'http:' && loopback)) return [];
  return [{ place, tell: `“${address}” is not an address that begins with https://. Correct it.` }];
}

function siteProblems(place: string, site: string): readonly Problem[] {
  if (site === '')
    return [{ place, tell: 'Give the address of the SharePoint site, as the browser shows it.' }];
  return siteOf(site) === undefined
    ? [
        {
          place,
          tell: `“${site}” is not the address of a SharePoint site. Give it as https://COUNCIL.sharepoint.com/sites/NAME.`,
        },
      ]
    : [];
}

function signInProblems({
  tenant,
  client,
}: {
  readonly tenant: string;
  readonly client: string;
}): readonly Problem[] {
  const found: Problem[] = [];
  if (tenant === '')
    found.push({
      place: '--tenant or GM_TENANT',
      tell: 'Give the id of your directory (Entra admin center, Overview).',
    });
  if (!guid.test(client)) {
    found.push({
      place: '--client or GM_CLIENT',
      tell: 'Give the application (client) id of the app registration (Entra admin center, App registrations).',
    });
  }
  return found;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** The tenant that the registers talk to. */
export function tenantOf(connection: Connection, token: () => Promise<Outcome<string>>): Tenant {
  const evaluations = connection.evaluations === undefined ? undefined : siteOf(connection.evaluations);
  return {
    graph: connection.graph,
    sites: {
      open: siteOf(connection.site) ?? connection.site,
      ...(evaluations === undefined ? {} : { evaluations }),
    },
    token: connection.token === undefined ? token : () => Promise.resolve(fine(connection.token ?? '')),
    fetch,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    wait: pause,
  };
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      resolve();
    }
  });
}
