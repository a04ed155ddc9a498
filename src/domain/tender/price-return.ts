import type { Table } from '../import/table.ts';
import { pence, type Pence } from '../words/money.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { readMoney } from '../words/read-money.ts';
import { tidyText } from '../words/read-text.ts';
import {
  cellOf,
  columnProblems,
  key,
  otherTender,
  placesOf,
  priceColumns,
  priceItems,
} from './return-file.ts';

/** The price return as it was read. */
export type PriceReturn = {
  readonly supplier: string;
  readonly postalAddress: string;
  readonly email: string;
  readonly identifier: string;
  readonly price: Pence;
};

/** A bidder's price return, or everything that keeps it from being taken in. */
export function readPriceReturn(table: Table, tender: string): Checked<PriceReturn> {
  const wrong = columnProblems(table.header, ['Item', 'Answer'], priceColumns);
  if (wrong.length > 0) return { kind: 'problems', problems: wrong };
  const places = placesOf(table.header, priceColumns);
  const problems: Problem[] = [];
  const answers = new Map<string, ReturnType<typeof cellOf>>();
  for (const row of table.rows) {
    problems.push(...otherTender(cellOf(row, places, 'Tender'), tender));
    const item = key(cellOf(row, places, 'Item').text);
    const answer = cellOf(row, places, 'Answer');
    if (answers.has(item))
      problems.push({ place: answer.place, tell: 'This item stands there twice. Keep one of the two rows.' });
    else answers.set(item, answer);
  }
  const text = (item: (typeof priceItems)[number]): string => {
    const answer = answers.get(key(item));
    const said = tidyText(answer?.text ?? '');
    if (said === '')
      problems.push({
        place: answer?.place ?? item,
        tell: `The answer to “${item}” is missing. Ask the bidder for it.`,
      });
    return said;
  };
  const [supplier, postalAddress, email, identifier] = [
    text('Name'),
    text('Postal address'),
    text('Email address'),
    text('Identifier'),
  ];
  const amount = text('Total price');
  const price =
    amount === ''
      ? ok(pence(0n))
      : readMoney(amount, { place: answers.get(key('Total price'))?.place ?? '' });
  if (price.kind === 'problems') problems.push(...price.problems);
  else if (amount !== '' && price.value === 0n)
    problems.push({
      place: answers.get(key('Total price'))?.place ?? '',
      tell: 'The price is £0. Ask the bidder for the total price.',
    });
  if (problems.length > 0 || price.kind === 'problems') return { kind: 'problems', problems };
  return ok({ supplier, postalAddress, email, identifier, price: price.value });
}
