/** JSON as it came over the wire, to be read one byte or four bytes at a time. */
export type Json = { readonly bytes: Uint8Array; readonly view: DataView; readonly length: number };

export function jsonIn(bytes: Uint8Array): Json {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, view, length: bytes.byteLength };
}

const quote = 34; // "
const backslash = 92;
const comma = 44;
const [opening, closing] = [123, 125]; // { }
const [openingList, closingList] = [91, 93]; // [ ]

/** The first byte from there on that is no white space of JSON. */
export function afterSpace({ bytes }: Json, from: number): number {
  let at = from;
  if ((bytes[at] ?? 0) > 32) return at;
  for (let byte = bytes[at]; byte === 32 || byte === 10 || byte === 13 || byte === 9; byte = bytes[at])
    at += 1;
  return at;
}

/** Where the JSON value that begins there ends, one byte behind it; -1 when it does not end. */
export function endOfValue(json: Json, from: number): number {
  const first = json.bytes[from];
  if (first === quote) return endOfText(json, from);
  if (first === opening || first === openingList) return endOfNested(json, from);
  let at = from;
  for (;;) {
    const byte = json.bytes[at];
    if (byte === undefined) return -1;
    if (byte === comma || byte === closing || byte === closingList || byte <= 32) return at > from ? at : -1;
    at += 1;
  }
}

/** Where the text that begins with the quote there ends. */
export function endOfText({ bytes, view, length }: Json, from: number): number {
  let at = from + 1;
  for (; at + 4 <= length; at += 4) {
    const four = view.getInt32(at, true);
    const [quotes, slashes] = [four ^ 0x22222222, four ^ 0x5c5c5c5c];
    // A byte of zero in one of them: the usual trick to find it among four.
    const found = ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes);
    if ((found & 0x80808080) !== 0) break;
  }
  for (;;) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === undefined) return -1;
    at += byte === backslash ? 2 : 1;
  }
}

function endOfNested(json: Json, from: number): number {
  const { bytes, length } = json;
  let depth = 0;
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfText(json, at);
      if (at < 0) return -1;
      continue;
    }
    if (byte === opening || byte === openingList) depth += 1;
    else if ((byte === closing || byte === closingList) && (depth -= 1) === 0) return at + 1;
    at += 1;
  }
  return -1;
}

/** Where the elements of an array stand, one after the other; `each` answers where its element ends, -1 to give up. */
export function eachElement(json: Json, from: number, each: (at: number) => number): number {
  const { bytes } = json;
  if (bytes[from] !== openingList) return -1;
  let at = afterSpace(json, from + 1);
  if (bytes[at] === closingList) return at + 1;
  for (;;) {
    const end = each(at);
    if (end < 0) return -1;
    at = afterSpace(json, end);
    if (bytes[at] === closingList) return at + 1;
    if (bytes[at] !== comma) return -1;
    at = afterSpace(json, at + 1);
  }
}

/** At least four bytes that are looked for, as they stand and four at a time. */
export type Wanted = { readonly length: number; readonly fours: Int32Array; readonly last: number };

export function wanted(bytes: Uint8Array): Wanted {
  const { view, length } = jsonIn(bytes);
  const fours = Int32Array.from({ length: length >> 2 }, (_, place) => view.getInt32(place * 4, true));
  return { length, fours, last: view.getInt32(length - 4, true) };
}

/** Whether these bytes stand there. */
export function standsAt({ view, length }: Json, at: number, looked: Wanted): boolean {
  const { fours } = looked;
  if (at + looked.length > length || view.getInt32(at + looked.length - 4, true) !== looked.last)
    return false;
  for (let place = 0; place < fours.length; place += 1)
    if (view.getInt32(at + place * 4, true) !== fours[place]) return false;
  return true;
}
