import { schemaVersion } from './from-settings.ts';
import type { Gateway } from './graph/gateway.ts';

/** What IT asks when something is slow or missing: facts of this page, no content of any register. */
export type Health = {
  /** The version of the lists that this program knows. */
  readonly schema: number;
  /** What this page spent of the tenant's quota in the last minute. */
  readonly quota: { readonly units: number; readonly of: number };
  /** How far the device's clock is ahead of SharePoint's, in milliseconds; undefined until it said what time it is. */
  readonly clockAhead?: number;
};

/** A clock that is further off than this is told, in milliseconds. */
export const tolerableSkew = 5 * 60_000;

/** Gathers what is known; `saved` tells of each row that the server has just taken. */
export function openHealth({ limiter, clock }: Gateway) {
  let lastSaved: string | undefined;
  const health = (): Health => {
    const clockAhead = clock.ahead();
    const known = clockAhead === undefined ? {} : { clockAhead };
    return { schema: schemaVersion, quota: limiter.used(), ...known };
  };
  return {
    saved(at: string): void {
      // What was just saved says what time it is there; the device's own clock is never believed.
      clock.heard(at);
      if (lastSaved === undefined || at > lastSaved) lastSaved = at;
    },
    lastSaved: () => lastSaved,
    told: { health, now: () => clock.now() },
  };
}
