import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Chaos } from './chaos.ts';
import { faults } from './faults.ts';
import { apps, people, tenantId, person, sites, type LocalPerson } from './directory.ts';
import { openDatabase } from './graph/database.ts';
import type { World } from './graph/call.ts';
import { insertList } from './graph/list-store.ts';
import { instantText } from './graph/site-time.ts';
import { throttle, type Tier } from './graph/throttle.ts';
import { control } from './control.ts';
import { listen } from './http.ts';
import { requestHandler, type Inside, type Seen } from './requests.ts';
import { oauth } from './signin/oauth.ts';
import { botIssuer, threadOf } from './posts/connector.ts';
import { openChannelPosts } from './posts/posts.ts';
import { accounts } from './signin/accounts.ts';
import { keptSecret, openTokens } from './signin/tokens.ts';

/** How a local tenant is opened. */
export type TenantOptions = {
  /** Folder of the SQLite file; absent = in memory. */
  folder?: string;
  /** Port of Graph and sign-in; 0 or absent = any free one. */
  port?: number;
  /** Origins whose pages may call (CORS). */
  appOrigins?: readonly string[];
  now?: () => Date;
  /** Resource units: `smallest` (1,250 a minute) is the default. */
  tier?: Tier;
  chaos?: Chaos;
  /** Keeps the text of each page that was answered, so that a measurement is of the client. */
  cachePages?: boolean;
  /** Whether IT consented for everyone beforehand; true when absent. */
  consented?: boolean;
  /** Is told of every Graph request and its answer; batches whole, not by part. */
  observe?: (seen: Seen) => void;
};

/** A running local tenant. */
export type Tenant = {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Base of Graph: `url` and `/v1.0`. */
  graph: string;
  /** A delegated token in a person's name; the product's scopes when none are given. */
  token(upn: string, scopes?: string[]): Promise<string>;
  /** An app-only token; the roles that IT consented to when none are given. */
  appToken(clientId: string, roles?: string[]): Promise<string>;
  people: readonly LocalPerson[];
  /** What `POST /local/control` does: faults, clock, consents, accounts, rights on a list, counters. */
  control(orders: Record<string, unknown>): void;
  /** What programs show as client secret at the token endpoint. */
  clientSecret(): string;
  /** The address that posts to a channel, in the manner of Workflows; a secret, as in the field. */
  workflow(channel: string): string;
  /** Tells the local Teams where the bot of this id listens; returns what the bot must know of Teams. */
  bot(endpoint: string, id: string): BotPlace;
  close(): Promise<void>;
  /** Empties the tenant: lists, files, keys, consents. */
  reset(): Promise<void>;
  /** Requests, resource units and refusals (429) since the start or the last reset of the counters. */
  usage(): { requests: number; units: number; refused: number };
};

/** What a bot must know of the local Teams. */
export type BotPlace = {
  connector: string;
  /** Where its keys are, and who issues its tokens. */
  keys: string;
  issuer: string;
  tenant: string;
  thread(channel: string): string;
};

/** Scopes that the product asks for, which a token has when none are named. */
export const productScopes: readonly string[] = [
  'User.Read',
  'User.ReadBasic.All',
  'Sites.Selected',
  'Files.ReadWrite.AppFolder',
];

/** Opens the local tenant and starts its server on the loopback interface. Throws in production. */
export async function openTenant(options: TenantOptions): Promise<Tenant> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The local tenant is for trying out and for tests. It does not run with NODE_ENV=production.',
    );
  }
  let inside = await openInside(options);
  const { server, port } = await listen({
    port: options.port ?? 0,
    origins: () => options.appOrigins ?? [],
    handle: (received) => requestHandler(inside)(received),
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    graph: `${url}/v1.0`,
    people,
    control(orders) {
      const told = control(inside, orders);
      if (told.status !== 200) throw new Error(told.json);
    },
    clientSecret: () => inside.tokens.secret,
    async token(upn, scopes) {
      const who = person(upn);
      if (!who) throw new Error(`${upn} is not in the local directory`);
      return inside.tokens.delegated(who, apps.product.id, scopes ?? productScopes);
    },
    workflow: (channel) => url + inside.posts.workflow(channel),
    bot(endpoint, id) {
      inside.posts.connector.bot = { endpoint, id };
      const connector = `${url}/connector`;
      return { connector, keys: `${connector}/keys`, issuer: botIssuer, tenant: tenantId, thread: threadOf };
    },
    appToken: (clientId, roles) => inside.tokens.appOnly(clientId, roles ?? rolesOf(clientId)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      inside.world.db.close();
    },
    async reset() {
      inside.world.db.close();
      if (options.folder) {
        for (const end of ['', '-wal', '-shm'])
          rmSync(join(options.folder, `tenant.sqlite${end}`), { force: true });
      }
      inside = await openInside(options);
    },
    usage: () => inside.throttle.usage(),
  };
}

const rolesOf = (clientId: string): readonly string[] =>
  Object.values(apps).find((app) => app.id === clientId)?.roles ?? [];

async function openInside(options: TenantOptions): Promise<Inside> {
  const columns: World['columns'] = new Map();
  const db = openDatabase(options.folder, () => columns.clear());
  const clock = { ahead: 0 };
  const base = options.now ?? (() => new Date());
  const now = () => new Date(base().getTime() + clock.ahead);
  const made = faults(options.chaos ?? {});
  const world: World = {
    db,
    now,
    secret: keptSecret(db, 'links'),
    columns,
    deltaFrom: { at: '' },
    ...(options.cachePages ? { pages: new Map() } : {}),
    deltaGone: () => made.deltaGone(),
  };
  firstState(world);
  const tokens = await openTokens(db, now);
  const known = accounts(db, options.consented ?? true);
  return {
    world,
    clock,
    tokens,
    accounts: known,
    oauth: oauth({ tokens: () => tokens, accounts: () => known, now }),
    throttle: throttle(options.tier ?? 'smallest', () => now().getTime()),
    faults: made,
    posts: await openChannelPosts(world, tokens),
    origins: options.appOrigins ?? [],
    observe: options.observe ?? (() => undefined),
  };
}

/**
 * The tenant begins with the library that a new site has, and as after IT's third step: the product and the
 * reminders may write on both sites.
 */
function firstState(world: World): void {
  const { db } = world;
  if (db.get(`SELECT 1 FROM setting WHERE key = 'begun'`)) return;
  db.run(`INSERT INTO setting VALUES ('begun', ?)`, world.now().toISOString());
  for (const [s, site] of sites.entries()) {
    addLibrary(world, site.id);
    for (const [a, app] of [apps.product, apps.reminders].entries()) {
      db.run(
        'INSERT OR IGNORE INTO appGrant VALUES (?, ?, NULL, ?, ?, ?)',
        `first-${s}-${a}`,
        site.id,
        app.id,
        app.displayName,
        'write',
      );
    }
  }
}

function addLibrary(world: World, site: string): void {
  const caller = {
    app: { id: '', displayName: 'SharePoint App' },
    person: undefined,
    scopes: new Set<string>(),
  };
  insertList(
    { world, caller, at: instantText(world.now().getTime()) },
    { site, owner: null, title: 'Documents', template: 'documentLibrary', description: '', hidden: false },
  );
}
