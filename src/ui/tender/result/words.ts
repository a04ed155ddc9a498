import { exactText, ratio, rounded, times, type Ratio } from '../../../domain/tender/ratio.ts';
import { money, pounds } from '../../../domain/words/money.ts';

/** Pounds as people read them, to the penny, half up: "£1,250,000", "£40.05". */
export function inPounds(value: Ratio): string {
  return money(pounds(rounded(value, 2)));
}

/** Marks to two places, half up: "77.20". */
export function inMarks(value: Ratio): string {
  return rounded(value, 2);
}

/** A share as a per cent to two places: "18.79 %". */
export function inPercent(value: Ratio): string {
  return `${rounded(times(value, ratio(100)), 2)} %`;
}

/** An exact value where it is short, else to so many places with a word that says so: "32.93", "about 33.3333". */
export function shortOrAbout(value: Ratio, places: number): string {
  const exact = exactText(value);
  return exact.includes('/') || (exact.split('.')[1] ?? '').length > places
    ? `about ${rounded(value, places)}`
    : exact;
}

/** Names in a row: "A", "A and B", "A, B and C"; "nobody" where there are none. */
export function inARow(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nobody';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Who is first, as a sentence: "Bid A, Alpha is first", "Bid A and Bid B share first place", "No bid passes". */
export function firstPlace(names: readonly string[]): string {
  if (names.length === 0) return 'No bid passes';
  return names.length === 1 ? `${names.join('')} is first` : `${inARow(names)} share first place`;
}
