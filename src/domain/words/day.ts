import { CalendarDate, parseDate } from '@internationalized/date';

/** A calendar day in Europe/London, written YYYY-MM-DD. It has no time and no zone. */
export type Day = string & { readonly unit: 'day' };

const written = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, between the years 1900 and 2199. */
export function isDay(text: string): text is Day {
  if (!written.test(text)) return false;
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1) return false;
  return new CalendarDate(year, month, date).toString() === text;
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
  return day(parseDate(from).add({ days }).toString());
}

export function addMonths(from: Day, months: number): Day {
  return day(parseDate(from).add({ months }).toString());
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return parseDate(to).compare(parseDate(from));
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
