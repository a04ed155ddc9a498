import type { SheetName, Sheets, SheetTable } from '../../workbook/port.ts';
import type { Stamp } from '../../workbook/stamp.ts';
import type { TenderBook } from './book.ts';
import { auditSheet, bidsSheet, methodSheet, scoresSheet } from './input-sheets.ts';
import { moderationSheet, resultSheet } from './result-sheets.ts';

/** The tender's sheets: Method, Bids, Scores, Moderation, Result and Audit; no Result, and no price, before prices are unsealed. */
export function tenderSheets(book: TenderBook, stamp: Stamp): Sheets {
  return {
    tables: tenderTables(book),
    names: [...names, ...(book.judged ? resultNames : [])],
    stamp: { ...stamp, tender: book.tender.reference },
  };
}

/** The tables on those sheets. */
export function tenderTables(book: TenderBook): readonly SheetTable[] {
  const result = book.judged ? [resultSheet(book, book.judged)] : [];
  return [
    methodSheet(book),
    bidsSheet(book),
    scoresSheet(book),
    moderationSheet(book),
    ...result,
    auditSheet(book),
  ];
}

const names: readonly SheetName[] = [
  {
    name: 'Estimated_value',
    table: 'method',
    column: 'value',
    row: 'estimate',
    about: 'The published estimate of the contract’s value in pounds',
  },
  {
    name: 'Line_values',
    table: 'bids',
    column: 'value',
    about: 'What each line of the bids is worth in pounds',
  },
  {
    name: 'Agreed_scores',
    table: 'moderation',
    column: 'agreed',
    about: 'The scores that the evaluators agreed on',
  },
];

const resultNames: readonly SheetName[] = [
  { name: 'Total_marks', table: 'result', column: 'total', about: 'The total of each bid, to two places' },
  { name: 'Ranks', table: 'result', column: 'rank', about: 'The rank of each bid' },
];
