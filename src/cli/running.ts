import { join } from 'node:path';
import { serveSite } from '../local/site/serve.ts';
import { type Tenant as LocalTenant, type TenantOptions, openTenant } from '../local/tenant.ts';
import { fine } from '../domain/words/outcome.ts';
import type { Tenant } from '../registers/types.ts';
import { siteHeaders } from './site-headers.ts';

const root = join(import.meta.dirname, '../..');

/** How the whole product is started on this machine. */
export type RunningOptions = {
  /** The frame's port; the app is on the next, Graph and sign-in on the one after. 0 = any free ones. */
  readonly port: number;
  /** Where the local tenant keeps its database; absent = in memory. */
  readonly folder?: string;
  readonly tier?: 'smallest' | 'generous';
  /** Whether IT consented for everyone beforehand. */
  readonly consented?: boolean;
  /** Is told of every Graph request and its answer. */
  readonly observe?: TenantOptions['observe'];
};

/** The running product: addresses, and the tenant behind it. */
export type Running = {
  /** The Teams-like frame: the one address that a person opens. */
  readonly frame: string;
  /** The site with tab and pane, as it is deployed. */
  readonly app: string;
  readonly graph: string;
  readonly tenant: LocalTenant;
  close(): Promise<void>;
};

export const localSites = {
  open: 'council.sharepoint.com:/sites/SocialValue',
  evaluations: 'council.sharepoint.com:/sites/SocialValueEvaluations',
} as const;

/** The generous local tenant has no real limit; the client must not wait for one. */
const localQuota = 1_000_000;

/** Starts frame, app and local tenant, each on an origin of its own. */
export async function startProduct(options: RunningOptions): Promise<Running> {
  const { port } = options;
  const next = (step: number) => (port === 0 ? 0 : port + step);
  const origins: string[] = [];
  const tenant = await openTenant({ ...tenantOptions(options), port: next(2), appOrigins: origins });
  const { tenantId, clientId } = await identity(tenant.url);
  const settings = {
    tenantId,
    clientId,
    graph: tenant.graph,
    authority: `${tenant.url}/${tenantId}`,
    sites: localSites,
    ...(options.tier === 'smallest' ? {} : { unitsAMinute: localQuota }),
  };
  const framed: string[] = [];
  const appSite = await serveSite({
    folder: join(root, 'dist'),
    port: next(1),
    headers: () => siteHeaders({ graph: tenant.graph, authority: tenant.url, frames: framed }),
    made: { '/settings.json': () => ({ ...settings, hosts: framed }) },
    scripts: [`/local/bridge.js?tenant=${encodeURIComponent(tenant.url)}`],
    files: { '/local/bridge.js': join(root, '.cache/frames/bridge.js') },
  });
  const app = `http://localhost:${appSite.port}`;
  const frameSite = await serveSite({
    folder: join(root, '.cache/frames'),
    port: next(0),
    headers: () => ({ 'X-Content-Type-Options': 'nosniff' }),
    made: { '/places.json': () => ({ app, tenant: tenant.url }) },
  });
  const frame = `http://localhost:${frameSite.port}`;
  framed.push(frame);
  origins.push(app, frame);
  return {
    frame,
    app,
    graph: tenant.graph,
    tenant,
    close: async () => {
      await Promise.all([frameSite.close(), appSite.close()]);
      await tenant.close();
    },
  };
}

function tenantOptions({ tier, folder, consented, observe }: RunningOptions): TenantOptions {
  return {
    tier: tier ?? 'generous',
    ...(folder === undefined ? {} : { folder }),
    ...(consented === undefined ? {} : { consented }),
    ...(observe === undefined ? {} : { observe }),
  };
}

async function identity(url: string): Promise<{ tenantId: string; clientId: string }> {
  const answer = await fetch(`${url}/local/people`);
  return (await answer.json()) as { tenantId: string; clientId: string }; // the local tenant's own answer
}

/** What registers need, when somebody of the local directory uses them from this process over HTTP. */
export function asPerson(
  running: { graph: string; tenant: LocalTenant },
  upn: string,
  scopes?: string[],
): Tenant {
  return {
    graph: running.graph,
    sites: localSites,
    unitsAMinute: localQuota,
    token: async () => fine(await running.tenant.token(upn, scopes)),
    fetch: (input, init) => fetch(input, init),
    now: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait: (milliseconds, signal) =>
      new Promise((done) => {
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          done();
        });
      }),
  };
}
