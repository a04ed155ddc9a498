import { openJoining } from '../../src/registers/held.ts';
import type { Entry } from '../../src/registers/journal.ts';
import { Places, type Place } from '../../src/registers/line-places.ts';

const place = (item: string, more: Partial<Entry> = {}): Place => ({
  entry: {
    key: `change of ${item}`,
    register: 'contracts',
    item,
    kind: 'add',
    id: '',
    etag: '',
    base: {},
    fields: {},
    shared: false,
    tried: false,
    at: '2026-01-05T09:00:00Z',
    ...more,
  },
  state: 'queued',
  tries: 0,
});
const rows = (register: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => place(`${register}/${from + n}`, { register, bulk: true }));
function placesWith(...all: readonly Place[]) {
  const places = new Places();
  for (const one of all) places.add(one);
  return places;
}
const items = (places: readonly Place[]) => places.map(({ entry }) => entry.item);

test('of work in bulk no more is made ready than there is room for, in the order in which it came', () => {
  const places = placesWith(...rows('contracts', 0, 3000));
  expect(places.ready(0).bulk).toEqual([]);
  expect(places.ready(40).bulk.map(items)).toEqual([items(rows('contracts', 0, 40))]);
});

test('what a person changes is ready at once although thousands of rows in bulk came before it', () => {
  const typed = place('typed');
  const places = placesWith(...rows('contracts', 0, 3000), typed);
  expect(places.ready(0).single).toEqual([typed]);
  places.drop(typed);
  places.drop(typed);
  expect(places.ready(0).single).toEqual([]);
  places.add(typed);
  expect(places.ready(0).single).toEqual([typed]);
});

test('a few rows of another register do not cut the first one’s batches short', () => {
  const places = placesWith(
    ...rows('contracts', 0, 30),
    ...rows('suppliers', 0, 90),
    ...rows('contracts', 30, 90),
  );
  const [first = [], second = []] = places.ready(80).bulk;
  expect(first).toHaveLength(80);
  expect(second).toHaveLength(90);
});

test('what waits or is on its way is not made ready, nor what comes after it in its row', () => {
  const [sending, waiting, conflict] = [place('a'), place('b'), place('c')];
  const places = placesWith(
    sending,
    waiting,
    conflict,
    place('a', { key: 'later' }),
    place('c', { key: 'anew' }),
  );
  Object.assign(sending, { state: 'sending' });
  Object.assign(waiting, { state: 'waiting' });
  Object.assign(conflict, { state: 'conflict' });
  expect(places.ready(80).single.map(({ entry }) => entry.key)).toEqual(['anew']);
});

test('rows in bulk come and go without a word to who asks only for what was typed', () => {
  const [typed, bulk] = [place('a'), place('b', { bulk: true })];
  const places = placesWith(typed);
  const asked = places.typed();
  expect(items(asked)).toEqual(['a']);
  places.add(bulk);
  places.drop(bulk);
  expect(places.typed()).toBe(asked);
  places.drop(typed);
  expect(places.typed()).toEqual([]);
});

test('what is held is listed anew only when something came or went', () => {
  const [one, other] = [place('a'), place('b', { bulk: true })];
  const places = placesWith(one);
  const all = places.all();
  expect(places.all()).toBe(all);
  places.add(other);
  expect(places.all()).toEqual([one, other]);
  places.drop(one);
  expect(places.all()).toEqual([other]);
  expect(all).toEqual([one]);
});

test('which changes a person typed is worked out once for all who ask', () => {
  const { held, typed } = openJoining();
  const line = [place('a'), place('b', { bulk: true })];
  const given = [place('c'), place('d', { bulk: true })].map(({ entry }) => ({ entry, kept: false }));
  const shown = typed(line, given, undefined);
  expect(shown.map(({ entry, state }) => `${entry.item} ${state}`)).toEqual(['a queued', 'c keeping']);
  expect(typed(line, given, undefined)).toBe(shown);
  expect(typed([...line], [], undefined)).toHaveLength(1);
  expect(held(line, given, undefined)).toHaveLength(4);
  expect(held(line, [], undefined)).toBe(line);
});
