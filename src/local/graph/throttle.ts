import type { LocalPerson } from '../directory.ts';
import { Refusal } from './refusal.ts';

/** Resource units of a tenant's size; `generous` has no real limit, for a first start that fills the lists. */
export type Tier = 'smallest' | 'generous';

type Limits = { minute: number; day: number; tenant: number; person: number };

// 0–1,000 licences, as in Microsoft's page "How to avoid getting throttled or blocked in SharePoint Online".
const smallest: Limits = { minute: 1250, day: 1_200_000, tenant: 18_750, person: 3000 };
const generous: Limits = { minute: 1e9, day: 1e9, tenant: 1e9, person: 1e9 };

const five = 300_000;
const day = 86_400_000;

type Window = { from: number; used: number };

/** Counts resource units by program, by person and in all, and refuses what is over the limit. */
export type Throttle = {
  /** Counts a request; refuses it with 429 when over the limit. Answers the RateLimit headers to send, if any. */
  spend(units: number, app: string, person: LocalPerson | undefined): Record<string, string>;
  usage(): { requests: number; units: number; refused: number };
  reset(): void;
  tier(tier: Tier): void;
  /** How long a minute of the quota lasts, in milliseconds; shorter ones make a long import short to watch. */
  minuteLasts(milliseconds: number): void;
};

/** Counts by key in windows of a length each, and says when the window ends that is over its limit. */
function windowsOf(now: () => number) {
  const windows = new Map<string, Window>();
  const add = (key: string, length: number, amount: number): Window => {
    const at = now();
    const known = windows.get(key);
    const window = known && at - known.from < length ? known : { from: at, used: 0 };
    window.used += amount;
    windows.set(key, window);
    return window;
  };
  const over = (key: string, length: number, limit: number, amount: number) => {
    const window = add(key, length, amount);
    return window.used > limit ? window.from + length : 0;
  };
  return { windows, over };
}

/** Makes the counters of a tenant of the given size. */
export function throttle(first: Tier, now: () => number): Throttle {
  let limits = first === 'smallest' ? smallest : generous;
  const { windows, over } = windowsOf(now);
  const blocked = new Map<string, number>();
  let requests = 0;
  let units = 0;
  let refused = 0;
  let minute = 60_000;
  return {
    spend(amount, app, person) {
      requests += 1;
      units += amount;
      const at = now();
      const until = blocked.get(app) ?? 0;
      // Calls while throttled count too; each pushes the deadline back.
      const ends = [
        over(`app ${app}`, minute, limits.minute, amount),
        over(`day ${app}`, day, limits.day, amount),
        over('tenant', five, limits.tenant, amount),
        person ? over(`person ${person.id}`, five, limits.person, 1) : 0,
      ];
      const early = until > at ? Math.min(at + 2 * minute, until + 1000) : 0;
      const end = Math.max(early, ...ends);
      if (end > at) {
        blocked.set(app, end);
        refused += 1;
        throw tooMany(
          Math.ceil((end - at) / 1000),
          rateHeaders(windows.get(`app ${app}`), limits, at, minute),
        );
      }
      return rateHeaders(windows.get(`app ${app}`), limits, at, minute);
    },
    usage: () => ({ requests, units, refused }),
    reset() {
      requests = 0;
      units = 0;
      refused = 0;
      windows.clear();
      blocked.clear();
    },
    tier(tier) {
      limits = tier === 'smallest' ? smallest : generous;
    },
    minuteLasts(milliseconds) {
      minute = milliseconds;
    },
  };
}

/** RateLimit headers are sent from 80 % of the program's minute. */
function rateHeaders(
  window: Window | undefined,
  limits: Limits,
  at: number,
  minute: number,
): Record<string, string> {
  if (!window || window.used < limits.minute * 0.8) return {};
  return {
    'RateLimit-Limit': String(limits.minute),
    'RateLimit-Remaining': String(Math.max(0, limits.minute - window.used)),
    'RateLimit-Reset': String(Math.max(1, Math.ceil((window.from + minute - at) / 1000))),
  };
}

/** 429 with the wait in seconds. */
export const tooMany = (
  seconds: number | string | undefined,
  headers: Record<string, string> = {},
): Refusal =>
  new Refusal(429, 'TooManyRequests', 'Too many requests', {
    headers: { ...headers, ...(seconds === undefined ? {} : { 'Retry-After': String(seconds) }) },
    inner: { code: '429', message: 'Please retry after', status: '429' },
  });
