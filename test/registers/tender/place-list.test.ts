// The list of everything to score or to agree on: found by words, in the order that is asked for.
import { placeRows, type PlaceRow } from '../../../src/ui/tender/score/place-rows.ts';

const row = (at: number, bid: string, question: string, need: number): PlaceRow => ({
  at,
  bid,
  question,
  open: need > 0,
  need,
  words: '',
  tone: 'none',
});
const rows = [row(0, 'Bid 10', 'Method', 0), row(1, 'Bid 9', 'Method', 2), row(2, 'Bid 10', 'Team', 1)];
const wish = { sought: '', onlyOpen: false, order: 'question' } as const;
const at = (found: readonly PlaceRow[]) => found.map((one) => one.at);

test('rows are found by every word of bid and question, whatever their case', () => {
  expect(at(placeRows(rows, { ...wish, sought: ' team  BID 10 ' }))).toEqual([2]);
  expect(at(placeRows(rows, { ...wish, sought: 'team 9' }))).toEqual([]);
  expect(at(placeRows(rows, wish))).toEqual([0, 1, 2]);
});

test('they stand by bid in the order of numbers, or by need, and what is settled can be left out', () => {
  expect(at(placeRows(rows, { ...wish, order: 'bid' }))).toEqual([1, 0, 2]);
  expect(at(placeRows(rows, { ...wish, order: 'need' }))).toEqual([1, 2, 0]);
  expect(at(placeRows(rows, { ...wish, onlyOpen: true }))).toEqual([1, 2]);
});
