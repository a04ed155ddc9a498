import { afterSpace, endOfText, endOfValue, standsAt, wanted, type Json, type Wanted } from './json.ts';

const [quote, colon, comma] = [34, 58, 44];
const [opening, closing] = [123, 125]; // { }
const openingList = 91;

/** Which members were found, and where their values stand: the one of slot n from `from[n]` up to `to[n]`. */
export class Spans {
  readonly from: Int32Array;
  /** 0 where there is none. */
  readonly to: Int32Array;
  /** 1 where the object that stands there is the same as the last one of its slot. */
  readonly same: Uint8Array;
  /** The number of the word that stands there, where whoever reads the values has found it; else -1. */
  readonly word: Int32Array;
  /** The slots that were found, `count` of them. */
  readonly found: Int32Array;
  count = 0;

  constructor(slots: number) {
    this.from = new Int32Array(slots);
    this.to = new Int32Array(slots);
    this.same = new Uint8Array(slots);
    this.word = new Int32Array(slots).fill(-1);
    this.found = new Int32Array(slots);
  }

  clear(): void {
    for (let place = 0; place < this.count; place += 1) this.to[this.found[place] ?? 0] = 0;
    this.count = 0;
  }

  note(slot: number, from: number, to: number, same: 0 | 1 = 0): void {
    if (this.to[slot] === 0) {
      this.found[this.count] = slot;
      this.count += 1;
    }
    this.from[slot] = from;
    this.to[slot] = to;
    this.same[slot] = same;
    this.word[slot] = -1;
  }
}

/** Reads an object or an array that begins there, and answers where it ends; -1 to give up. */
type Inner = (json: Json, from: number, spans: Spans) => number;

/**
 * Finds the wanted members of objects, without making the objects; one member may be read by somebody else on the way.
 * Members mostly come in the same order as in the object before: so that the one that is expected is tried first.
 */
export class Members {
  /** Names with their colon. */
  readonly #names: readonly Wanted[];
  readonly #quoted: readonly Wanted[];
  readonly #first: number;
  readonly #inner: { readonly slot: number; readonly read: Inner } | undefined;
  /** Which member came after that of slot n - 1 the last time; -1 is none that is known. */
  readonly #next: Int32Array;
  /** The last object of each slot. */
  readonly #last: (Wanted | undefined)[];

  /** The slot of `names[n]` is `first + n`; the name that is read by somebody else is the last. */
  constructor(names: readonly string[], first = 0, inner?: Inner) {
    this.#names = names.map((name) => nameBytes(`${JSON.stringify(name)}:`));
    this.#quoted = names.map((name) => nameBytes(JSON.stringify(name)));
    this.#first = first;
    this.#inner = inner && { slot: names.length - 1, read: inner };
    this.#next = new Int32Array(names.length + 1).fill(-1);
    this.#last = names.map(() => undefined);
  }

  /** Notes where the members of the object stand, and answers where it ends; -1 when it is none. */
  find(json: Json, from: number, spans: Spans): number {
    const { bytes } = json;
    if (bytes[from] !== opening) return -1;
    let at = afterSpace(json, from + 1);
    if (bytes[at] === closing) return at + 1;
    let before = -1;
    for (;;) {
      let slot = this.#next[before + 1] ?? -1;
      const name = this.#names[slot];
      let start = name && standsAt(json, at, name) ? at + name.length : -1;
      if (start < 0) {
        slot = this.#slotAt(json, at);
        start = this.#startOf(json, at, slot);
        if (start < 0) return -1;
        this.#next[before + 1] = slot;
      } else start = afterSpace(json, start);
      at = this.#endOf(json, start, slot, spans);
      if (at < 0) return -1;
      if (slot >= 0) before = slot;
      if (bytes[at] !== comma) at = afterSpace(json, at);
      if (bytes[at] === closing) return at + 1;
      if (bytes[at] !== comma) return -1;
      at = afterSpace(json, at + 1);
    }
  }

  /** Where the value behind this name begins; -1 when there is no name. */
  #startOf(json: Json, at: number, slot: number): number {
    if (json.bytes[at] !== quote) return -1;
    const end = slot < 0 ? endOfText(json, at) : at + (this.#quoted[slot]?.length ?? 0);
    const behind = end < 0 ? -1 : afterSpace(json, end);
    return json.bytes[behind] === colon ? afterSpace(json, behind + 1) : -1;
  }

  #endOf(json: Json, start: number, slot: number, spans: Spans): number {
    if (slot < 0) return endOfValue(json, start);
    const first = json.bytes[start];
    if (first === quote) return noted(spans, this.#first + slot, start, endOfText(json, start));
    const nested = first === opening || first === openingList;
    if (slot === this.#inner?.slot)
      return nested ? this.#inner.read(json, start, spans) : endOfValue(json, start);
    if (first !== opening) return noted(spans, this.#first + slot, start, endOfValue(json, start));
    const last = this.#last[slot];
    const same = last !== undefined && standsAt(json, start, last);
    const end = same ? start + last.length : endOfValue(json, start);
    if (end < 0) return -1;
    if (!same && end - start >= 4) this.#last[slot] = wanted(json.bytes.subarray(start, end));
    spans.note(this.#first + slot, start, end, same ? 1 : 0);
    return end;
  }

  #slotAt(json: Json, at: number): number {
    return this.#quoted.findIndex((name) => standsAt(json, at, name));
  }
}

function noted(spans: Spans, slot: number, from: number, to: number): number {
  if (to >= 0) spans.note(slot, from, to);
  return to;
}

const encoder = new TextEncoder();

function nameBytes(name: string): Wanted {
  return wanted(encoder.encode(name));
}
