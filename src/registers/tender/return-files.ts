import { readPriceReturn, type PriceReturn } from '../../domain/tender/price-return.ts';
import { looksLikeReturn, readOffer, type Offer } from '../../domain/tender/return-file.ts';
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
  if (table.kind === 'problems') return table;
  const measures = measuresOf(work).map(({ values }) => values);
  const offer = readOffer(table.value, { tender: work.tender.values.ref, measures });
  if (offer.kind === 'problems') return offer;
  return { kind: 'ok', value: { ...offer.value, warnings: [...table.value.notes, ...offer.value.warnings] } };
}

/** A bidder's price return, which only the owner of the tender takes in. */
export async function readPriceFile(
  bytes: Uint8Array,
  work: Pick<Work, 'tender'>,
): Promise<Checked<PriceReturn>> {
  const table = await readTable(bytes);
  return table.kind === 'problems' ? table : readPriceReturn(table.value, work.tender.values.ref);
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
