import {
  type Category,
  type Contract,
  type Stage,
  categories,
  contractProblems,
} from '../contract/contract.ts';
import type { Problem } from '../words/problem.ts';
import { isNotKnown, quoted, tidyLine } from '../words/read-text.ts';
import { readAmounts } from './amounts.ts';
import { RowReader } from './cells.ts';
import type { Columns } from './columns.ts';
import { readStage } from './stage.ts';
import { type NamedSupplier, namedSuppliers, readCompanyNumber, yesNo } from './suppliers.ts';
import { type TableRow, address } from './table.ts';

/** A contract as a file tells it: not in the register yet, so without our reference. */
export type ContractDraft = Omit<Contract, 'ref'> & {
  /** The file's own reference, by which a second import finds the row again. */
  readonly sourceKey: string;
};

/** What became of one row. */
export type CheckedRow =
  | {
      readonly kind: 'accepted';
      readonly row: TableRow;
      readonly contract: ContractDraft;
      readonly suppliers: readonly NamedSupplier[];
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly row: TableRow; readonly problems: readonly Problem[] };

/** Reads one row. It is refused when it has no reference or title, or a value or date that cannot be read. */
export function readRow(row: TableRow, columns: Columns, header: readonly string[]): CheckedRow {
  const reader = new RowReader(row, columns, header);
  const sourceKey = reader.line('id');
  const whole = reader.line('title', 63_999);
  const title = reader.line('title');
  requireNames(reader, sourceKey, title, row);
  const suppliers = readSuppliers(reader);
  const stage = stageOf(reader, suppliers.length > 0);
  if (stage === 'awarded' && columns.supplier !== undefined && suppliers.length === 0) {
    reader.warn('supplier', 'No supplier. Imported as it is; say later who was awarded the contract.');
  }
  const amounts = readAmounts(reader, stage);
  const contract = defined({
    sourceKey,
    title,
    stage,
    description: descriptionOf(reader, whole, title),
    service: notKnownIsNothing(reader.line('service', 100)),
    category: readCategory(reader),
    ...amounts,
    ...readDays(reader),
    cpv: reader.line('cpv').replaceAll(/[,;]\s*/g, ' '),
    link: readLink(reader),
  });
  if (reader.problems.length > 0) return { kind: 'refused', row, problems: reader.problems };
  warnOfContradictions(reader, contract, row, header.length);
  return { kind: 'accepted', row, contract, suppliers, warnings: reader.warnings };
}

function requireNames(reader: RowReader, id: string, title: string, row: TableRow): void {
  const total = row.cells.some((cell) => /^\s*(?:grand |sub ?)?totals?:?\s*$/i.test(cell));
  if (id !== '' && title !== '') return;
  if (total)
    reader.refuse(
      id === '' ? 'id' : 'title',
      'This is a row of totals, not a contract. Nothing needs to be done.',
    );
  else if (id === '')
    reader.refuse('id', 'No reference. Give the row the reference that the council uses for it.');
  else reader.refuse('title', 'No title. Say in a few words what is bought.');
}

function stageOf(reader: RowReader, hasSupplier: boolean): Stage {
  const hasAward = hasSupplier || !isNotKnown(reader.raw('awarded'));
  const status = reader.raw('stage');
  const stage = readStage({ status, noticeType: reader.raw('noticeType'), hasAward });
  if (stage !== undefined) return stage;
  const taken = hasAward ? 'awarded' : 'open';
  reader.warn('stage', `${quoted(status)} is not a stage that is known here. It was read as ${taken}.`);
  return taken;
}

function readCategory(reader: RowReader): Category | undefined {
  const word = tidyLine(reader.raw('category')).toLowerCase();
  if (isNotKnown(word)) return fromCpv(reader.raw('cpv'));
  const found = categories.find((category) => category === word || category === `${word}s`);
  // A register says "services" of light-touch ones too; the code tells them apart.
  if (found === 'services' && fromCpv(reader.raw('cpv')) === 'light touch') return 'light touch';
  if (found !== undefined) return found;
  if (/light.?touch/.test(word)) return 'light touch';
  if (word.startsWith('suppl') || word === 'products') return 'goods';
  if (word.startsWith('construction')) return 'works';
  return fromCpv(reader.raw('cpv'));
}

/** A title that had to be cut stands whole at the start of the description. */
function descriptionOf(reader: RowReader, whole: string, title: string): string {
  const text = reader.text('description');
  return whole === title ? text : `${whole}\n\n${text}`.trim().slice(0, 63_999);
}

/**
 * CPV division 45 is works, up to 44 and 48 goods, the others services (Regulation (EC) 213/2008); of these, education
 * (80) and health and social work (85) are light touch (Procurement Regulations 2024, Schedule 1).
 */
function fromCpv(codes: string): Category | undefined {
  const division = /\b(\d{2})\d{6}\b/.exec(codes)?.[1];
  if (division === undefined) return undefined;
  if (division === '45') return 'works';
  if (division === '80' || division === '85') return 'light touch';
  return Number(division) < 45 || division === '48' ? 'goods' : 'services';
}

type Days = Pick<ContractDraft, 'published' | 'awarded' | 'start' | 'end' | 'extensionEnd'>;

function readDays(reader: RowReader): Days {
  return {
    published: reader.day('published'),
    awarded: reader.day('awarded'),
    start: reader.day('start'),
    end: reader.day('end'),
    extensionEnd: reader.day('extensionEnd'),
  };
}

function readSuppliers(reader: RowReader): readonly NamedSupplier[] {
  const named = namedSuppliers(reader.text('supplier'));
  const only = named.length === 1 ? named[0] : undefined;
  if (only === undefined) return named; // one flag cannot speak for several suppliers
  const number = tidyLine(reader.raw('companyNumber'));
  const companyNumber = readCompanyNumber(number);
  if (!isNotKnown(number) && companyNumber === undefined) {
    reader.warn('companyNumber', `${quoted(number)} is not a company number. It was left out.`);
  }
  const sme = yesNo(reader, 'sme');
  const vcse = yesNo(reader, 'vcse');
  const told = {
    ...(companyNumber && { companyNumber }),
    ...(sme !== undefined && { sme }),
    ...(vcse !== undefined && { vcse }),
  };
  return [{ ...only, ...told }];
}

function readLink(reader: RowReader): string | undefined {
  const text = tidyLine(reader.raw('link'));
  if (isNotKnown(text)) return undefined;
  if (/^https?:\/\/[^\s"<>]+$/i.test(text) && text.length <= 255) return text;
  reader.warn('link', `${quoted(text)} is not a web address. It was left out.`);
  return undefined;
}

function warnOfContradictions(
  reader: RowReader,
  contract: ContractDraft,
  row: TableRow,
  width: number,
): void {
  for (const { place, tell } of contractProblems({ ...contract, ref: contract.sourceKey })) {
    if (place === 'Ends') reader.warn('end', tell);
    if (place === 'Ends if extended') reader.warn('extensionEnd', tell);
  }
  const extra = row.cells.findIndex((cell, index) => index >= width && cell.trim() !== '');
  if (extra < 0) return;
  const tell = 'This cell has no header. It was left out. Check that the row is not shifted.';
  reader.warnings.push({ place: address(extra, row.row), tell });
}

function notKnownIsNothing(text: string): string | undefined {
  return isNotKnown(text) ? undefined : text;
}

/** The value without its absent and empty members. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined && each !== ''),
  ) as T; // only optional members go
}
