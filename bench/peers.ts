// The usual clients, as their documentation shows them and as well tuned as they can be.
import {
  BatchRequestContent,
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { BrowserFetchWithRetry, DefaultParse, type Queryable } from '@pnp/queryable';
import type { TimelinePipe } from '@pnp/core';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/batching.js';
import type { Bench } from './tenant.ts';

/** Where the list is: ids, as both peers want them. */
export type Place = { readonly site: string; readonly list: string };

/** The ids of a list, found as anybody would. */
export async function placeOf(bench: Bench, title: string): Promise<Place> {
  const get = async (path: string) => {
    const answer = await fetch(bench.graph + path, { headers: { authorization: `Bearer ${bench.token}` } });
    return (await answer.json()) as { id: string };
  };
  const site = (await get(`/sites/${bench.registers().sites.open}`)).id;
  return { site, list: (await get(`/sites/${site}/lists/${encodeURIComponent(title)}`)).id };
}

// The client gives its token to https addresses only; here a middleware of our own puts it in, the rest is its own.
class Bearer implements Middleware {
  #next: Middleware | undefined;
  readonly #token: string;
  constructor(token: string) {
    this.#token = token;
  }
  execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', `Bearer ${this.#token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    return this.#next?.execute(context) ?? Promise.resolve();
  }
  setNext(next: Middleware): void {
    this.#next = next;
  }
}

export function graphClient({ graph, token }: Bench): Client {
  const chain: Middleware[] = [
    new Bearer(token),
    new RetryHandler(new RetryHandlerOptions()),
    new HTTPMessageHandler(),
  ];
  const client = Client.initWithMiddleware({
    baseUrl: graph.replace(/\/v1\.0$/, ''),
    defaultVersion: 'v1.0',
    middleware: chain,
  });
  // It follows links to https addresses only; to a loopback one they are given as paths.
  const api = client.api.bind(client);
  client.api = (path) => api(path.startsWith(graph) ? path.slice(graph.length) : path);
  return client;
}

export const pnpClient = ({ graph, token }: Bench) =>
  graphfi(graph).using(
    DefaultHeaders(),
    DefaultInit(graph),
    signedIn(token),
    BrowserFetchWithRetry(),
    DefaultParse(),
    batchesUnder(graph),
  );

// Its own ways to sign in do the same: the batch is signed, its parts are not.
const signedIn =
  (token: string): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.auth.replace(async (url, init) => [
      url,
      { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } },
    ]);
    return instance;
  };

// It finds the version of an address over https only; over http its batches would go to the root.
const batchesUnder =
  (graph: string): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.pre(async (url, init, result) => [
      url.endsWith('/$batch') ? `${graph}/$batch` : url,
      init,
      result,
    ]);
    return instance;
  };

/** What a tuned peer asks for: members of the items, and columns. */
export type Chosen = { readonly members: string; readonly columns: string };

/** Every item of a list by PageIterator; what it asks for and the page size only where tuned. */
export async function readWithGraphClient(
  bench: Bench,
  { site, list }: Place,
  tuned?: Chosen,
): Promise<number> {
  const client = graphClient(bench);
  const found: unknown[] = [];
  const path = `/sites/${site}/lists/${list}/items`;
  const asked = tuned
    ? client.api(`${path}?$select=${tuned.members}&$expand=fields($select=${tuned.columns})`).top(5000)
    : client.api(`${path}?expand=fields`);
  await new PageIterator(client, await asked.get(), (item) => (found.push(item), true)).iterate();
  return found.length;
}

/** Every item of a list by PnPjs's async pages. */
export async function readWithPnp(bench: Bench, { site, list }: Place, tuned?: Chosen): Promise<number> {
  const items = pnpClient(bench).sites.getById(site).lists.getById(list).items;
  const asked = tuned
    ? items
        .select(...tuned.members.split(','))
        .expand(`fields($select=${tuned.columns})`)
        .top(5000)
    : items.expand('fields');
  const found: unknown[] = [];
  for await (const page of asked as AsyncIterable<unknown[]>) for (const item of page) found.push(item);
  return found.length;
}

/** Adds items in batches of twenty, one after the other, as the client's documentation shows; how many were stored. */
export async function addWithGraphClient(
  bench: Bench,
  place: Place,
  items: readonly object[],
): Promise<number> {
  const client = graphClient(bench);
  // A batch names what stands behind the host; the host itself it leaves out.
  const path = `https://graph.microsoft.com/sites/${place.site}/lists/${place.list}/items`;
  let stored = 0;
  for (let at = 0; at < items.length; at += 20) {
    const batch = new BatchRequestContent();
    items.slice(at, at + 20).forEach((fields, n) =>
      batch.addRequest({
        id: String(n),
        request: new Request(path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ fields }),
        }),
      }),
    );
    const answer = (await client.api('/$batch').post(await batch.getContent())) as {
      responses: { status: number }[];
    };
    stored += answer.responses.filter(({ status }) => status < 300).length;
  }
  return stored;
}

/** Adds items with PnPjs's batched(), one flush; how many were stored. */
export async function addWithPnp(bench: Bench, place: Place, items: readonly object[]): Promise<number> {
  const [batched, execute] = pnpClient(bench).batched();
  let stored = 0;
  const sent = items.map((fields) =>
    // Each call takes the list anew: one `items` object used twice leaves the batch.
    batched.sites
      .getById(place.site)
      .lists.getById(place.list)
      .items.add({ fields } as never)
      .then(
        () => (stored += 1),
        () => undefined,
      ),
  );
  await execute().catch(() => undefined);
  await Promise.all(sent);
  return stored;
}
