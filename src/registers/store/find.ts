import { cellAt, type Packed } from './columns.ts';
import { uuidBytes } from './pack.ts';

/** Finds the place of a value in a column whose values differ; undefined when it is nowhere. */
export function openFinder(column: Packed | undefined, count: number): (value: string) => number | undefined {
  if (!column) return () => undefined;
  if (column.kind === 'serials') return bySerial(column.serials, count);
  if (column.kind === 'uuids') return byUuid(column.bytes, count);
  if (column.kind === 'texts') return byText(column, count);
  return (value) => {
    for (let place = 0; place < count; place += 1) if (cellAt(column, place) === value) return place;
    return undefined;
  };
}

/** Ids rise with few gaps: an array from id to place costs four bytes an item, a map ten times that. */
function bySerial(serials: Uint32Array, count: number): (value: string) => number | undefined {
  let places: Uint32Array | undefined;
  let map: Map<number, number> | undefined;
  return (value) => {
    if (!places && !map) {
      const largest = serials.reduce((most, one) => Math.max(most, one), 0);
      if (largest < 4 * count + 1000) {
        places = new Uint32Array(largest + 1);
        for (let place = 0; place < count; place += 1) places[serials[place] ?? 0] = place + 1;
      } else map = new Map(Array.from(serials, (serial, place) => [serial, place + 1]));
    }
    if (!/^[1-9]\d{0,8}$/.test(value)) return undefined;
    const found = places ? places[Number(value)] : map?.get(Number(value));
    return found ? found - 1 : undefined;
  };
}

function byUuid(bytes: Uint8Array, count: number): (value: string) => number | undefined {
  return (value) => {
    const wanted = uuidBytes(value);
    if (!wanted) return undefined;
    for (let place = 0; place < count; place += 1) if (isSame(bytes, place * 16, wanted)) return place;
    return undefined;
  };
}

function byText(
  { bytes, ends }: Extract<Packed, { kind: 'texts' }>,
  count: number,
): (value: string) => number | undefined {
  return (value) => {
    if (value === '') return undefined;
    const wanted = new TextEncoder().encode(value);
    for (let place = 0, from = 0; place < count; place += 1) {
      const to = ends[place] ?? 0;
      if (to - from === wanted.length && isSame(bytes, from, wanted)) return place;
      from = to;
    }
    return undefined;
  };
}

function isSame(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[from + at] !== wanted[at]) return false;
  return true;
}
