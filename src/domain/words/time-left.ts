/** How far work in bulk has come. */
export type Pace = {
  /** Rows that are done, and all of them. */
  readonly done: number;
  readonly of: number;
  /** Milliseconds since it began. */
  readonly elapsed: number;
  /** Resource units: spent in the last minute, given in one, and what a row costs. Absent where nothing paces the work. */
  readonly quota?: { readonly units: number; readonly of: number; readonly row: number };
};

/** Resource units that a row costs in bulk: a new one, and a changed one, whose new version is read after it. */
export const rowUnits = { add: 2, change: 3 } as const;

const minute = 60_000;

/** So long nothing is said, in milliseconds: the first rows tell nothing of the others. */
const first = 5_000;

/** Part of the quota that bulk work takes; the rest is for people who type. */
export const bulkShare = 0.9;

/**
 * Milliseconds until work in bulk ends; undefined in its first seconds and at its end. The rows of the first minute fit
 * into the quota at once, those after them wait for it: so it is the longer of what the rows so far and the quota say.
 */
export function timeLeft({ done, of, elapsed, quota }: Pace): number | undefined {
  if (done <= 0 || done >= of || elapsed < first) return undefined;
  const rows = of - done;
  const byRows = (elapsed / done) * rows;
  if (quota === undefined || quota.of <= 0) return byRows;
  const share = Math.floor(quota.of * bulkShare);
  const waiting = rows * quota.row - Math.max(0, share - quota.units);
  return Math.max(byRows, (waiting / share) * minute);
}

/** "About 3 minutes left." Minutes are rounded up, from 90 on to half an hour. */
export function timeLeftWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute);
  if (milliseconds < 0.75 * minute) return 'Less than a minute left.';
  if (minutes === 1) return 'About 1 minute left.';
  if (minutes < 90) return `About ${minutes} minutes left.`;
  const hours = Math.ceil(minutes / 30) / 2;
  const said = Number.isInteger(hours) ? `${hours}` : `${Math.floor(hours)} and a half`;
  return `About ${said} hours left.`;
}
