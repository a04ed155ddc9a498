import type { SheetTable } from '../../workbook/port.ts';
import { keyColumn, sheetOf } from './book.ts';

/** Social value against cost as a sheet of the workbook: one page that a decision can rest on. */
export function decisionTable(
  reference: string,
  facts: readonly (readonly [name: string, words: string])[],
): SheetTable {
  return sheetOf(
    'Decision',
    [
      `Social value against cost in tender ${reference}`,
      'Worked out exactly from the result. Social value in pounds is not money to the council, except what is in cash.',
    ],
    {
      columns: [
        keyColumn,
        { key: 'what', header: 'What', format: '@', width: 36 },
        { key: 'figure', header: 'Figure', format: '@', width: 60, wrap: true },
      ],
      rows: facts.map(([name, words], i) => [String(i + 1), name, words]),
    },
  );
}
