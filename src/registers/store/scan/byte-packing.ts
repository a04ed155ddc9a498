import { cellAt, type Cell, type Packed } from '../columns.ts';
import { manyWords, openPacking, packedWords, type Packing } from '../pack.ts';
import { ByteWords } from './byte-words.ts';
import { forms, type Form } from './forms.ts';
import { Growing } from './growing.ts';
import { jsonIn, type Json } from './json.ts';

/** What a value of JSON is in its column. */
export type Meaning = (json: unknown) => Cell;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The value of the JSON that stands there. */
export function parsed({ bytes }: Json, from: number, to: number): unknown {
  return JSON.parse(decoder.decode(bytes.subarray(from, to)));
}

/**
 * Fills a column from JSON as it came over the wire, without making a value of each: those that repeat are told by
 * their bytes, others are written into their form at once. Gives what `openPacking` gives. The first value of a row
 * behind rows without one fills those with blanks.
 */
export class BytePacking implements Packing {
  readonly #meaning: Meaning;
  /** Whether JSON means itself, so that it may be written into a form as it is. */
  readonly #plain: boolean;
  /** Pieces of JSON, and the code of the word that each means. */
  #known = new ByteWords();
  #codeOfKnown: number[] = [];
  #codeOf = new Map<string, number>();
  #words: Cell[] = [];
  #codes = new Growing((length) => new Uint32Array(length));
  #form: Form | undefined;
  #cells: Packing | undefined;
  #count = 0;
  #last = 0;

  constructor(meaning: Meaning, plain: boolean) {
    this.#meaning = meaning;
    this.#plain = plain;
  }

  /** Adds the value that stands there, of the row at this place; the bytes are JSON. */
  addJson(place: number, json: Json, from: number, to: number): void {
    if (this.#count < place) this.fillTo(place);
    if (this.#form) {
      if (this.#plain && this.#form.add(json.bytes, from, to)) this.#count += 1;
      else this.add(this.#meaning(parsed(json, from, to)));
    } else if (this.#cells) this.add(this.#meaning(parsed(json, from, to)));
    else this.#addNew(json, from, to);
  }

  /** The number of the word that stands there, where it came before and words are what fills the column; else -1. */
  wordAt(json: Json, from: number, to: number): number {
    return this.#form || this.#cells ? -1 : this.#known.find(json, from, to);
  }

  /** As `addJson`, where `wordAt` has just told the number of the word. */
  addWord(place: number, word: number): void {
    if (this.#count < place) this.fillTo(place);
    this.#put(this.#codeOfKnown[word] ?? 0);
  }

  /** As `addJson`, where the JSON is that of the value before. */
  addAgain(place: number, json: Json, from: number, to: number): void {
    if (this.#count !== place || this.#form || this.#cells || place === 0)
      this.addJson(place, json, from, to);
    else this.#put(this.#last);
  }

  add(value: Cell): void {
    if (!this.#form && !this.#cells) return this.#put(this.#code(value));
    if (this.#form && value !== undefined) {
      const json = encoder.encode(jsonOf(value));
      if (!this.#form.add(json, 0, json.length)) this.#leaveForm(this.#form);
    } else this.#form?.blank();
    this.#cells?.add(value);
    this.#count += 1;
  }

  /** What was filled, for so many rows. */
  finish(count = this.#count): Packed {
    this.fillTo(count);
    const form = this.#form?.finish();
    return this.#cells?.finish() ?? form ?? packedWords(this.#codes.finish(), this.#words);
  }

  /** The rows up to this place that have no value yet have none. */
  fillTo(place: number): void {
    while (this.#count < place) this.add(undefined);
  }

  #addNew(json: Json, from: number, to: number): void {
    const known = this.#known.find(json, from, to);
    if (known >= 0) return this.#put(this.#codeOfKnown[known] ?? 0);
    const code = this.#code(this.#meaning(parsed(json, from, to)));
    this.#codeOfKnown[this.#known.add(json, from, to)] = code;
    this.#put(code);
  }

  #code(value: Cell): number {
    if (value === undefined) return 0;
    const key = jsonOf(value);
    const known = this.#codeOf.get(key);
    if (known !== undefined) return known;
    const code = this.#words.push(value);
    this.#codeOf.set(key, code);
    return code;
  }

  #put(code: number): void {
    this.#codes.push(code);
    this.#last = code;
    this.#count += 1;
    if (this.#words.length > manyWords && this.#words.length * 2 > this.#count) this.#leaveWords();
  }

  /** The values do not repeat: from here on they are written in the first form that all of them have. */
  #leaveWords(): void {
    const words = this.#words.map((word) => encoder.encode(jsonOf(word)));
    const codes = this.#codes.finish();
    for (const open of forms) if ((this.#form = filled(open(), codes, words))) break;
    if (!this.#form) this.#toCells(Array.from(codes, (code) => this.#words[code - 1]));
    [this.#words, this.#codeOfKnown] = [[], []];
    this.#codeOf.clear();
    this.#known = new ByteWords();
  }

  #leaveForm(form: Form): void {
    const before = form.finish();
    this.#form = undefined;
    this.#toCells(Array.from({ length: form.count() }, (_, place) => cellAt(before, place)));
  }

  #toCells(cells: readonly Cell[]): void {
    this.#cells = openPacking();
    for (const cell of cells) this.#cells.add(cell);
  }
}

/** A value as JSON that can be looked at. */
export function jsonFor(value: Cell): Json {
  return jsonIn(encoder.encode(jsonOf(value)));
}

/** As JSON.stringify, with the numbers that it cannot write and JSON.parse reads. */
function jsonOf(value: Cell): string {
  if (Object.is(value, -0)) return '-0';
  if (value === Infinity || value === -Infinity) return value > 0 ? '1e999' : '-1e999';
  return JSON.stringify(value);
}

function filled(form: Form, codes: Uint32Array, words: readonly Uint8Array[]): Form | undefined {
  for (const code of codes) {
    const word = words[code - 1];
    if (!word) form.blank();
    else if (!form.add(word, 0, word.length)) return undefined;
  }
  return form;
}
