import type { Declaration } from './declare.ts';
import type { FreshnessLog } from './freshness.ts';
import type { Places } from './graph/places.ts';
import { openPulse, usualPulse, type PageLife, type Pulse } from './pulse.ts';
import type { ReaderWorld } from './reader.ts';
import type { Rows } from './rows.ts';
import { newerSchema } from './from-settings.ts';
import type { Store } from './store/store.ts';
import type { Tenant } from './types.ts';

type Choices = {
  readonly tenant: Tenant;
  readonly freshness: FreshnessLog;
  readonly places: Places;
  /** Every register's rows. */
  readonly rows: () => Iterable<Rows<Declaration>>;
  readonly store?: Store | Promise<Store>;
  readonly page?: PageLife;
  readonly pulse?: number;
  readonly once?: boolean;
};

/** What the readers of several registers share: the copy, the pulse, and what happens when the site is lost. */
export function openReading({ tenant, freshness, places, rows, ...chosen }: Choices): Omit<
  ReaderWorld,
  'gateway' | 'places' | 'freshness'
> & {
  readonly pulse: Pulse;
  readonly begun: Promise<void>;
} {
  const store = chosen.store && Promise.resolve(chosen.store);
  const pulse = openPulse({ tenant, page: chosen.page, every: chosen.pulse ?? usualPulse });
  void store?.then((opened) => {
    const tell = () => freshness.set(opened.state());
    opened.subscribe(tell);
    tell();
  });
  let looked = false;
  const { begun, opening, asks } = openBeginning(chosen.page);
  return {
    begun,
    opening,
    asks,
    store,
    writing: new Set(),
    pulse,
    once: chosen.once === true,
    soon: (reader) => pulse.soon(reader),
    looked() {
      if (looked) return;
      looked = true;
      void newerSchema(places, { site: 'open' }).then((newer) => newer && freshness.set({ newer }));
    },
    lost() {
      for (const one of rows()) {
        one.forget();
        one.tell();
      }
      void store?.then((opened) => opened.drop());
    },
  };
}

/** When the first lists stand on the screen from their copies, or the server is asked for one. */
function openBeginning(page: PageLife | undefined): Pick<ReaderWorld, 'opening' | 'asks'> & {
  readonly begun: Promise<void>;
} {
  let open = 0;
  let asks = (): void => undefined;
  const begun = new Promise<void>((done) => (asks = done));
  return {
    begun,
    asks,
    opening: (work) => {
      open += 1;
      return work.finally(() => {
        open -= 1;
        // Another list of the same page may be next.
        if (open === 0) void Promise.resolve(page?.drawn?.()).then(() => open === 0 && asks());
      });
    },
  };
}
