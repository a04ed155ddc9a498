import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enginePath, officeFolder } from '../local/excel/packages.ts';
import { localCertificate } from '../local/site/certificate.ts';
import { type PaneFrame, panePage } from '../local/site/pane-page.ts';
import { type SiteOptions, serveSite } from '../local/site/serve.ts';
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
  /** The folder of the built site; the product's own when absent. */
  readonly site?: string;
  /** Is told of every Graph request and its answer. */
  readonly observe?: TenantOptions['observe'];
  /** Serves the Excel-like frame over https as well, for the door of Excel on the web. */
  readonly https?: boolean;
};

/** The running product: addresses, and the tenant behind it. */
export type Running = {
  /** The Teams-like frame: the one address that a person opens. */
  readonly frame: string;
  /** The Excel-like frame. */
  readonly excel: string;
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
  const sites = await startSites({
    tenant,
    settings,
    port,
    https: options.https === true,
    folder: options.site ?? join(root, 'dist'),
  });
  origins.push(...sites.origins);
  return {
    ...sites.addresses,
    graph: tenant.graph,
    tenant,
    close: async () => {
      await Promise.all(sites.all.map((site) => site.close()));
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

type Sites = {
  readonly tenant: LocalTenant;
  readonly settings: object;
  readonly port: number;
  readonly https: boolean;
  /** Where the built site is. */
  readonly folder: string;
};

/** The sites on their ports: frames, the app, and both once more over https when Excel on the web is played. */
async function startSites({ tenant, settings, port, https, folder }: Sites) {
  const next = (step: number) => (port === 0 ? 0 : port + step);
  const framed: string[] = [];
  const pane: { http: string; https?: string } = { http: '' };
  const [appOptions, frameOptions] = [
    { ...appSite(tenant, settings, framed, pane), folder },
    {
      folder: join(root, '.cache/frames'),
      headers: () => ({ 'X-Content-Type-Options': 'nosniff' }),
      files: { '/engine.wasm': enginePath() },
    },
  ];
  const appServer = await serveSite({ ...appOptions, port: next(1) });
  const app = `http://localhost:${appServer.port}`;
  const places = (pages: string) => ({ '/places.json': () => ({ app: pages, tenant: tenant.url }) });
  const frameServer = await serveSite({ ...frameOptions, port: next(0), made: places(app) });
  const frame = `http://localhost:${frameServer.port}`;
  pane.http = frame;
  framed.push(frame);
  const all = [appServer, frameServer];
  const origins = [app, frame];
  let excel = `${frame}/excel`;
  if (https) {
    const tls = localCertificate(new Date());
    const safeApp = await serveSite({ ...appOptions, port: next(4), tls });
    const secureApp = `https://localhost:${safeApp.port}`;
    const safeFrame = await serveSite({ ...frameOptions, port: next(3), tls, made: places(secureApp) });
    const secureFrame = `https://localhost:${safeFrame.port}`;
    pane.https = secureFrame;
    framed.push(secureFrame);
    all.push(safeApp, safeFrame);
    origins.push(secureApp, secureFrame);
    excel = `${secureFrame}/excel?door=web`;
  }
  return { all, origins, addresses: { frame, excel, app } };
}

/** The deployed site, with what only the local tenant puts into its pages. */
function appSite(
  tenant: LocalTenant,
  settings: object,
  framed: readonly string[],
  pane: PaneFrame,
): Omit<SiteOptions, 'port' | 'folder'> {
  const bridges = ['bridge', 'bridge-mac', 'bridge-win32', 'bridge-web'];
  const fileOf = (name: string) => join(root, '.cache/frames', `${name}.js`);
  return {
    headers: (path) => siteHeaders({ graph: tenant.graph, authority: tenant.url, frames: framed }, path),
    made: { '/settings.json': () => ({ ...settings, hosts: framed }) },
    // Named by what is in it, as the site's own files are: it is fetched once.
    scripts: [`/local/bridge.js?v=${markOf(fileOf('bridge'))}&tenant=${encodeURIComponent(tenant.url)}`],
    files: Object.fromEntries(bridges.map((name) => [`/local/${name}.js`, fileOf(name)])),
    folders: { '/office-js/': officeFolder() },
    rewrite: (page, html) => (page.pathname === '/pane.html' ? panePage(page, html, pane) : undefined),
  };
}

function markOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
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
