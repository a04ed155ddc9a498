import { wireName, type Declaration } from '../../declare.ts';
import { record, text } from '../../graph/members.ts';
import { openGathering, type Gathered, type Gathering } from '../gather.ts';
import { BytePacking, parsed } from './byte-packing.ts';
import { filledOf, isPerson, meaningOf, type Filled } from './filled.ts';
import { forms } from './forms.ts';
import { Ids } from './ids.ts';
import { afterSpace, eachElement, jsonIn, standsAt, wanted, type Json } from './json.ts';
import { Members, Spans } from './members.ts';

/** What a page held: how many items, and the links that lead on. */
export type Scanned = { readonly items: number; readonly next?: string; readonly delta?: string };

/**
 * Packs a list from pages as they came over the wire. A page is never made into objects: that costs several times what
 * reading its bytes does. Items with anything odd about them go the common way, one by one.
 */
export type Scan<D extends Declaration> = {
  /** Undefined when these bytes are no page. */
  page(bytes: Uint8Array): Scanned | undefined;
  /** Items that were read already. */
  add(elements: readonly unknown[]): void;
  /** Whether an item of this id came, readable or not. */
  has(id: string): boolean;
  finish(): Gathered<D>;
};

/** Comes with every item and its fields, and is passed over. */
const annotation = '@odata.etag';

/** Members of items that are looked for, in the order in which Graph writes them. */
const itemMembers = [
  'createdDateTime',
  'eTag',
  'id',
  'lastModifiedDateTime',
  'createdBy',
  'lastModifiedBy',
  'contentType',
  'deleted',
  annotation,
] as const;

export function openScan<D extends Declaration>(declaration: D): Scan<D> {
  kept ??= [new ListScan(declaration), ...forms.map((open) => open())];
  return new ListScan(declaration);
}

/**
 * One of each kind of object that a scan is made of. When the last one of a kind is gone, the engine forgets what it
 * compiled for it, and the next read begins at a fifth of the speed.
 */
let kept: readonly unknown[] | undefined;

class ListScan<D extends Declaration> implements Scan<D> {
  readonly #ids = new Ids();
  /** Ids of items that went the common way. */
  readonly #others = new Set<string>();
  readonly #gathering: Gathering<D>;
  /** By slot: the columns, the key, then the members of the item. */
  readonly #filled: readonly (Filled | undefined)[];
  readonly #required: number;
  /** The slot of the key; that of the annotation and those of the item's own members follow. */
  readonly #key: number;
  readonly #spans: Spans;
  readonly #items: Members;
  readonly #page: Members;
  #count = 0;
  /** Whether the last type that was looked at is a folder's. */
  #folder = false;
  /** Whether the last item went the common way: what is the same as in it, no packing knows. */
  #left = false;

  constructor(declaration: D) {
    const packings = new Map<string, BytePacking>();
    this.#gathering = openGathering(declaration, {
      seen: this.#ids,
      packing(name) {
        const packing = new BytePacking(meaningOf(name), !isPerson(name));
        packings.set(name, packing);
        return packing;
      },
    });
    const columns = Object.entries(declaration.columns);
    this.#key = columns.length;
    this.#filled = filledOf(declaration, packings);
    this.#required = this.#filled.filter((one) => one?.required).length;
    const fields = new Members([...columns.map(([key]) => wireName(key)), 'ClientKey', annotation]);
    this.#spans = new Spans(this.#filled.length);
    this.#items = new Members([...itemMembers, 'fields'], this.#key + 2, (json, from, spans) =>
      fields.find(json, from, spans),
    );
    this.#page = new Members(['@odata.nextLink', '@odata.deltaLink', 'value'], 0, (json, from) => {
      this.#count = 0;
      return eachElement(json, from, (at) => this.#item(json, at));
    });
  }

  page(bytes: Uint8Array): Scanned | undefined {
    try {
      return this.#scanned(jsonIn(bytes));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined; // what stands there is no JSON
      throw error;
    }
  }

  add(elements: readonly unknown[]): void {
    for (const element of elements) this.#others.add(text(record(element)['id']));
    this.#gathering.add(elements);
  }

  has(id: string): boolean {
    return this.#ids.has(id) || this.#others.has(id);
  }

  finish(): Gathered<D> {
    return this.#gathering.finish();
  }

  #scanned(json: Json): Scanned | undefined {
    const links = new Spans(2);
    this.#count = -1;
    const end = this.#page.find(json, afterSpace(json, 0), links);
    if (end < 0 || this.#count < 0 || afterSpace(json, end) !== json.length) return undefined;
    const [next, delta] = [0, 1].map((slot) => {
      const to = links.to[slot] ?? 0;
      return to === 0 ? '' : String(parsed(json, links.from[slot] ?? 0, to));
    });
    return { items: this.#count, ...(next ? { next } : {}), ...(delta ? { delta } : {}) };
  }

  #item(json: Json, at: number): number {
    this.#spans.clear();
    const end = this.#items.find(json, at, this.#spans);
    if (end < 0) return -1;
    this.#count += 1;
    const id = this.#plainId(json);
    if (id === 0) {
      for (const one of this.#filled) one?.packing.fillTo(this.#ids.size);
      this.add([parsed(json, at, end)]);
    } else this.#take(json, id);
    this.#left = id === 0;
    return end;
  }

  #take(json: Json, id: number): void {
    if (this.#gathering.odd()) this.#gathering.mended(String(id));
    const place = this.#ids.size;
    this.#ids.addNumber(id);
    const { found, count } = this.#spans;
    for (let n = 0; n < count; n += 1) this.#fill(json, found[n] ?? 0, place);
  }

  #fill(json: Json, slot: number, place: number): void {
    const { from, to, same, word } = this.#spans;
    const packing = this.#filled[slot]?.packing;
    const end = to[slot] ?? 0;
    if (!packing || end === 0) return;
    const known = word[slot] ?? -1;
    if (known >= 0) packing.addWord(place, known);
    else if (same[slot] === 1 && !this.#left) packing.addAgain(place, json, from[slot] ?? 0, end);
    else packing.addJson(place, json, from[slot] ?? 0, end);
  }

  /** The id of the item when it is a new row with which nothing is wrong, as nearly all are; else 0. */
  #plainId(json: Json): number {
    const { from, to } = this.#spans;
    const own = this.#key + 2;
    const [type, deleted] = [own + 6, own + 7];
    // Looked at first: the next item may have the same type.
    const folder = to[type] !== 0 && this.#isFolder(json, type);
    if (folder || to[deleted] !== 0) return 0;
    for (let slot = own; slot < own + 6; slot += 1) if (to[slot] === 0) return 0;
    for (let slot = own; slot < own + 4; slot += 1) if (json.bytes[from[slot] ?? 0] !== quote) return 0;
    const id = Ids.numberAt(json.bytes, (from[own + 2] ?? 0) + 1, (to[own + 2] ?? 0) - 1);
    if (id === 0 || this.#ids.hasNumber(id)) return 0;
    return this.#isReadable(json) ? id : 0;
  }

  #isFolder(json: Json, type: number): boolean {
    const { from, to, same } = this.#spans;
    if (same[type] === 0) this.#folder = isFolder(json, from[type] ?? 0, to[type] ?? 0);
    return this.#folder;
  }

  #isReadable(json: Json): boolean {
    const { from, to, found, count } = this.#spans;
    let required = 0;
    for (let n = 0; n < count; n += 1) {
      const slot = found[n] ?? 0;
      if (slot > this.#key) continue;
      const read = this.#readable(json, slot, from[slot] ?? 0, to[slot] ?? 0);
      if (read === 'wrong') return false;
      if (read === 'none') to[slot] = 0;
      if (read === 'value' && this.#filled[slot]?.required) required += 1;
    }
    return required === this.#required;
  }

  #readable(json: Json, slot: number, start: number, end: number): 'value' | 'empty' | 'none' | 'wrong' {
    const first = json.bytes[start];
    if (first === 110 || first === 123) return 'none'; // null and objects are no values of columns
    if (end - start === 2 && first === quote) return slot === this.#key ? 'none' : 'empty';
    const filled = this.#filled[slot];
    // What fills the column already could be read when it came.
    const word = filled?.packing.wordAt(json, start, end) ?? -1;
    this.#spans.word[slot] = word;
    if (word >= 0) return 'value';
    return filled?.readable?.(json, start, end) === false ? 'wrong' : 'value';
  }
}

const quote = 34;
const folder = wanted(new TextEncoder().encode('"0x0120'));

function isFolder(json: Json, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (json.bytes[at] === quote && standsAt(json, at, folder)) return true;
  return false;
}
