const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Difference of site time (Europe/London) from UTC at an instant, in milliseconds. */
function offset(at: number): number {
  const part = Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** An instant as SharePoint writes it: UTC, whole seconds. */
export const instantText = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Midnight, in the site's time zone, of the day on which the instant falls there; UTC text. */
export function siteMidnight(at: number): string {
  const day = Math.floor((at + offset(at)) / 86_400_000) * 86_400_000;
  // Midnight is never in the hour that a change of clocks skips or repeats in London, so its own offset holds.
  return instantText(day - offset(day));
}

/** Milliseconds of an ISO 8601 text with a date; undefined for what is none or is before 1900. */
export function readInstant(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCDate() !== Number(day) || Number(year) < 1900) return undefined;
  const zoned = text.length === 10 || /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? undefined : at;
}
