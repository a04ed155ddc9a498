import { capital } from './capital.ts';
import { type Day, addDays, day, dayOf, isDay, longDay } from './day.ts';
import { type Checked, ok, problem } from './problem.ts';
import { isNotKnown, quoted, tidyLine } from './read-text.ts';

/** What a box or a column for a date accepts. */
export type DayRules = {
  /** Whether a bare number is Excel's count of days (files), or not a date (forms). */
  readonly serial?: boolean;
  /** What to do about a day that cannot be: "Correct the date in the file." in files. */
  readonly mend?: string;
  /** Where a problem is, in the person's words. */
  readonly place?: string;
};

const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']; // prettier-ignore
const title = (month: number): string => {
  const name = names[month - 1] ?? '';
  return capital(name);
};
const longest = 60; // "Wednesday 30th of September 2026, 23:59:59.999" has 45 characters
const how = 'Write day, month and year, like 4 December 2026.';

/** The day that was written, read the British way (day/month/year), or what to write instead. */
export function readDay(text: string, rules: DayRules = {}): Checked<Day> {
  const place = rules.place ?? '';
  const body = tidyLine(text)
    .replace(/^'/, '')
    .replace(/[\u2010-\u2015]/g, '-');
  if (body === '') return problem(place, 'Enter a date.');
  const shown = quoted(text);
  if (body.length > longest) return problem(place, `${shown} is not a date. ${how}`);
  if (isNotKnown(body)) return problem(place, `${shown} is not a date. Leave this empty until it is known.`);
  const read = readDated(body, shown, rules.mend ?? 'Correct the date.') ?? readBare(body, shown, rules);
  if (typeof read !== 'string') return ok(read.day);
  return problem(place, read);
}

type Read = { day: Day } | string;

function readDated(body: string, shown: string, mend: string): Read | undefined {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(body);
  if (instant && !Number.isNaN(Date.parse(body))) return { day: dayOf(new Date(body)) };
  const dateAlone = body.replace(/[T ,]+\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:am|pm|z)?$/i, '');
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(dateAlone) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(dateAlone);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]), mend);
  const british = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{2}|\d{4})$/.exec(dateAlone);
  if (british) return numbered(british[1] ?? '', british[2] ?? '', british[3] ?? '', { shown, mend });
  return named(dateAlone, mend);
}

function numbered(date: string, month: string, year: string, words: { shown: string; mend: string }): Read {
  if (year.length === 2 && Number(date) <= 12 && Number(month) <= 12 && Number(year) <= 12) {
    return `${words.shown} could be more than one day. Write the year with four digits.`;
  }
  if (Number(month) > 12 && Number(date) <= 12) {
    return `There is no month ${Number(month)}. Dates are read as day, month, year. ${words.mend}`;
  }
  return existing(fullYear(year), Number(month), Number(date), words.mend);
}

/** Two digits stand for 1970 to 2069: registers hold no other years. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) >= 70 ? 1900 : 2000);
}

function named(body: string, mend: string): Read | undefined {
  const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;
  const plain = body.replace(weekday, '');
  const british = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]+)\.?[-/., ]*(\d{4}|\d{2})$/i.exec(plain);
  const american = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(plain);
  const [date, word, year] = british
    ? british.slice(1)
    : american
      ? [american[2], american[1], american[3]]
      : [];
  if (date === undefined || word === undefined || year === undefined) return undefined;
  const month = monthNamed(word);
  return month === undefined ? undefined : existing(fullYear(year), month, Number(date), mend);
}

function monthNamed(word: string): number | undefined {
  const short = word.toLowerCase();
  if (short === 'sept') return 9;
  const index =
    short.length < 3 ? -1 : names.findIndex((name) => name === short || name.slice(0, 3) === short);
  return index < 0 ? undefined : index + 1;
}

function existing(year: number, month: number, date: number, mend: string): Read {
  if (month < 1 || month > 12) return `There is no month ${month}. ${mend}`;
  if (year < 1900 || year > 2199) {
    return `The year ${year} is outside 1900 to 2199. Correct the date, or leave it empty when there is none.`;
  }
  const written = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  if (isDay(written)) return { day: day(written) };
  if (month === 2 && date === 29)
    return `29 February ${year} does not exist: ${year} is not a leap year. ${mend}`;
  return `${date} ${title(month)} does not exist. ${mend}`;
}

// Excel counts days from 30 December 1899, and believes in a 29 February 1900 (day 60) that never was.
const excelZero = day('1900-01-01');
const serialFrom = 18_264; // 1 January 1950: smaller numbers in registers are years, quarters or mistakes
const serialTo = 73_051; // 1 January 2100

function readBare(body: string, shown: string, rules: DayRules): Read {
  const meant = serialDay(body);
  if (meant !== undefined && rules.serial === true) return { day: meant };
  if (meant !== undefined) return `${shown} is Excel’s number for ${longDay(meant)}. ${how}`;
  if (body === '60' && rules.serial === true) {
    return `${shown} is 29 February 1900 in Excel, a day that never was. ${rules.mend ?? 'Correct the date.'}`;
  }
  return strange(body, shown) ?? monthAlone(body, shown) ?? `${shown} is not a date. ${how}`;
}

function serialDay(body: string): Day | undefined {
  if (!/^\d{5}(?:\.\d+)?$/.test(body)) return undefined;
  const days = Math.floor(Number(body));
  return days >= serialFrom && days <= serialTo ? addDays(excelZero, days - 2) : undefined;
}

function strange(body: string, shown: string): string | undefined {
  if (body.startsWith('=')) return `${shown} is a formula. Enter its result.`;
  if (body.startsWith('#')) return `${shown} is an error in the spreadsheet. Correct the cell.`;
  if (/^(?:q[1-4]|quarter [1-4])\b/i.test(body)) return `${shown} is a quarter, not a day. ${how}`;
  if (isFinancialYear(body)) return `${shown} is a financial year, not a day. ${how}`;
  if (/^(?:19|20)\d\d$/.test(body)) return `${shown} is a year alone. ${how}`;
  return undefined;
}

function monthAlone(body: string, shown: string): string | undefined {
  const [, number = '', whole = ''] = /^(0?[1-9]|1[0-2])[-/. ](\d{4})$/.exec(body) ?? [];
  return number === '' ? monthNamedAlone(body, shown) : noDay(shown, Number(number), Number(whole));
}

function monthNamedAlone(body: string, shown: string): string | undefined {
  const wordFirst = /^([a-z]+)[-/. ]+(\d{4}|\d{2})$/i.exec(body);
  const digitsFirst = /^(\d{1,2})[-/. ]+([a-z]+)$/i.exec(body);
  const month = monthNamed(wordFirst?.[1] ?? digitsFirst?.[2] ?? '');
  const digits = wordFirst?.[2] ?? digitsFirst?.[1];
  if (month === undefined || digits === undefined) return undefined;
  if (digits.length === 4) return noDay(shown, month, Number(digits));
  if (digits.length === 1) return `${shown} has no year. ${how}`;
  const year = fullYear(digits);
  return `${shown} could be ${title(month)} ${year} or ${Number(digits)} ${title(month)}. ${like(month, year)}`;
}

const like = (month: number, year: number): string =>
  `Write day, month and year, like 1 ${title(month)} ${year}.`;
const noDay = (shown: string, month: number, year: number): string =>
  `${shown} has no day. ${like(month, year)}`;

function isFinancialYear(body: string): boolean {
  const years = /^(?:fy)?\s*(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)$/i.exec(body);
  return years !== null && (Number(years[1]) + 1) % 100 === Number(years[2]);
}
