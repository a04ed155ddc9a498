import type { Outcome } from '../../domain/words/outcome.ts';
import { buckets } from '../keys.ts';
import { query } from './address.ts';
import { most } from './pages.ts';
import type { Answer } from './faults.ts';
import type { Gateway } from './gateway.ts';
import type { Tenant } from '../types.ts';

/** How many ranges are read at once; more than eight was slower in measurements. */
const lanes = 8;
/** Into how many parts a range with too many rows is cut. */
const cut = 4;

/** Numbers from `from`, below `to`; without a bound there is no end on that side. */
type Range = { readonly from?: number; readonly to?: number };

type Reading = {
  readonly gateway: Pick<Gateway, 'bytes'> & { readonly tenant: Pick<Tenant, 'wait'> };
  /** "/sites/{id}/lists/{id}/items" */
  readonly items: string;
  readonly shape: Readonly<Record<string, string | number>>;
  /** How many rows the list is thought to have; undefined when nobody knows. */
  readonly expected: number | undefined;
  /** Takes one page; answers how many rows it has, and the path that leads on. */
  readonly take: (answer: Answer) => Outcome<{ readonly items: number; readonly next?: string }>;
};

/**
 * Reads the items of a list in ranges of the indexed number column Bucket, eight at once. Rows are numbered as they are
 * made, so that 5,000 numbers are one page; together the ranges hold every number there is. A range with more rows than
 * SharePoint filters is cut. False when the ranges cannot be read: then the pages must be.
 */
export async function readRanges(reading: Reading): Promise<boolean> {
  const waiting = plan(reading.expected);
  const done = { ranges: 0, rows: 0 };
  let broken = false;

  const ask = () => {
    const range = waiting.shift();
    return range && { range, answer: reading.gateway.bytes(pathOf(reading, range), 'the list') };
  };

  async function lane(): Promise<void> {
    let asked = ask();
    while (asked && !broken) {
      const { range } = asked;
      const answer = await asked.answer;
      // The next range is on its way while this one is read.
      asked = ask();
      if (asked) await reading.gateway.tenant.wait(0);
      const rows = await readRange(reading, answer, asked?.answer);
      if (typeof rows === 'number') {
        done.ranges += 1;
        done.rows += rows;
        continue;
      }
      const parts = rows === 'too many' ? divided(range, done.rows >= (done.ranges * most) / 2) : [];
      if (parts.length === 0) broken = true;
      waiting.push(...parts);
      asked ??= ask();
    }
  }

  // A lane ends when nothing waits; a range that is cut after that would find fewer lanes, so they are started anew.
  while (waiting.length > 0 && !broken) await Promise.all(Array.from({ length: lanes }, lane));
  return !broken;
}

function pathOf({ items, shape }: Reading, range: Range): string {
  const $filter = [
    ...(range.from === undefined ? [] : [`fields/Bucket ge ${range.from}`]),
    ...(range.to === undefined ? [] : [`fields/Bucket lt ${range.to}`]),
  ].join(' and ');
  return `${items}${query({ $filter, ...shape })}`;
}

/** Takes the pages of a range, of which the first has come; the others are asked for after what is on its way. */
async function readRange(
  { gateway, take }: Reading,
  first: Outcome<Answer>,
  onItsWay: Promise<unknown> | undefined,
): Promise<number | 'too many' | 'no'> {
  let rows = 0;
  for (let answer = first; ;) {
    if (answer.kind === 'fault') return answer.fault.kind === 'too-large' ? 'too many' : 'no';
    const page = take(answer.value);
    if (page.kind === 'fault') return 'no';
    rows += page.value.items;
    if (page.value.next === undefined) return rows;
    await onItsWay;
    answer = await gateway.bytes(page.value.next, 'the list');
  }
}

/** As many ranges as the list has pages; the last has no end, so that rows made since are in it. */
function plan(expected: number | undefined): Range[] {
  const count = expected === undefined ? lanes : Math.max(1, Math.ceil(expected / most));
  return following(undefined, count);
}

function following(from: number | undefined, count: number): Range[] {
  const start = from ?? 0;
  return Array.from({ length: count }, (_, place) => ({
    ...(from === undefined && place === 0 ? {} : { from: start + place * most }),
    ...(place === count - 1 ? {} : { to: start + (place + 1) * most }),
  }));
}

/**
 * Parts of a range that holds too many rows; none when it cannot be divided. Where rows lie as densely as running
 * numbers do, an open end goes on in pages; else the numbers are spread, and it is cut into wide pieces.
 */
function divided({ from, to }: Range, dense: boolean): Range[] {
  if (to === undefined) {
    const start = from ?? 0;
    if (start >= buckets * 100) return [];
    if (dense) return following(start, lanes);
    const end = Math.max(buckets, start * 2);
    return [...pieces(start, end, lanes), { from: end }];
  }
  const start = from ?? 0;
  if (to - start <= 1) return [];
  const [first, ...rest] = pieces(start, to, cut);
  return from === undefined && first?.to !== undefined ? [{ to: first.to }, ...rest] : pieces(start, to, cut);
}

function pieces(from: number, to: number, count: number): Range[] {
  const width = Math.max(1, Math.ceil((to - from) / count));
  const starts = Array.from({ length: Math.ceil((to - from) / width) }, (_, place) => from + place * width);
  return starts.map((start) => ({ from: start, to: Math.min(start + width, to) }));
}
