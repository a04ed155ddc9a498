import { longer, longerNumbers } from './growing.ts';
import type { Json } from './json.ts';

/** Distinct pieces of JSON, numbered from 0 in the order in which they came. */
export class ByteWords {
  /** Number and 1 of the word at each hash; 0 is free. A power of two, at most half full. */
  #slots = new Int32Array(64);
  #hashes = new Int32Array(32);
  #ends = new Int32Array(32);
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a word; -1 when it did not come yet. */
  find(json: Json, from: number, to: number): number {
    const hash = hashOf(json.view, from, to);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return -1;
      if (this.#hashes[number] === hash && this.#is(number, json.view, from, to)) return number;
    }
  }

  /** Keeps a word that did not come yet, and answers its number. */
  add(json: Json, from: number, to: number): number {
    if ((this.#count + 1) * 2 > this.#slots.length) this.#grow();
    const number = this.#count;
    const start = number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
    const end = start + to - from;
    if (end > this.#bytes.length) {
      this.#bytes = longer(this.#bytes, Math.max(end, this.#bytes.length * 2));
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(json.bytes.subarray(from, to), start);
    this.#ends[number] = end;
    this.#hashes[number] = hashOf(json.view, from, to);
    this.#count += 1;
    this.#place(number);
    return number;
  }

  #is(number: number, view: DataView, from: number, to: number): boolean {
    const start = number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
    if ((this.#ends[number] ?? 0) - start !== to - from) return false;
    const own = this.#view;
    let at = from;
    let place = start;
    for (; at + 4 <= to; at += 4, place += 4)
      if (own.getInt32(place, true) !== view.getInt32(at, true)) return false;
    for (; at < to; at += 1, place += 1) if (own.getUint8(place) !== view.getUint8(at)) return false;
    return true;
  }

  #place(number: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[number] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#hashes = longerNumbers(this.#hashes, this.#slots.length / 2);
    this.#ends = longerNumbers(this.#ends, this.#slots.length / 2);
    for (let number = 0; number < this.#count; number += 1) this.#place(number);
  }
}

/** FNV-1a by four bytes, with its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(view: DataView, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; at < to; at += 1) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash ^ (hash >>> 13);
}
