import { readPriceReturn, type PriceReturn } from '../../domain/tender/price-return.ts';
import { isPriceReturn, looksLikeReturn, readOffer, type Offer } from '../../domain/tender/return-file.ts';
import type { Table } from '../../domain/import/table.ts';
import type { Checked, Problem } from '../../domain/words/problem.ts';
import { readFile } from '../import/read-file.ts';
import type { Looks } from '../import/table-from.ts';
import { measuresOf } from './method.ts';
import type { Work } from './work.ts';

const looks: Looks = {
  isHeader: looksLikeReturn,
  known: (header) => (looksLikeReturn(header) ? header.length : 0),
};

/** The lines of a bidder's return file (XLSX or CSV, by its bytes), or everything that is wrong with it, by cell. */
export async function readReturnFile(
  bytes: Uint8Array,
  work: Pick<Work, 'tender' | 'tenderMeasures'>,
): Promise<Checked<Offer>> {
  const table = await readTable(bytes);
  return table.kind === 'problems' ? table : offerOf(table.value, work);
}

/** A bidder's price return, which only the owner of the tender takes in. */
export async function readPriceFile(
  bytes: Uint8Array,
  work: Pick<Work, 'tender'>,
): Promise<Checked<PriceReturn>> {
  const table = await readTable(bytes);
  return table.kind === 'problems' ? table : readPriceReturn(table.value, work.tender.values.ref);
}

/** What a file or a table of a sheet turned out to hold. */
export type Return =
  { readonly kind: 'offer'; readonly offer: Offer } | { readonly kind: 'price'; readonly price: PriceReturn };

/** Either return, told apart by its columns; or everything that is wrong with it, by cell. */
export async function readEitherFile(
  bytes: Uint8Array,
  work: Pick<Work, 'tender' | 'tenderMeasures'>,
): Promise<Checked<Return>> {
  const table = await readTable(bytes);
  return table.kind === 'problems' ? table : either(table.value, work);
}

/** The same from the cells of a sheet, header first; places are then rows and columns of the selection. */
export function readEitherTable(
  cells: readonly (readonly (string | number | boolean)[])[],
  work: Pick<Work, 'tender' | 'tenderMeasures'>,
): Checked<Return> {
  const texts = cells.map((row) => row.map(String));
  const at = texts.findIndex((row) => looksLikeReturn(row));
  if (at < 0)
    return {
      kind: 'problems',
      problems: [
        {
          place: 'Selection',
          tell: 'The cells that are selected are no return: its columns are not there. Select the whole table with its header, then try again.',
        },
      ],
    };
  const rows = texts
    .map((row, i) => ({ row: i + 1, cells: row }))
    .slice(at + 1)
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  return either({ header: texts[at] ?? [], rows, readAs: 'the selected cells', notes: [] }, work);
}

function either(table: Table, work: Pick<Work, 'tender' | 'tenderMeasures'>): Checked<Return> {
  if (isPriceReturn(table.header)) {
    const price = readPriceReturn(table, work.tender.values.ref);
    return price.kind === 'problems' ? price : { kind: 'ok', value: { kind: 'price', price: price.value } };
  }
  const offer = offerOf(table, work);
  return offer.kind === 'problems' ? offer : { kind: 'ok', value: { kind: 'offer', offer: offer.value } };
}

function offerOf(table: Table, work: Pick<Work, 'tender' | 'tenderMeasures'>): Checked<Offer> {
  const measures = measuresOf(work).map(({ values }) => values);
  const offer = readOffer(table, { tender: work.tender.values.ref, measures });
  if (offer.kind === 'problems') return offer;
  return { kind: 'ok', value: { ...offer.value, warnings: [...table.notes, ...offer.value.warnings] } };
}

/** The file as a table; the reader's words about a register are about a return here. */
async function readTable(bytes: Uint8Array): Promise<Checked<Table>> {
  const table = await readFile(bytes, looks);
  if (table.kind === 'ok')
    return { kind: 'ok', value: { ...table.value, notes: table.value.notes.map(ofReturn) } };
  return { kind: 'problems', problems: table.problems.map(ofReturn) };
}

function ofReturn({ place, tell }: Problem): Problem {
  return { place, tell: tell.replaceAll('the register', 'the return') };
}
