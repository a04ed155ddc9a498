import { type Checked, ok, problem } from './problem.ts';

// Characters that are not seen but change how text is compared or shown: zero width space, word joiner,
// byte order mark, soft hyphen, and the marks that turn the reading direction (U+202E and its kin).
const unseen = /[\u00AD\u200B\u2060\uFEFF\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;
// A joiner holds an emoji or a letter of some scripts together; alone it is dirt.
const looseJoiner =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const loneSurrogate = /\p{Surrogate}/gu;
// Control characters other than tab, line feed and carriage return.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const spaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Text as it is kept: one Unicode form (NFC), no unseen characters, plain spaces, LF line ends, none around. */
export function tidyText(text: string): string {
  return text
    .replace(loneSurrogate, '')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(control, '')
    .replace(unseen, '')
    .replace(looseJoiner, '')
    .replace(spaces, ' ')
    .split('\n')
    .map((line) => line.trimEnd()) // a pattern for spaces before a line end is slow on a long run of them
    .join('\n')
    .trim();
}

/** Tidied text on one line, with single spaces: for titles, names and references. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ');
}

/** What a text box accepts. */
export type TextRules = {
  /** What is asked for, with its article, as it stands in a sentence: "a title". */
  readonly what: string;
  /** The most characters, counted as SharePoint counts them (UTF-16 units). 255 unless told. */
  readonly max?: number;
  readonly required?: boolean;
  /** Whether line breaks are kept. */
  readonly lines?: boolean;
  /** Where a problem is, in the person's words. */
  readonly place?: string;
};

/** The text, tidied; a problem when it is missing or too long. */
export function readText(text: string, rules: TextRules): Checked<string> {
  const tidy = rules.lines === true ? tidyText(text) : tidyLine(text);
  const place = rules.place ?? '';
  const max = rules.max ?? 255;
  if (tidy === '' && rules.required === true) return problem(place, `Enter ${rules.what}.`);
  if (tidy.length <= max) return ok(tidy);
  return problem(
    place,
    `This has ${tidy.length.toLocaleString('en-GB')} characters. Shorten it to ${max.toLocaleString('en-GB')}.`,
  );
}

// What people type where they mean that they do not know.
const unknowns = new Set([
  'n/a', 'na', 'n.a.', 'not applicable', 'tbc', 'tba', 'tbd', 'to be confirmed', 'to be determined', 'unknown',
  'not known', 'none', 'nil', 'null', 'undefined', '-', '--', '–', '—', '?', '.', 'x', 'ongoing', 'on-going',
  'rolling', 'various', '#n/a',
]); // prettier-ignore

/** Whether the text says that nothing is known: blank, "TBC", "n/a", "-". */
export function isNotKnown(text: string): boolean {
  const tidy = tidyLine(text).toLowerCase();
  return tidy === '' || unknowns.has(tidy);
}

/** The text between curly quotation marks, shortened to what fits in a sentence. */
export function quoted(text: string): string {
  const tidy = tidyLine(text.slice(0, 1_000));
  const letters = Array.from(tidy);
  const short = letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : tidy;
  return `“${short}”`;
}
