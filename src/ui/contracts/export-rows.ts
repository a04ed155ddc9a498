import { tierWords } from '../../domain/contract/tier.ts';
import { csv } from '../../domain/export/csv.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day } from '../../domain/words/day.ts';
import { toPounds, type Pence } from '../../domain/words/money.ts';
import { saveFile } from '../parts/save-file.ts';
import type { Line } from './use-lines.ts';
import { categoryWords, needWords, stageWords } from './words.ts';

/** A cell as it is exported: text, an amount, a day or nothing. */
export type ExportCell = string | { readonly pounds: Pence } | { readonly day: Day } | undefined;

const heads = [
  'Reference',
  'Contract',
  'Service',
  'Stage',
  'Category',
  'Value',
  'Value includes VAT',
  'Tier',
  'Starts',
  'Ends',
  'Ends if extended',
  'Suppliers',
  'Contract manager',
  'Social value',
  'Next',
  'To complete',
  'Reason for exemption',
  'Description',
];

/** The register as a table of cells, the heads first. */
export function exportRows(
  lines: readonly Line[],
  rule: { readonly policy: Policy; readonly on: Day },
): readonly (readonly ExportCell[])[] {
  return [heads, ...lines.map((line) => cells(line, rule))];
}

function cells(line: Line, rule: { readonly policy: Policy; readonly on: Day }): readonly ExportCell[] {
  const { contract } = line;
  const day = (value: Day | undefined): ExportCell => (value === undefined ? undefined : { day: value });
  return [
    contract.ref,
    contract.title,
    contract.service,
    stageWords[contract.stage],
    contract.category && categoryWords[contract.category],
    contract.value === undefined ? undefined : { pounds: contract.value },
    contract.valueIncludesVat === undefined ? undefined : contract.valueIncludesVat ? 'Yes' : 'No',
    tierWords(line.tier, rule.policy, rule.on),
    day(contract.start),
    day(contract.end),
    day(contract.extensionEnd),
    line.suppliers.map((supplier) => supplier.name).join('; '),
    contract.contractManager,
    needWords[line.need].words,
    line.next.words,
    line.lacks,
    contract.exemptReason,
    contract.description,
  ];
}

/** Saves cells as CSV. */
export function saveCsv(rows: readonly (readonly ExportCell[])[], name: string): void {
  const text = csv(rows.map((row) => row.map(written)));
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/** A cell as text: amounts as plain decimals, days as 2026-12-04. */
export function written(cell: ExportCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return 'pounds' in cell ? toPounds(cell.pounds) : cell.day;
}

/** Saves cells as an Excel workbook. */
export async function saveXlsx(rows: readonly (readonly ExportCell[])[], name: string): Promise<void> {
  saveFile(await workbookOf(rows), `${name}.xlsx`);
}

/** Cells as an Excel workbook: text stays text, so that no cell can be a formula. */
export async function workbookOf(rows: readonly (readonly ExportCell[])[]): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const [head = [], ...body] = rows;
  const sheet = [
    head.map((cell) => ({ value: written(cell), fontWeight: 'bold' as const })),
    ...body.map((row) => row.map(excelCell)),
  ];
  return writeExcelFile(sheet, {
    columns: head.map((_, index) => ({ width: index === 1 || index === 11 ? 40 : 18 })),
    stickyRowsCount: 1,
  }).toBlob();
}

function excelCell(cell: ExportCell) {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  // A workbook holds numbers as doubles; pounds with two places are exact in print up to £90 million millions.
  if ('pounds' in cell) return { value: Number(toPounds(cell.pounds)), type: Number, format: '£#,##0.00' };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'd mmmm yyyy' };
}
