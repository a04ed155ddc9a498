import type { Declaration } from './declare.ts';
import { openDirectory } from './directory.ts';
import { openDrafts } from './drafts.ts';
import { gatewayLater, placesLater } from './fetch-asking.ts';
import { filesLater } from './files-later.ts';
import { openFreshness } from './freshness.ts';
import type { Held } from './held.ts';
import type { Journal } from './journal.ts';
import { openHealth } from './health.ts';
import { declarations, type Declarations } from './lists/index.ts';
import { openSender, type Keeper } from './open-sender.ts';
import { placeOf, wordsOf } from './place-words.ts';
import type { PageLife } from './pulse.ts';
import { openReading } from './reading.ts';
import { openRegister, type Shared } from './register.ts';
import type { Registers } from './registers.ts';
import { openRows, type Rows } from './rows.ts';
import { savingOf } from './saving.ts';
import type { Store } from './store/store.ts';
import type { Tenant } from './types.ts';
import type { Protections } from './write.ts';

/** What a composition may choose; the product takes the defaults. */
export type Inner = {
  readonly journal?: Journal;
  /** The device that keeps changes until they are sent; absent, they live as long as the page. */
  readonly keeper?: Keeper;
  /** Resource units a minute that bulk work may use; the smallest tenant's, unless IT knows better. */
  readonly quota?: number;
  /** Where the person's copy of the lists is kept; without one they are read at each opening. */
  readonly store?: Store | Promise<Store>;
  /** The page that shows the registers: while it is visible, what is on screen is compared with the server. */
  readonly page?: PageLife;
  /** How often, in milliseconds. */
  readonly pulse?: number;
  /** Lists are read once and never refreshed: commands. No link for later changes is asked for. */
  readonly once?: boolean;
  /** Off only in tests, to prove that their absence is noticed. */
  readonly protections?: Partial<Protections>;
};

/** Every register of a tenant. Nothing is asked before the first read or write; site and lists are looked up once. */
export function openRegisters(tenant: Tenant, inner: Inner = {}): Registers {
  const gateway = gatewayLater(tenant, inner.quota);
  const places = placesLater(gateway);
  const declared: readonly Declaration[] = Object.values(declarations);
  const protections = { lookUp: true, ifMatch: true, ...inner.protections };
  const stores = new Map<string, Rows<Declaration>>();
  const facts = openHealth(gateway);

  const directory = openDirectory(gateway);
  const sender = openSender({
    declarations: declared,
    gateway,
    places,
    stores,
    protections,
    journal: inner.journal,
    // Where the device is full, the copy that can be read again goes before a word that cannot.
    keeper: inner.keeper && { makeRoom: async () => (await inner.store)?.drop(), ...inner.keeper },
    me: () => directory.me(),
    known: () => directory.known(),
    saved: (at) => facts.saved(at),
    drawn: async () => inner.page?.drawn?.(),
  });

  inner.page?.subscribe(() => sender.wake());
  const freshness = openFreshness(tenant.now);
  const reading = openReading({ tenant, ...inner, freshness, places, rows: () => stores.values() });
  const shared: Shared = { gateway, places, sender, freshness, ...reading };
  const all = openEach(shared, declared, stores);
  const row = ({ entry }: Held) => stores.get(entry.register)?.byKey(entry.item);
  const saving = savingOf({
    sender,
    limiter: gateway.limiter,
    lastSaved: facts.lastSaved,
    place: (held, rows) => placeOf(declared, held, { rows, row: row(held) }),
    words: (held) => wordsOf(declared, held),
    tenant,
  });
  const files = filesLater({ gateway, places, rows: storeOf(stores, 'evidence'), evidence: all.evidence });
  const copied = async () => void (await Promise.all(shared.writing));
  const drafts = openDrafts(sender.journal, inner.keeper?.browser.page ?? 'this page', tenant.now);
  const { sites } = tenant;
  const told = {
    ...facts.told,
    sites,
    freshness,
    begun: reading.begun,
    copied,
    shape: shapeLater({ gateway, places }),
  };
  return { ...all, saving, drafts, ...told, files, ...directory };
}

function openEach(
  shared: Shared,
  declared: readonly Declaration[],
  stores: Map<string, Rows<Declaration>>,
): Registers {
  const registers = declared.map((declaration) => {
    const rows = openRows<Declaration>(declaration);
    stores.set(declaration.key, rows);
    return [declaration.key, openRegister<Declaration>(shared, declaration, rows)] as const;
  });
  // One register for each declaration, each made from it: the map above has lost that, the type says it again.
  return Object.fromEntries(registers) as unknown as Registers;
}

/** How lists and columns are compared with what is declared comes with the first ask. */
function shapeLater(world: Pick<Shared, 'gateway' | 'places'>): Registers['shape'] {
  return async () => {
    const { shapeOf } = await import('./provision/explain.ts');
    return shapeOf(world, Object.values(declarations));
  };
}

function storeOf<K extends keyof Declarations>(
  stores: ReadonlyMap<string, Rows<Declaration>>,
  key: K,
): Rows<Declarations[K]> {
  const rows = stores.get(declarations[key].key);
  if (!rows) throw new Error(`No register ${key}`);
  return rows as unknown as Rows<Declarations[K]>; // filled by decoding with this very declaration
}
