import { dice } from '../../../src/local/chaos.ts';
import { openGateway } from '../../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../../src/registers/graph/places.ts';
import { contracts } from '../../../src/registers/lists/contracts.ts';
import { readWhole } from '../../../src/registers/read.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { openRows } from '../../../src/registers/rows.ts';
import { memoryStore } from '../../../src/registers/store/store.ts';
import type { Row } from '../../../src/registers/types.ts';
import { openWorld, type World } from '../world.ts';

// npm run soak plays all 10,000; a tenth every time, with a fixed and a fresh seed.
const histories = process.env['SOAK'] ? 5000 : 500;
const fresh = Number(process.env['GM_SEED'] ?? Date.now() % 1_000_000);

type Element = { readonly id: string; readonly deleted?: unknown };
type Roll = () => number;

/** What the answers about changes are made into on their way. */
type Trouble = {
  readonly name: string;
  readonly spoil: (
    elements: readonly Element[],
    told: Map<string, Element[]>,
    roll: Roll,
  ) => readonly Element[];
  /** How often the link is too old, and how often the answer is lost. */
  readonly expired: number;
  readonly lost: number;
};

const pick = <T>(all: readonly T[], roll: Roll): T => all[Math.floor(roll() * all.length)]!;

/** What Graph's documentation allows: earlier states told again, items twice, in any order; the last of an item counts. */
const allowed: Trouble = {
  name: 'as documented',
  expired: 0.08,
  lost: 0.05,
  spoil(elements, told, roll) {
    // An item is told again from an earlier state on, each state that followed after it.
    const again = [...told.values()]
      .filter(() => roll() < 0.3)
      .flatMap((states) => states.slice(Math.floor(roll() * states.length)));
    const twice = elements.filter(() => roll() < 0.3);
    return [...again, ...twice, ...shuffled(elements, roll)];
  },
};

function shuffled<T>(all: readonly T[], roll: Roll): T[] {
  return all
    .map((one) => ({ one, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** The fetch of the reader under test, whose answers about changes are spoilt. */
function spoiling(trouble: Trouble, roll: Roll): typeof fetch {
  const told = new Map<string, Element[]>();
  const remember = (elements: readonly Element[]) => {
    for (const one of elements) told.set(one.id, [...(told.get(one.id) ?? []), one]);
  };
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    const response = await fetch(input, init);
    if (!address.pathname.endsWith('/delta') || response.status !== 200) return response;
    const body = (await response.json()) as { value: Element[] };
    // After a full enumeration nothing older is told.
    if (!address.searchParams.has('token')) told.clear();
    remember(body.value);
    if (!address.searchParams.has('token')) return Response.json(body);
    if (roll() < trouble.lost) throw new TypeError('the answer was lost');
    if (roll() < trouble.expired)
      return Response.json(
        { error: { code: 'resyncChangesApplyDifferences', message: 'too old' } },
        { status: 410 },
      );
    return Response.json({ ...body, value: trouble.spoil(body.value, told, roll) });
  };
}

/** Somebody else at work on the same list, over HTTP. */
async function openOther(world: World, roll: Roll) {
  const tenant = world.tenant('procurement');
  const gateway = openGateway(tenant);
  const list = await openPlaces(gateway).list(contracts);
  if (list.kind === 'fault') throw new Error(list.fault.tell);
  const ids: string[] = [];
  let made = 0;
  const add = () => {
    made += 1;
    const fields = {
      Title: `Contract ${made}`,
      Ref: `C-${made}`,
      Stage: 'open',
      ClientKey: `k-${made}`,
      Bucket: made,
    };
    return { method: 'POST' as const, path: `${list.value}/items`, body: { fields } };
  };
  const change = (id: string) => ({
    method: 'PATCH' as const,
    path: `${list.value}/items/${id}/fields`,
    body: {
      Title: `Title ${Math.floor(roll() * 1e6)}`,
      Service: roll() < 0.3 ? null : `S${Math.floor(roll() * 5)}`,
    },
  });
  const remove = (id: string) => ({ method: 'DELETE' as const, path: `${list.value}/items/${id}` });
  const work = async () => {
    const parts = Array.from({ length: 1 + Math.floor(roll() * 4) }, () => {
      const kind = roll();
      if (ids.length < 3 || kind < 0.25) return add();
      return kind < 0.72 || ids.length < 5
        ? change(pick(ids, roll))
        : remove(ids.splice(Math.floor(roll() * ids.length), 1)[0]!);
    });
    const answers = await gateway.batch(parts);
    if (answers.kind === 'fault') throw new Error(answers.fault.tell);
    for (const { body } of answers.value) {
      const { id, fields } = (body ?? {}) as { id?: string; fields?: unknown };
      if (id && fields && !ids.includes(id)) ids.push(id);
    }
  };
  return { work, gateway, list: list.value };
}

type Other = Awaited<ReturnType<typeof openOther>>;

/** Plays histories one after the other and counts those after which the rows are not what a fresh read gives. */
async function play(seed: number, count: number, trouble: Trouble): Promise<string[]> {
  const world = await openWorld();
  const roll = dice(seed);
  const spoilt = spoiling(trouble, roll);
  let store = memoryStore();
  const again = () => world.registers('officer-waste', { store }, { fetch: spoilt });
  const wrong: string[] = [];
  try {
    const other = await openOther(world, roll);
    await other.work();
    let reader = again();
    await reader.contracts.all();
    for (let history = 0; history < count && wrong.length < 5; history += 1) {
      await other.work();
      if (roll() < 0.5) await reader.contracts.refresh();
      if (roll() < 0.5) await other.work();
      // The page is closed and opened again, sometimes on another device.
      const closed = roll() < 0.1;
      if (closed) await reader.copied();
      if (closed && roll() < 0.3) store = memoryStore();
      if (closed) reader = again();
      await reader.contracts.all();
      await settled(reader);
      const difference = await differs(reader, other);
      if (difference !== undefined) wrong.push(`seed ${seed}, history ${history}: ${difference}`);
    }
    await reader.copied();
  } finally {
    await world.close();
  }
  return wrong;
}

async function settled(reader: Registers): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const read = await reader.contracts.refresh();
    if (read.kind === 'ok') return;
    if (tries > 20) throw new Error(read.fault.tell);
  }
}

// By id, without who and when: these say nothing that the version does not.
const plain = (rows: readonly Row<typeof contracts>[]) =>
  Object.fromEntries(
    rows.map(({ id, clientKey, etag, values }) => [id, JSON.stringify({ clientKey, etag, values })]),
  );

async function differs(reader: Registers, { gateway, list }: Other): Promise<string | undefined> {
  const read = await readWhole({ gateway, declaration: contracts, list });
  if (read.kind === 'fault') throw new Error(read.fault.tell);
  const fresh = openRows(contracts);
  fresh.replace(read.value.table, 0);
  const [known, real] = [plain(reader.contracts.rows() ?? []), plain(fresh.all() ?? [])];
  const id = Object.keys({ ...known, ...real }).find((one) => known[one] !== real[one]);
  return id === undefined ? undefined : `row ${id} is ${known[id] ?? 'missing'}, not ${real[id] ?? 'there'}`;
}

test.each([20261122, fresh])(
  `after ${histories} histories of changes told again, twice and in any order, links that are too old and lost answers, the rows are those of a fresh read (seed %d, GM_SEED repeats it)`,
  async (seed) => {
    expect(await play(seed, histories, allowed)).toEqual([]);
  },
  process.env['SOAK'] ? 3_600_000 : 300_000,
);

const quiet = { ...allowed, expired: 0, lost: 0 };
test.each<Trouble>([
  {
    ...quiet,
    name: 'tombstones are not told',
    spoil: (elements) => elements.filter(({ deleted }) => deleted === undefined),
  },
  {
    ...quiet,
    name: 'an earlier state is told last',
    spoil: (elements, told) => elements.map(({ id }) => told.get(id)![0]!),
  },
  {
    ...quiet,
    name: 'a change is not told',
    spoil: (elements, _, roll) => elements.filter(() => roll() < 0.8),
  },
])(
  'the same check notices when $name',
  async (trouble) => {
    expect((await play(7, 100, trouble)).length).toBeGreaterThan(0);
  },
  120_000,
);
