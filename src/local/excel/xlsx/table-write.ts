import type { Book } from '../book.ts';
import type { Table } from '../content.ts';
import { addressOf, keyOf } from '../place.ts';
import { bodyOf } from '../tables.ts';
import { toFile } from './file-formula.ts';
import { el, escaped, part } from './xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A table as its part of the file. */
export function tableXml(book: Book, table: Table): string {
  const { id, name, area, columns, showHeaders, showTotals, filters } = table;
  const filterRef = addressOf(showTotals ? { ...area, bottom: area.bottom - 1 } : area);
  const filtered = columns.flatMap((column, colId) => {
    const values = filters.get(column.id);
    if (!values) return [];
    const blank = values.has('');
    const kept = [...values].filter((value) => value !== '').map((val) => el('filter', { val }));
    return el('filterColumn', { colId }, el('filters', { blank }, ...kept));
  });
  return part(
    el(
      'table',
      {
        xmlns: main,
        id,
        name,
        displayName: name,
        ref: addressOf(area),
        headerRowCount: showHeaders ? undefined : 0,
        totalsRowCount: showTotals ? 1 : undefined,
        totalsRowShown: showTotals ? undefined : 0,
      },
      showHeaders && table.showFilterButton ? el('autoFilter', { ref: filterRef }, ...filtered) : '',
      el(
        'tableColumns',
        { count: columns.length },
        ...columns.map((column, i) =>
          el('tableColumn', { id: column.id, name: column.name }, calculated(book, table, area.left + i)),
        ),
      ),
      el('tableStyleInfo', {
        name: table.style === '' ? undefined : table.style,
        showFirstColumn: 0,
        showLastColumn: 0,
        showRowStripes: table.showBandedRows ? 1 : 0,
        showColumnStripes: table.showBandedColumns ? 1 : 0,
      }),
    ),
  );
}

/** The formula that every row of a column has, so that Excel gives it to new rows. */
function calculated(book: Book, table: Table, column: number): string {
  const { top, bottom } = bodyOf(table);
  const sheet = book.sheet(table.sheet);
  const first = sheet.cells.get(keyOf(top, column))?.formula;
  if (first === undefined) return '';
  for (let row = top + 1; row <= bottom; row += 1)
    if (sheet.cells.get(keyOf(row, column))?.formula !== first) return '';
  const at = { sheet: table.sheet, row: top, column };
  return el('calculatedColumnFormula', {}, escaped(toFile(book, first, at)));
}
