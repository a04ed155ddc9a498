import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { openDevice, type Browser } from './device/device.ts';
import { fetchWriting } from './fetch-writing.ts';
import type { Gateway } from './graph/gateway.ts';
import { backoff } from './graph/limiter.ts';
import type { Places } from './graph/places.ts';
import { memoryJournal, type Journal } from './journal.ts';
import type { Rows } from './rows.ts';
import { Together } from './sender.ts';
import type { Sender, Shared } from './sending.ts';
import type { Person } from '../domain/words/person.ts';
import type { Ended, Protections } from './write.ts';

/** The device that keeps changes, and whose they are. */
export type Keeper = {
  readonly browser: Browser;
  /** The person as the host names them; absent where the directory must be asked. */
  readonly personId?: string;
  /** Frees room on the device by giving up what can be read again. */
  readonly makeRoom?: () => Promise<void>;
};

/** What a sender of registers needs. */
export type Sending = {
  readonly declarations: readonly Declaration[];
  readonly gateway: Gateway;
  readonly places: Places;
  readonly stores: ReadonlyMap<string, Rows<Declaration>>;
  readonly protections: Protections;
  readonly journal?: Journal | undefined;
  readonly keeper?: Keeper | undefined;
  readonly me: () => Promise<Outcome<Person>>;
  /** Who it is, once anybody has asked and was answered. */
  readonly known: () => Promise<Person>;
  readonly saved: (at: string) => void;
  /** When the first rows are on the page: what an earlier one left is sent after them. */
  readonly drawn?: () => Promise<void>;
};

/** A sender of these registers, with the journal that it keeps. */
export type OpenSender = Sender & { readonly journal: Promise<Journal> };

/** The sender of registers. Where a keeper is given, it is for the open site: tenders never leave memory. */
export function openSender(sending: Sending): OpenSender {
  const { keeper, declarations, gateway } = sending;
  if (keeper && declarations.some(({ site }) => site === 'evaluations'))
    throw new Error('Changes of the evaluations site are not kept on a device');
  const shared: Promise<Shared> = keeper
    ? onDevice(sending, keeper)
    : Promise.resolve({ journal: sending.journal ?? memoryJournal() });
  const sender = senderOf(sending, shared);
  gateway.limiter.told((milliseconds) => sender.cooling(milliseconds));
  return Object.assign(sender, { journal: shared.then(({ journal }) => journal) });
}

function senderOf(sending: Sending, shared: Promise<Shared>): Together {
  const { gateway, stores, drawn = async () => undefined } = sending;
  const { tenant, limiter } = gateway;
  // The code is there before anybody needs it, should the connection be lost by then.
  if (sending.keeper ?? sending.journal) void drawn().then(fetchWriting);
  return new Together({
    shared,
    drawn,
    async load() {
      const writing = await fetchWriting();
      return writing.kind === 'fault' ? writing : fine((world) => writing.value.openLine(sending, world));
    },
    pause: (tries, signal) =>
      tenant.wait(tries === 0 ? 0 : backoff(tenant, tries), signal).catch(() => undefined),
    ended: (ended) => apply(ended, stores, sending.saved),
    cool: (milliseconds) => limiter.coolDown(milliseconds, 'told'),
  });
}

/** Puts what the server said into the rows, and tells each register once. */
function apply(
  ended: Ended,
  stores: ReadonlyMap<string, Rows<Declaration>>,
  saved: (at: string) => void,
): void {
  const touched = new Set<Rows<Declaration>>();
  for (const { entry, settled } of ended) {
    const rows = stores.get(entry.register);
    if (!rows) continue;
    if (settled.kind === 'conflict') rows.put(settled.theirs);
    if (settled.kind === 'done') {
      if (entry.anew !== undefined) rows.drop(entry.anew);
      if (settled.row) rows.put(settled.row);
      if (settled.row) saved(settled.row.changed.at);
      if (entry.kind === 'remove') rows.drop(entry.id);
    }
    touched.add(rows);
  }
  for (const rows of touched) rows.tell();
}

async function onDevice(sending: Sending, keeper: Keeper): Promise<Shared> {
  const { tenant } = sending.gateway;
  const person = keeper.personId ?? (await untilKnown(sending));
  return openDevice(keeper.browser, { person, site: tenant.sites.open }, keeper.makeRoom);
}

// Where the host names nobody, changes wait in memory until the directory has said whose they are. Who is not signed in
// is asked by the page alone, when they press the button: else an idle page would ask for tokens without end.
async function untilKnown({ gateway, me, known }: Sending): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const asked = await me();
    if (asked.kind === 'ok') return asked.value.id;
    if (asked.fault.kind === 'not-signed-in' || asked.fault.kind === 'no-right') return (await known()).id;
    const pause = Math.min(2_000 * 2 ** tries, 60_000);
    await Promise.race([gateway.tenant.wait(pause), known()]);
  }
}
