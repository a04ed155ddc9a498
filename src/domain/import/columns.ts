import type { Problem } from '../words/problem.ts';
import { withoutVatWords } from '../words/read-money.ts';
import { quoted, tidyLine } from '../words/read-text.ts';
import { type Field, fields, fieldWords } from './fields.ts';
import { columnLetters } from './table.ts';

/** Which column of a file holds which field, counted from 0. A field without a column is absent. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** A header without what councils write differently: case, spaces, punctuation, how dates stand, VAT. */
export function headerKey(header: string): string {
  const line = tidyLine(header).replace(/\(d{1,2}.m{1,2}.y{2,4}\)/i, '');
  return plainKey(withoutVatWords(line)) || plainKey(line);
}

function plainKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The columns that a header tells for certain. A person may correct them before the rows are read. */
export function matchColumns(header: readonly string[]): Columns {
  const keys = header.map(headerKey);
  const taken = new Set<number>();
  const found: [Field, number][] = [];
  for (const field of fields) {
    const wanted = fieldWords[field].headers.map(headerKey);
    const index = wanted
      .map((key) => keys.indexOf(key))
      .find((at) => at >= 0 && keys[at] !== '' && !taken.has(at));
    if (index === undefined) continue;
    taken.add(index);
    found.push([field, index]);
  }
  return Object.fromEntries(found);
}

/** What stands in the way of reading the rows with these columns, and what will be left out. */
export function columnProblems(header: readonly string[], columns: Columns): readonly Problem[] {
  const found: Problem[] = [];
  for (const field of ['id', 'title'] as const) {
    if (columns[field] !== undefined) continue;
    const label = fieldWords[field].label.toLowerCase();
    found.push({
      place: 'Columns',
      tell: `No column is known to hold the ${label}. Choose the column that does.`,
    });
  }
  const keys = header.map(headerKey);
  keys.forEach((key, index) => {
    const first = keys.indexOf(key);
    if (key === '' || first === index) return;
    const places = `columns ${columnLetters(first)} and ${columnLetters(index)}`;
    found.push({
      place: `${columnLetters(index)}1`,
      tell: `${quoted(header[index] ?? '')} is in ${places}. The first is read. Choose the other if that is the right one.`,
    });
  });
  return found;
}

/** Whether a row looks like a header: it names at least two fields and none of its cells is a number or a date. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const values = cells.some((cell) =>
    /^\s*[£(-]?\d[\d,. ]*\)?\s*$|^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/.test(cell),
  );
  return !values && Object.keys(matchColumns(cells)).length >= 2;
}
