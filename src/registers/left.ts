import { journalName, journalVersion } from './device/name.ts';
import type { Held } from './held.ts';
import type { Entry } from './journal.ts';
import type { SaveState, Tenant } from './types.ts';

/** What an earlier page left unsent, as pages show it until the code that sends is here. */
export type Left = Pick<ReturnType<typeof leftOf>, 'held' | 'typed' | 'state'>;

/** Nothing was left, as far as is known. */
export const nothingLeft: Left = leftOf([]);

/** What is in the journal of a person on this device; nothing where none can be read, which the journal itself will tell. */
export async function leftOn(person: string, { sites }: Pick<Tenant, 'sites'>): Promise<Left> {
  try {
    const entries = await entriesOf(journalName({ person, site: sites.open }));
    return leftOf(entries.map(asHeld));
  } catch {
    return nothingLeft;
  }
}

/** Reads without the code that keeps a journal; none is made where there is none, and a newer one is left alone. */
function entriesOf(name: string): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = reject;
    opening.onsuccess = () => {
      const { result: database } = opening;
      if (database.version === journalVersion) {
        const asked: IDBRequest<Entry[]> = database.transaction('entries').objectStore('entries').getAll();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = reject;
      } else resolve([]);
      database.close(); // when it has answered
    };
  });
}

function leftOf(held: readonly Held[]) {
  const stuck = held.filter(({ entry }) => entry.halt).length;
  const count = stuck || held.length;
  const kind = stuck > 0 ? 'needs-you' : 'saving';
  const state: SaveState = count > 0 ? { kind, count } : { kind: 'idle' };
  return { held, typed: held.filter(({ entry }) => !entry.bulk), state };
}

/** A change as the journal tells it. */
export function asHeld(entry: Entry): Held {
  const { halt } = entry;
  const fault = halt?.kind === 'stopped' ? { fault: halt.fault } : {};
  return { entry, state: halt?.kind ?? 'queued', tries: 0, ...fault };
}
