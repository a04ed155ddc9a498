import { Book } from '../../src/local/excel/book.ts';
import { openOffice, startEngine } from '../../src/local/excel/library.ts';
import { ExcelHost } from '../../src/local/excel/wire/host.ts';
import { officeWorkbook } from '../../src/excel/workbook/office.ts';
import type { SheetTable, Workbook } from '../../src/ui/workbook/port.ts';
import { type Stamp, schema } from '../../src/ui/workbook/stamp.ts';

/** Where the test's workbook is stored. */
export const address =
  'https://council.sharepoint.com/sites/SocialValueEvaluations/Shared Documents/Tender.xlsx';

export const stamp: Stamp = {
  schema,
  workbook: '3b8f',
  site: 'council.sharepoint.com:/sites/SocialValueEvaluations',
  address,
};

/** The real office.js over a workbook in memory, and our adapter on it. */
export function openWorkbook(): { host: ExcelHost; workbook: Workbook; excel: typeof Excel } {
  startEngine();
  const host = new ExcelHost(new Book());
  const { Excel: excel } = openOffice(host);
  return { host, excel, workbook: officeWorkbook({ excel, address: () => address }) };
}

/** The value, or a failure of the test. */
export function value<T>(outcome: { kind: 'ok'; value: T } | { kind: 'fault'; fault: object }): T {
  if (outcome.kind === 'fault') throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
}

/** A small table of contracts. */
export const contracts: SheetTable = {
  key: 'contracts',
  sheet: 'Contracts',
  name: 'Contracts',
  columns: [
    { key: 'ref', header: 'Reference', format: '@' },
    { key: 'title', header: 'Title', format: '@' },
    { key: 'value', header: 'Value', format: '#,##0.00', rule: { kind: 'number', least: 0 } },
    { key: 'stage', header: 'Stage', rule: { kind: 'list', values: ['Planned', 'Running'] } },
    { key: 'double', header: 'Twice', formula: '=[@Value]*2', format: '#,##0.00' },
  ],
  keyColumn: 'ref',
  rows: [
    ['C-0001', 'Highways maintenance', 1000.5, 'Running', ''],
    ['C-0002', '=HYPERLINK("https://example.org")', 250, 'Planned', ''],
    ['C-0003', '007', 0, 'Planned', ''],
  ],
};
