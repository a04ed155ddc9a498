import { longer } from './growing.ts';

/** Ids above this are kept as texts: a bit for each number below would take too much room. */
const largest = 2 ** 27;

/** The ids of items, a bit each. */
export class Ids {
  #bits = new Uint8Array(1024);
  readonly #others = new Set<string>();
  #count = 0;

  get size(): number {
    return this.#count + this.#others.size;
  }

  /** The number that these digits write, when it can be one of ours; else 0. */
  static numberAt(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > 9 || to <= from || bytes[from] === 48) return 0;
    let number = 0;
    for (let at = from; at < to; at += 1) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) return 0;
      number = number * 10 + digit;
    }
    return number < largest ? number : 0;
  }

  has(id: string): boolean {
    const number = numberOf(id);
    return number === 0 ? this.#others.has(id) : this.hasNumber(number);
  }

  add(id: string): void {
    const number = numberOf(id);
    if (number === 0) this.#others.add(id);
    else this.addNumber(number);
  }

  hasNumber(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  addNumber(id: number): void {
    if (this.hasNumber(id)) return;
    const place = id >>> 3;
    if (place >= this.#bits.length)
      this.#bits = longer(this.#bits, Math.max(place + 1, this.#bits.length * 2));
    this.#bits[place] = (this.#bits[place] ?? 0) | (1 << (id & 7));
    this.#count += 1;
  }
}

function numberOf(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) && Number(id) < largest ? Number(id) : 0;
}
