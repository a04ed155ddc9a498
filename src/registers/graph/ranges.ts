import { buckets } from '../keys.ts';
import { query } from './address.ts';
import type { Gateway } from './gateway.ts';

/** How many ranges are read at once; more than eight was slower in measurements. */
const lanes = 8;
/** Into how many parts a range with too many rows is cut. */
const cut = 4;

type Range = { readonly from: number; readonly to: number };

/**
 * The items of a list in ranges of the indexed number column Bucket, eight at once; a range that holds more rows than
 * SharePoint filters at once is cut. Undefined when the ranges cannot be read: then the pages must be.
 */
export async function readRanges(
  gateway: Gateway,
  items: string,
  shape: Readonly<Record<string, string | number>>,
): Promise<readonly unknown[] | undefined> {
  const waiting: Range[] = pieces({ from: 0, to: buckets }, lanes);
  const found: unknown[] = [];
  let broken = false;

  async function lane(): Promise<void> {
    for (let range = waiting.shift(); range && !broken; range = waiting.shift()) {
      const $filter = `fields/Bucket ge ${range.from} and fields/Bucket lt ${range.to}`;
      const pages = await gateway.pages(`${items}${query({ $filter, ...shape })}`, 'the list');
      if (pages.kind === 'ok') for (const element of pages.value.elements) found.push(element);
      else if (pages.fault.kind === 'too-large' && range.to - range.from > 1)
        waiting.push(...pieces(range, cut));
      else broken = true;
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  return broken ? undefined : found;
}

function pieces({ from, to }: Range, count: number): Range[] {
  const width = Math.max(1, Math.ceil((to - from) / count));
  const starts = Array.from({ length: Math.ceil((to - from) / width) }, (_, place) => from + place * width);
  return starts.map((start) => ({ from: start, to: Math.min(start + width, to) }));
}
