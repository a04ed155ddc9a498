import { fine } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { openDirectory } from './directory.ts';
import { fetchWriting, type Writing } from './fetch-writing.ts';
import { filesLater } from './files-later.ts';
import { openFreshness } from './freshness.ts';
import { openGateway } from './graph/gateway.ts';
import { backoff } from './graph/limiter.ts';
import { openPlaces } from './graph/places.ts';
import { memoryJournal, type Entry, type Journal } from './journal.ts';
import { declarations, type Declarations } from './lists/index.ts';
import type { PageLife } from './pulse.ts';
import { openReading } from './reading.ts';
import { openRegister, type Shared } from './register.ts';
import type { Registers } from './registers.ts';
import { openRows, type Rows } from './rows.ts';
import { savingOf } from './saving.ts';
import { senderLater } from './sender-later.ts';
import type { Held } from './sender.ts';
import type { Store } from './store/store.ts';
import type { Row, Tenant } from './types.ts';
import type { Protections, Target } from './write.ts';

/** What a composition may choose; the product takes the defaults. */
export type Inner = {
  readonly journal?: Journal;
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
  const gateway = openGateway(tenant, inner.quota);
  const places = openPlaces(gateway);
  const journal = inner.journal ?? memoryJournal();
  const protections = { lookUp: true, ifMatch: true, ...inner.protections };
  const stores = new Map<string, Rows<Declaration>>();
  let lastSaved: string | undefined;

  const targetOf = ({ register }: Entry): Target => {
    const known = (clientKey: string) => stores.get(register)?.byKey(clientKey);
    const number = () => stores.get(register)?.number();
    return { declaration: declarationOf(register), gateway, places, protections, known, number };
  };
  const heard = hearing(stores, ({ changed }) => {
    if (lastSaved === undefined || changed.at > lastSaved) lastSaved = changed.at;
  });
  const sender = senderLater({
    journal,
    async load() {
      const writing = await fetchWriting();
      if (writing.kind === 'fault') return writing;
      const { openSender, attemptWrite } = writing.value;
      const write = (entry: Entry) => attemptWrite(targetOf(entry), entry);
      return fine(openSender({ tenant, journal, write, ...heard }));
    },
    pause: (tries, signal) => tenant.wait(backoff(tenant, tries), signal),
  });

  const freshness = openFreshness(tenant.now);
  const shared: Shared = {
    gateway,
    places,
    sender,
    freshness,
    ...openReading({ tenant, ...inner, freshness, places, rows: () => stores.values() }),
  };
  const registers = Object.values(declarations).map((declaration) => {
    const rows = openRows<Declaration>(declaration);
    stores.set(declaration.key, rows);
    return [declaration.key, openRegister<Declaration>(shared, declaration, rows)] as const;
  });
  const place = (held: Held) => placeOf(held, stores.get(held.entry.register)?.byKey(held.entry.item));
  const saving = savingOf({ sender, journal, limiter: gateway.limiter, lastSaved: () => lastSaved, place });
  void sender.resume();

  // One register for each declaration, each made from it: the map above has lost that, the type says it again.
  const all = Object.fromEntries(registers) as unknown as Registers;
  const files = filesLater({ gateway, places, rows: storeOf(stores, 'evidence'), evidence: all.evidence });
  const copied = async () => void (await Promise.all(shared.writing));
  return { ...all, saving, freshness, copied, files, ...openDirectory(gateway) };
}

type Heard = Pick<Parameters<Writing['openSender']>[0], 'learned' | 'acknowledged'>;

/** What the sender learns of rows goes to where they are shown. */
function hearing(
  stores: ReadonlyMap<string, Rows<Declaration>>,
  saved: (row: Row<Declaration>) => void,
): Heard {
  return {
    learned(entry, row) {
      const rows = stores.get(entry.register);
      rows?.put(row);
      rows?.tell();
    },
    acknowledged(entry, row) {
      const rows = stores.get(entry.register);
      if (row) rows?.put(row);
      if (entry.kind === 'remove') rows?.drop(entry.id);
      if (row) saved(row);
      rows?.tell();
    },
  };
}

function declarationOf(key: string): Declaration {
  const found = Object.values(declarations).find((declaration) => declaration.key === key);
  if (!found) throw new Error(`No register ${key}`);
  return found;
}

function storeOf<K extends keyof Declarations>(
  stores: ReadonlyMap<string, Rows<Declaration>>,
  key: K,
): Rows<Declarations[K]> {
  const rows = stores.get(declarations[key].key);
  if (!rows) throw new Error(`No register ${key}`);
  return rows as unknown as Rows<Declarations[K]>; // filled by decoding with this very declaration
}

function placeOf({ entry }: Held, row: Row<Declaration> | undefined): string {
  const title = entry.fields['Title'] ?? row?.values['title'];
  const { list } = declarationOf(entry.register);
  return typeof title === 'string' ? `${list}, ${title}` : list;
}
