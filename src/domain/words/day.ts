/** A calendar day in Europe/London, written YYYY-MM-DD. It has no time and no zone. */
export type Day = string & { readonly unit: 'day' };

// Days are counted in UTC, where every day has 24 hours. The calendar library that reminders use would do it too, and
// weighs 3 kB on the first page for these four lines.
const dayLength = 86_400_000;

function instantOf(value: string): number {
  return Date.parse(`${value}T00:00:00Z`);
}

function writtenOn(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

const written = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, between the years 1900 and 2199. */
export function isDay(text: string): text is Day {
  if (!written.test(text)) return false;
  const year = Number(text.slice(0, 4));
  if (year < 1900 || year > 2199) return false;
  const instant = instantOf(text);
  return !Number.isNaN(instant) && writtenOn(instant) === text;
}

/** The day so written. Throws when there is no such day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`Not a day: ${text}`);
  return text;
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The London day on which an instant falls. */
export function dayOf(instant: Date): Day {
  return day(london.format(instant));
}

export function addDays(from: Day, days: number): Day {
  return day(writtenOn(instantOf(from) + days * dayLength));
}

/** The same date some months on or back; the last of the month where that month is shorter. */
export function addMonths(from: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return day(writtenOn(Date.UTC(year, month - 1 + count, Math.min(date, last))));
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (instantOf(to) - instantOf(from)) / dayLength;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(value: Day): number {
  return (new Date(instantOf(value)).getUTCDay() + 6) % 7;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The day as people read it: "4 December 2026". */
export function longDay(value: Day): string {
  const [year, month, date] = value.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}
