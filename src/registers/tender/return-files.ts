import { readPriceReturn, type PriceReturn } from '../../domain/tender/price-return.ts';
import { looksLikeReturn, readOffer, type Offer } from '../../domain/tender/return-file.ts';
import type { Checked } from '../../domain/words/problem.ts';
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
  const table = await readFile(bytes, looks);
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
  const table = await readFile(bytes, looks);
  return table.kind === 'problems' ? table : readPriceReturn(table.value, work.tender.values.ref);
}
