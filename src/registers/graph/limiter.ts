import { bulkShare } from '../../domain/words/time-left.ts';
import type { Tenant } from '../types.ts';

/** The smallest quota that a tenant has, in resource units a minute (SharePoint throttling page, 2 October 2025). */
export const smallestQuota = 1250;
const minute = 60_000;

/** One gate for every call of this person: nobody asks while the tenant has said to wait. */
export type Limiter = {
  /** Waits until the tenant may be asked. */
  turn(signal?: AbortSignal): Promise<void>;
  /** The tenant said no: nobody asks for so long. Without a figure the wait doubles each time, with jitter. */
  coolDown(milliseconds: number | undefined, by?: 'told'): void;
  /** Calls back with each wait that the tenant asked of this page; `told` ones came from another page. */
  told(listener: (milliseconds: number) => void): void;
  /** An answer came that was no refusal. */
  relieved(): void;
  /** Notes units that are being spent. */
  spend(units: number): void;
  /** Waits until so many units fit into the quota of the minute; for work in bulk. Then notes them. */
  afford(units: number, signal?: AbortSignal): Promise<void>;
  /** Whether a wait is on. */
  cooling(): boolean;
  /** Resource units that this page spent in the last minute, and how many the tenant gives in one. */
  used(): { readonly units: number; readonly of: number };
};

export function openLimiter(tenant: Tenant, quota: number = tenant.unitsAMinute ?? smallestQuota): Limiter {
  let gate: Promise<void> = Promise.resolve();
  let waits = 0;
  let refusals = 0;
  let spent: Spent[] = [];

  async function turn(signal?: AbortSignal): Promise<void> {
    for (let seen; seen !== gate && !signal?.aborted;) {
      seen = gate;
      await seen;
    }
  }

  const listeners: ((milliseconds: number) => void)[] = [];
  function coolDown(said: number | undefined, by?: 'told'): void {
    if (by !== 'told') refusals += 1;
    // “Wait 0 seconds” with a refusal says nothing either: taken at its word, it would be asked again for ever.
    const milliseconds = said === undefined || said === 0 ? backoff(tenant, refusals, 1000) : said;
    if (by !== 'told') for (const listener of listeners) listener(milliseconds);
    waits += 1;
    const wait = tenant.wait(milliseconds).finally(() => (waits -= 1));
    gate = Promise.all([gate, wait]).then(() => undefined);
  }

  // Bulk work leaves a tenth of the minute to people who type.
  const share = Math.floor(quota * bulkShare);
  let queue: Promise<void> = Promise.resolve();
  function afford(units: number, signal?: AbortSignal): Promise<void> {
    queue = queue.then(async () => {
      for (;;) {
        const now = tenant.now().getTime();
        spent = spent.filter(({ at }) => now - at < minute && at <= now);
        const used = spent.reduce((sum, one) => sum + one.units, 0);
        const oldest = spent[0];
        if (used + units <= share || !oldest || signal?.aborted) break;
        await tenant.wait(oldest.at + minute - now + 1, signal).catch(() => undefined);
      }
      spent.push({ at: tenant.now().getTime(), units });
    });
    return queue;
  }

  return {
    turn,
    coolDown,
    told: (listener) => void listeners.push(listener),
    relieved: () => (refusals = 0),
    spend: (units) => spent.push({ at: tenant.now().getTime(), units }),
    afford,
    cooling: () => waits > 0,
    used: () => ({ units: spentLately(spent, tenant.now().getTime()), of: quota }),
  };
}

type Spent = { readonly at: number; readonly units: number };

function spentLately(spent: readonly Spent[], now: number): number {
  const lately = spent.filter(({ at }) => now - at < minute && at <= now);
  return lately.reduce((sum, { units }) => sum + units, 0);
}

/** A wait with full jitter: between half a second and a bound that doubles with each try, sixty seconds at most. */
export function backoff(tenant: Tenant, tries: number, first = 500): number {
  const bound = Math.min(60_000, first * 2 ** Math.min(tries, 10));
  const [high = 0, low = 0] = tenant.random(2);
  return 500 + ((high * 256 + low) / 65_536) * (bound - 500);
}
