import type { Judged } from '../../../domain/tender/score.ts';
import type { Tender } from '../../../domain/tender/tender.ts';
import type { SheetTable } from '../../workbook/port.ts';

/** One evaluator's score of a question, after the reveal. */
export type RevealedScore = {
  readonly bid: string;
  readonly question: string;
  readonly evaluator: string;
  /** As it was given: "4". */
  readonly score: string;
  readonly rationale: string;
};

/** What was agreed on a question, for the sheet. */
export type AgreedReason = { readonly bid: string; readonly question: string; readonly rationale: string };

/** One line of the tender's audit. */
export type AuditLine = {
  readonly sequence: number;
  /** An instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly what: string;
};

/** All that the tender's sheets show. Before the prices are unsealed there is no result, and no price anywhere. */
export type TenderBook = {
  readonly tender: Tender;
  /** Undefined until consensus is locked and the prices are unsealed. */
  readonly judged?: readonly Judged[];
  /** Bidders' names by the bid's id. */
  readonly bidders: ReadonlyMap<string, string>;
  /** Shows letters in place of bidders' names. */
  readonly masked: boolean;
  /** Titles of criteria, questions and measures by their id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly scores: readonly RevealedScore[];
  readonly agreed: readonly AgreedReason[];
  readonly audit: readonly AuditLine[];
};

/** What a bidder is called on the sheets: the name, or "Bidder B" while names are masked. */
export function bidderName(book: TenderBook, bid: string): string {
  if (!book.masked) return book.bidders.get(bid) ?? bid;
  const index = book.tender.bids.findIndex(({ id }) => id === bid);
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `Bidder ${letters}`;
}

/** What a criterion, a question or a measure is called. */
export function titleOf(book: TenderBook, id: string): string {
  return book.titles.get(id) ?? id;
}

/** Two places, half up: at nine places first, so that what a computer adds in binary does not tip a half. */
export function toTwoPlaces(expression: string): string {
  return `=ROUND(ROUND((${expression})*100,7),0)/100`;
}

/** A quoted text in a formula. */
export function textIn(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Looks one cell up in a table by its key. */
export function lookup(table: string, column: string, key: string): string {
  return `INDEX(${table}[${column}],MATCH(${key},${table}[Key],0))`;
}

/** A table of the tender's workbook: formula columns are protected. */
export function sheetOf(
  name: string,
  lead: readonly string[],
  table: Pick<SheetTable, 'columns' | 'rows'>,
): SheetTable {
  return { key: name.toLowerCase(), sheet: name, name, lead, keyColumn: 'key', protect: true, ...table };
}

/** The first row of values on every sheet: below two lines of lead, an empty one and the headers. */
export const firstRow = 5;

/** The column by which rows of every sheet are found. */
export const keyColumn = { key: 'key', header: 'Key', format: '@', width: 14 } as const;
