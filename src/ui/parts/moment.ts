import { dayOf, longDay, type Day } from '../../domain/words/day.ts';

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** The London time of an ISO instant: "14:02". */
export function clock(instant: string): string {
  return time.format(new Date(instant));
}

/** Day and time of an ISO instant as people read it: "20 November 2026, 14:02". */
export function moment(instant: string): string {
  return `${longDay(dayOf(new Date(instant)))}, ${clock(instant)}`;
}

/** A day without its year when it is this year, for short lists. */
export function nearDay(value: Day, today: Day): string {
  const words = longDay(value);
  return value.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : words;
}

/** "1 contract", "2 contracts". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
