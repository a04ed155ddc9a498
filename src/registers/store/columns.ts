/** A value as it came over the wire; undefined where the item had none. */
export type Cell = string | number | boolean | readonly string[] | undefined;

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One column of many items, packed by what its values have in common. */
export type Packed =
  /** Each distinct value once; code 0 is no value, code 1 the first word. */
  | { readonly kind: 'words'; readonly codes: Codes; readonly words: readonly Cell[] }
  /** NaN is no value. */
  | { readonly kind: 'numbers'; readonly numbers: Float64Array }
  /** Texts of whole numbers from 1: ids of items. 0 is no value. */
  | { readonly kind: 'serials'; readonly serials: Uint32Array }
  /** Texts such as 2026-11-22T08:30:00Z, as seconds since 1970. 0 is no value. */
  | { readonly kind: 'moments'; readonly seconds: Uint32Array }
  /** UUIDs in small letters, 16 bytes each. All 0 is no value. */
  | { readonly kind: 'uuids'; readonly bytes: Uint8Array }
  /** eTags such as "uuid,7". Version 0 is no value. */
  | { readonly kind: 'etags'; readonly bytes: Uint8Array; readonly versions: Uint32Array }
  /** Texts in UTF-8, one after the other. Length 0 is no value; the byte 255 alone is the empty text. */
  | { readonly kind: 'texts'; readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** The byte that no text in UTF-8 holds: it stands for the empty text. */
export const emptyText = 255;

const decoder = new TextDecoder();
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The value of the item at a place, as it came over the wire. */
export function cellAt(column: Packed, place: number): Cell {
  switch (column.kind) {
    case 'words':
      return column.words[(column.codes[place] ?? 0) - 1];
    case 'numbers':
      return numberAt(column.numbers, place);
    case 'serials':
      return serialAt(column.serials, place);
    case 'moments':
      return momentAt(column.seconds[place] ?? 0);
    case 'uuids':
      return isBlank(column.bytes, place) ? undefined : uuidAt(column.bytes, place);
    case 'etags':
      return etagAt(column, place);
    case 'texts':
      return textAt(column, place);
  }
}

function numberAt(numbers: Float64Array, place: number): number | undefined {
  const found = numbers[place];
  return found === undefined || Number.isNaN(found) ? undefined : found;
}

function serialAt(serials: Uint32Array, place: number): string | undefined {
  const found = serials[place];
  return found ? String(found) : undefined;
}

function etagAt({ bytes, versions }: Extract<Packed, { kind: 'etags' }>, place: number): string | undefined {
  const version = versions[place] ?? 0;
  return version === 0 ? undefined : `"${uuidAt(bytes, place)},${version}"`;
}

function momentAt(seconds: number): string | undefined {
  return seconds === 0 ? undefined : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function isBlank(bytes: Uint8Array, place: number): boolean {
  for (let at = place * 16; at < place * 16 + 16; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

const dashes = new Set([4, 6, 8, 10]);

function uuidAt(bytes: Uint8Array, place: number): string {
  let text = '';
  for (let at = 0; at < 16; at += 1) {
    if (dashes.has(at)) text += '-';
    text += hex[bytes[place * 16 + at] ?? 0];
  }
  return text;
}

function textAt({ bytes, ends }: Extract<Packed, { kind: 'texts' }>, place: number): string | undefined {
  const from = place === 0 ? 0 : (ends[place - 1] ?? 0);
  const to = ends[place] ?? 0;
  if (from === to) return undefined;
  return to - from === 1 && bytes[from] === emptyText ? '' : decoder.decode(bytes.subarray(from, to));
}

/** What a column takes in memory, in bytes; words count two bytes a letter and what a text costs by itself. */
export function bytesOf(column: Packed): number {
  switch (column.kind) {
    case 'words': {
      const words = column.words.map((word) => (typeof word === 'string' ? 24 + 2 * word.length : 32));
      return column.codes.byteLength + words.reduce((sum, one) => sum + one, 0);
    }
    case 'numbers':
      return column.numbers.byteLength;
    case 'serials':
      return column.serials.byteLength;
    case 'moments':
      return column.seconds.byteLength;
    case 'uuids':
      return column.bytes.byteLength;
    case 'etags':
      return column.bytes.byteLength + column.versions.byteLength;
    case 'texts':
      return column.bytes.byteLength + column.ends.byteLength;
  }
}
