import type { Book } from '../book.ts';
import { type Part, type TablePart, partsOf, written } from '../formula.ts';

// Functions that came after 2007: a file names them with a prefix, people do not.
const later = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.INV BITAND BITOR BITXOR CEILING.MATH ' +
    'CONCAT CONFIDENCE.NORM COVARIANCE.P COVARIANCE.S DAYS DECIMAL FLOOR.MATH FORMULATEXT IFNA IFS ISFORMULA ' +
    'ISOWEEKNUM LAMBDA LET MAXIFS MINIFS MODE.MULT MODE.SNGL NORM.DIST NORM.INV NORM.S.DIST NUMBERVALUE ' +
    'PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ ' +
    'SEQUENCE SHEET SHEETS STDEV.P STDEV.S SWITCH TEXTJOIN UNIQUE VAR.P VAR.S XLOOKUP XMATCH XOR'
  ).split(' '),
);
const ofSheets = new Set(['FILTER', 'SORT', 'SORTBY']);

type At = { readonly sheet: number; readonly row: number; readonly column: number };

/** A formula as a file keeps it: without its equals sign, with tables and later functions named in full. */
export function toFile(book: Book, formula: string, at: At): string {
  return partsOf(formula.slice(1))
    .map((part) => {
      if (part.kind === 'table') return tableInFile(book, part, at);
      return part.kind === 'text' ? prefixed(part.text) : written([part]);
    })
    .join('');
}

function prefixed(text: string): string {
  const call = /^([A-Za-z][\w.]*)\($/.exec(text)?.[1]?.toUpperCase();
  if (call === undefined) return text;
  if (ofSheets.has(call)) return `_xlfn._xlws.${text}`;
  return later.has(call) ? `_xlfn.${text}` : text;
}

/** "[@Price]" in table Bids is "Bids[[#This Row],[Price]]" in a file. */
function tableInFile(book: Book, part: TablePart, at: At): string {
  const table = part.table === '' ? (book.tableAt(at.sheet, at.row, at.column)?.name ?? '') : part.table;
  const thisRow = part.items.some((item) => item.toLowerCase() === '#this row');
  if (!thisRow) return written([{ ...part, table }]);
  const columns = [part.first, part.last].flatMap((name) =>
    name === undefined ? [] : `[${escapedName(name)}]`,
  );
  return `${table}[${['[#This Row]', ...(columns.length > 0 ? [columns.join(':')] : [])].join(',')}]`;
}

const escapedName = (text: string) => text.replace(/['#[\]@]/g, "'$&");

/** A file's formula as people read it, with its equals sign. */
export function fromFile(book: Book, text: string, at: At): string {
  const bare = text.replace(/_xl(?:fn|ws|pm|udf)\./g, '');
  const own = book.tableAt(at.sheet, at.row, at.column)?.name.toLowerCase();
  const parts = partsOf(bare).map((part): Part => {
    if (part.kind !== 'table' || part.table.toLowerCase() !== own) return part;
    return part.items.some((item) => item.toLowerCase() === '#this row') ? { ...part, table: '' } : part;
  });
  return `=${written(parts)}`;
}
