import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';
import { openClock } from './graph/clock.ts';
import type { Gateway } from './graph/gateway.ts';
import { openLimiter } from './graph/limiter.ts';
import type { Places } from './graph/places.ts';
import type { Tenant } from './types.ts';

/** The code that asks the server. */
export type Asking = typeof import('./asking.ts');

/** Fetches the code that asks the server; what is kept on the device is shown before it is there. */
export async function fetchAsking(): Promise<Outcome<Asking>> {
  try {
    return fine(await import(/* webpackChunkName: "asking" */ './asking.ts'));
  } catch {
    return failed(notFetched); // the next try fetches anew
  }
}

/** A gateway whose code comes with the first call. */
export function gatewayLater(tenant: Tenant, quota?: number): Gateway {
  const around = { tenant, limiter: openLimiter(tenant, quota), clock: openClock(tenant.now) };
  const there = onceThere((asking) => asking.gatewayOf(around));
  return {
    ...around,
    once: async (...given) => then(await there(), (gateway) => gateway.once(...given)),
    read: async (...given) => then(await there(), (gateway) => gateway.read(...given)),
    bytes: async (...given) => then(await there(), (gateway) => gateway.bytes(...given)),
    batch: async (...given) => then(await there(), (gateway) => gateway.batch(...given)),
    readMany: async (...given) => then(await there(), (gateway) => gateway.readMany(...given)),
    gather: async (...given) => then(await there(), (gateway) => gateway.gather(...given)),
    pages: async (...given) => then(await there(), (gateway) => gateway.pages(...given)),
  };
}

/** Where the lists are, by code that comes with the first ask. */
export function placesLater(gateway: Gateway): Places {
  let opened: Places | undefined;
  const there = onceThere((asking) => (opened = asking.openPlaces(gateway)));
  return {
    site: async (which) => then(await there(), (places) => places.site(which)),
    list: async (declaration) => then(await there(), (places) => places.list(declaration)),
    async setting(title) {
      const places = await there();
      return places.kind === 'ok' ? places.value.setting(title) : undefined;
    },
    forget: () => opened?.forget(),
  };
}

function onceThere<T>(open: (asking: Asking) => T): () => Promise<Outcome<T>> {
  let opened: Outcome<T> | undefined;
  return async () => {
    if (opened) return opened;
    const asking = await fetchAsking();
    if (asking.kind === 'fault') return asking;
    opened ??= fine(open(asking.value));
    return opened;
  };
}

function then<T, U>(there: Outcome<T>, ask: (value: T) => Promise<Outcome<U>>): Promise<Outcome<U>> {
  return there.kind === 'ok' ? ask(there.value) : Promise.resolve(there);
}

const notFetched: Fault = {
  kind: 'offline',
  tell: 'There is no connection to the register.',
  mend: 'Check the connection, then try again. What you typed is kept.',
  code: 'not fetched',
};
