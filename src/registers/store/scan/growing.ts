/** For how many values there is room at first. */
const room = 4096;

/** An array of numbers that grows. */
export class Growing<A extends Uint32Array | Float64Array> {
  #values: A;
  readonly #make: (length: number) => A;
  count = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#values = make(room);
  }

  push(value: number): void {
    if (this.count === this.#values.length) {
      const old = this.#values;
      this.#values = this.#make(old.length * 2);
      this.#values.set(old);
    }
    this.#values[this.count] = value;
    this.count += 1;
  }

  finish(): A {
    return this.#values.slice(0, this.count) as A; // a part of an array is an array of its kind
  }
}

/** The value of each digit of a UUID in small letters; 255 is none. */
const nibbles = Uint8Array.from({ length: 256 }, (_, code) =>
  code >= 48 && code < 58 ? code - 48 : code >= 97 && code < 103 ? code - 87 : 255,
);

/** Sixteen bytes each, that grow. */
export class GrowingUuids {
  #bytes = new Uint8Array(room * 16);
  count = 0;

  /** Whether a UUID stands there, 36 letters; it is added. One of zeros is none. */
  add(bytes: Uint8Array, from: number): boolean {
    const start = this.#room();
    let at = from;
    let any = 0;
    for (let byte = 0; byte < 16; byte += 1) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) {
        if (bytes[at] !== 45) return false;
        at += 1;
      }
      const [high, low] = [nibbles[bytes[at] ?? 0] ?? 255, nibbles[bytes[at + 1] ?? 0] ?? 255];
      if (high === 255 || low === 255) return false;
      this.#bytes[start + byte] = (high << 4) | low;
      any |= high | low;
      at += 2;
    }
    if (any === 0) return false;
    this.count += 1;
    return true;
  }

  blank(): void {
    const start = this.#room();
    this.#bytes.fill(0, start, start + 16);
    this.count += 1;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.count * 16);
  }

  #room(): number {
    const start = this.count * 16;
    if (start + 16 > this.#bytes.length) this.#bytes = longer(this.#bytes, this.#bytes.length * 2);
    return start;
  }
}

/** The same bytes with room for more. */
export function longer(old: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(length);
  grown.set(old);
  return grown;
}

/** The same numbers with room for more. */
export function longerNumbers(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length);
  grown.set(old);
  return grown;
}
