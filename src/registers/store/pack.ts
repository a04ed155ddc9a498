import { emptyText, type Cell, type Codes, type Packed } from './columns.ts';
import { isUuid, putUuid } from './uuid.ts';

/** A column that is being filled, value by value in the order of the items. */
export type Packing = {
  add(value: Cell): void;
  /** What was filled; for so many items, where the last ones have no value. */
  finish(count?: number): Packed;
};

/** So many distinct values are looked up before a column counts as one of values that do not repeat. */
export const manyWords = 512;

/** Fills a column. Values that repeat are kept once; others are packed by their form. */
export function openPacking(): Packing {
  const codeOf = new Map<Cell, number>();
  const codeOfList = new Map<string, number>();
  const words: Cell[] = [];
  const codes: number[] = [];
  let plain: Cell[] | undefined;

  function coded(value: Cell): number {
    if (value === undefined) return 0;
    if (typeof value !== 'object') return codeIn(codeOf, value, value);
    return codeIn(codeOfList, JSON.stringify(value), value);
  }

  function codeIn<K>(map: Map<K, number>, key: K, value: Cell): number {
    const known = map.get(key);
    if (known !== undefined) return known;
    words.push(value);
    map.set(key, words.length);
    return words.length;
  }

  return {
    add(value) {
      if (plain) {
        plain.push(value);
        return;
      }
      codes.push(coded(value));
      if (words.length <= manyWords || words.length * 2 <= codes.length) return;
      plain = codes.map((code) => words[code - 1]);
      codeOf.clear();
    },
    finish() {
      if (!plain) return packedWords(codes, words);
      return byForm(plain) ?? repeated(plain);
    },
  };
}

/** Words, and for each item the code of its own: 0 is no value, 1 the first word. */
export function packedWords(codes: ArrayLike<number>, words: readonly Cell[]): Packed {
  return { kind: 'words', codes: narrow(codes, words.length), words };
}

function narrow(codes: ArrayLike<number>, most: number): Codes {
  if (most < 256) return Uint8Array.from(codes);
  return most < 65_536 ? Uint16Array.from(codes) : Uint32Array.from(codes);
}

function repeated(values: readonly Cell[]): Packed {
  const codeOf = new Map<string, number>();
  const words: Cell[] = [];
  const codes = values.map((value) => {
    if (value === undefined) return 0;
    const key = JSON.stringify(value);
    const code = codeOf.get(key) ?? words.push(value);
    codeOf.set(key, code);
    return code;
  });
  return packedWords(codes, words);
}

/** The first form that every value has. */
function byForm(values: readonly Cell[]): Packed | undefined {
  return (
    serials(values) ?? numbers(values) ?? moments(values) ?? uuids(values) ?? etags(values) ?? texts(values)
  );
}

function serials(values: readonly Cell[]): Packed | undefined {
  const packed = new Uint32Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !/^[1-9]\d{0,8}$/.test(value)) return undefined;
    packed[place] = Number(value);
  }
  return { kind: 'serials', serials: packed };
}

function numbers(values: readonly Cell[]): Packed | undefined {
  const packed = new Float64Array(values.length).fill(Number.NaN);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined) continue;
    if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
    packed[place] = value;
  }
  return { kind: 'numbers', numbers: packed };
}

const moment = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function moments(values: readonly Cell[]): Packed | undefined {
  const packed = new Uint32Array(values.length);
  const days = new Map<string, number>();
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !moment.test(value)) return undefined;
    const day = value.slice(0, 10);
    const start = days.get(day) ?? secondsOfDay(day);
    days.set(day, start);
    const seconds = start + twoDigits(value, 11) * 3600 + twoDigits(value, 14) * 60 + twoDigits(value, 17);
    // Days that do not exist, and what 32 bits do not hold, are kept as texts.
    if (!(seconds > 0 && seconds < 2 ** 32)) return undefined;
    packed[place] = seconds;
  }
  return { kind: 'moments', seconds: packed };
}

/** The first second of a day such as 2026-11-22, since 1970; NaN where there is no such day. */
export function secondsOfDay(day: string): number {
  const start = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(day) ? start / 1000 : Number.NaN;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

const noUuid = '00000000-0000-0000-0000-000000000000';

function uuids(values: readonly Cell[]): Packed | undefined {
  const bytes = new Uint8Array(values.length * 16);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value === noUuid || !isUuid(value)) return undefined;
    putUuid(bytes, place, value, 0);
  }
  return { kind: 'uuids', bytes };
}

const etag = /^"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12},[1-9]\d{0,8}"$/;

function etags(values: readonly Cell[]): Packed | undefined {
  const bytes = new Uint8Array(values.length * 16);
  const versions = new Uint32Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !etag.test(value)) return undefined;
    putUuid(bytes, place, value, 1);
    versions[place] = Number(value.slice(38, -1));
  }
  return { kind: 'etags', bytes, versions };
}

const encoder = new TextEncoder();

function texts(values: readonly Cell[]): Packed | undefined {
  const ends = new Uint32Array(values.length);
  let bytes = new Uint8Array(values.length * 24);
  let used = 0;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value !== undefined) {
      if (typeof value !== 'string') return undefined;
      if (used + value.length * 3 + 1 > bytes.length) bytes = grown(bytes, used + value.length * 3 + 1);
      const written = putText(bytes, used, value);
      if (written === undefined) return undefined;
      used += written;
    }
    ends[place] = used;
  }
  return { kind: 'texts', bytes: bytes.slice(0, used), ends };
}

/** Writes a text and says how many bytes it took; undefined where it has none in UTF-8. */
function putText(bytes: Uint8Array, from: number, value: string): number | undefined {
  if (value === '') {
    bytes[from] = emptyText;
    return 1;
  }
  // Most texts are plain letters, a byte each.
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code > 127) {
      // Half a surrogate pair has no bytes.
      return /\p{Surrogate}/u.test(value)
        ? undefined
        : encoder.encodeInto(value, bytes.subarray(from)).written;
    }
    bytes[from + at] = code;
  }
  return value.length;
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
