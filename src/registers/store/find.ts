import { cellAt, type Packed } from './columns.ts';
import { uuidBytes } from './uuid.ts';

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

/** So many values are looked for one after the other; who asks for more is given an index. */
const few = 32;

type Bytes = {
  readonly bytes: Uint8Array;
  readonly from: (place: number) => number;
  readonly to: (place: number) => number;
};

/** Finds a value by its bytes, at first by looking at one place after the other: an index costs eight bytes an item. */
function byBytes({ bytes, from, to }: Bytes, count: number): (wanted: Uint8Array) => number | undefined {
  let asked = 0;
  let slots: Uint32Array | undefined;
  const isAt = (place: number, wanted: Uint8Array) =>
    to(place) - from(place) === wanted.length && isSame(bytes, from(place), wanted);
  return (wanted) => {
    if (asked >= few) {
      slots ??= indexOf({ bytes, from, to }, count);
      const mask = slots.length - 1;
      for (let slot = hashOf(wanted, 0, wanted.length) & mask; ; slot = (slot + 1) & mask) {
        const place = (slots[slot] ?? 0) - 1;
        if (place < 0) return undefined;
        if (isAt(place, wanted)) return place;
      }
    }
    asked += 1;
    for (let place = 0; place < count; place += 1) if (isAt(place, wanted)) return place;
    return undefined;
  };
}

/** Place and 1 at the hash of each value, or behind it; the first place of a value comes first. At most half full. */
function indexOf({ bytes, from, to }: Bytes, count: number): Uint32Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  const mask = slots.length - 1;
  for (let place = 0; place < count; place += 1) {
    let slot = hashOf(bytes, from(place), to(place)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = place + 1;
  }
  return slots;
}

/** FNV-1a, with its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
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
  const find = byBytes({ bytes, from: (place) => place * 16, to: (place) => place * 16 + 16 }, count);
  return (value) => {
    const wanted = uuidBytes(value);
    return wanted && find(wanted);
  };
}

function byText(
  { bytes, ends }: Extract<Packed, { kind: 'texts' }>,
  count: number,
): (value: string) => number | undefined {
  const from = (place: number) => (place === 0 ? 0 : (ends[place - 1] ?? 0));
  const find = byBytes({ bytes, from, to: (place) => ends[place] ?? 0 }, count);
  return (value) => (value === '' ? undefined : find(new TextEncoder().encode(value)));
}

function isSame(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[from + at] !== wanted[at]) return false;
  return true;
}
