import { isObject, listOf, type Answer, type Call, type Json, type ListRow } from './call.ts';
import { itemWriter, readShape } from './item-json.ts';
import { lastSeq, type ItemRow } from './item-store.ts';
import { collection } from './items.ts';
import { readTop } from './query.ts';
import { invalid, Refusal } from './refusal.ts';
import type { Endpoint } from './router.ts';
import { seal, unseal } from './sealed.ts';

/** Where a delta stands: within a full enumeration, by id, or among the changes, by their order. */
type Token = {
  list: string;
  /** Absent once the enumeration is over. */
  afterId?: number;
  /** Changes with a higher number are still to be told. */
  since: number;
  issued: string;
  query: [string, string][];
};

/** Days that a delta token lives. */
const tokenDays = 30;
const carried = ['expand', 'select', 'top'];

function readToken(call: Call, text: string): Token {
  const value = unseal(text, call.world.secret);
  if (!isObject(value) || value['list'] !== listOf(call).id) throw invalid('The delta token is not valid.');
  // Nothing but `link` below seals an object with a list.
  const token = value as Token;
  const oldest = new Date(call.world.now().getTime() - tokenDays * 86_400_000).toISOString();
  if (token.issued < oldest || token.issued < call.world.deltaFrom.at || call.world.deltaGone()) {
    throw new Refusal(
      410,
      'resyncChangesApplyDifferences',
      'The delta token is no longer valid; start over.',
      {
        headers: { Location: address(call, token.query) },
      },
    );
  }
  return token;
}

function address(call: Call, query: readonly [string, string][], token?: string): string {
  const options = [
    ...(token === undefined ? query.map(([name, value]) => `$${name}=${encodeURIComponent(value)}`) : []),
    ...(token === undefined ? [] : [`token=${token}`]),
  ].join('&');
  const path = call.path.replace(/\/delta.*$/, '/delta');
  return `${call.origin}/v1.0${path}${options === '' ? '' : `?${options}`}`;
}

const link = (call: Call, token: Token) => address(call, [], seal(token, call.world.secret));

function delta(call: Call): Answer {
  const list = listOf(call);
  const given = call.params['token'] ?? call.query.get('token');
  const query = [...call.query].filter(([name]) => carried.includes(name));
  const issued = call.world.now().toISOString();
  if (given === 'latest') {
    const token = { list: list.id, since: lastSeq(call.world), issued, query };
    return collection(call, 'Collection(listItem)', [], { '@odata.deltaLink': link(call, token) });
  }
  const token =
    given === undefined || given === ''
      ? { list: list.id, afterId: 0, since: lastSeq(call.world), issued, query }
      : readToken(call, given);
  const carrying: Call = { ...call, query: new Map(token.query) };
  const page =
    token.afterId === undefined ? changes(carrying, list, token) : enumeration(carrying, list, token);
  const next = { ...page.token, issued };
  const more: Json = page.more
    ? { '@odata.nextLink': link(call, next) }
    : { '@odata.deltaLink': link(call, next) };
  return collection(call, 'Collection(listItem)', page.texts, more);
}

type Page = { texts: string[]; more: boolean; token: Token };

function enumeration(call: Call, list: ListRow, token: Token): Page {
  const top = readTop(call.query);
  const rows = call.world.db.all<ItemRow>(
    'SELECT * FROM item WHERE list = ? AND id > ? ORDER BY id LIMIT ?',
    list.n,
    token.afterId ?? 0,
    top + 1,
  );
  const page = rows.slice(0, top);
  const { afterId: _, ...over } = token;
  const more = rows.length > top;
  const last = page.at(-1)?.id ?? 0;
  const write = itemWriter(call, list, readShape(call, list));
  return { texts: page.map(write), more, token: more ? { ...token, afterId: last } : over };
}

function changes(call: Call, list: ListRow, token: Token): Page {
  const top = readTop(call.query);
  const { db } = call.world;
  const rows = db.all<ItemRow>(
    'SELECT * FROM item WHERE list = ? AND seq > ? ORDER BY seq LIMIT ?',
    list.n,
    token.since,
    top + 1,
  );
  const gone = db.all<{ item: number; seq: number }>(
    'SELECT item, seq FROM gone WHERE list = ? AND seq > ? ORDER BY seq LIMIT ?',
    list.n,
    token.since,
    top + 1,
  );
  const write = itemWriter(call, list, readShape(call, list));
  const told = [
    ...rows.map((row) => ({ seq: row.seq, text: () => write(row) })),
    ...gone.map(({ item, seq }) => ({ seq, text: () => tombstone(list, item) })),
  ].sort((a, b) => a.seq - b.seq);
  const page = told.slice(0, top);
  const since = page.at(-1)?.seq ?? token.since;
  return { texts: page.map((each) => each.text()), more: told.length > top, token: { ...token, since } };
}

const tombstone = (list: ListRow, id: number) =>
  JSON.stringify({
    id: String(id),
    parentReference: { id: list.id, siteId: list.site },
    contentType: { id: list.template === 'documentLibrary' ? '0x0101' : '0x0100' },
    deleted: { state: 'deleted' },
  });

const path = '/sites/{site}/lists/{list}/items';
const options = ['expand', 'select', 'top'];
const need = { of: 'list', level: 'read' } as const;

/** Changes of lists. */
export const deltaEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: `${path}/delta(token='{token}')`,
    need,
    units: 1,
    options,
    run: delta,
  },
  ...[`${path}/delta()`, `${path}/delta`].map((each): Endpoint => ({
    method: 'GET',
    path: each,
    need,
    units: (call) => (call.query.has('token') ? 1 : 2),
    options,
    run: delta,
  })),
];
