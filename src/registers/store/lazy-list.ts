/** A list of entries that are made when somebody first looks at them. */
export type LazyList<T> = {
  /** Reads as any other array, and cannot be changed. */
  readonly all: readonly T[];
  /** The entry at a place of the list: the same as `all` has there, and sooner found. */
  at(place: number): T;
};

/** Costs the same for ten entries and a million, until somebody looks. */
export function lazyList<T extends object>(length: number, make: (place: number) => T): LazyList<T> {
  return new Making(length, make);
}

/** A list with other entries instead of some, by their places, without those for which none comes, and with more behind. */
export function changedList<T extends object>(
  list: LazyList<T>,
  instead: ReadonlyMap<number, T | undefined>,
  behind: readonly T[],
): LazyList<T> {
  if (instead.size === 0 && behind.length === 0) return list;
  const count = list.all.length;
  const others: T[] = [];
  /** For each place of the new list that of the old one, or from its end on of the others. */
  let order = new Int32Array(count + behind.length);
  for (let place = 0; place < order.length; place += 1) order[place] = place;
  for (const one of behind) others.push(one);
  for (const [place, one] of instead) order[place] = one ? count + others.push(one) - 1 : gone;
  if (order.includes(gone)) order = order.filter((place) => place !== gone);
  return lazyList(order.length, (at) => {
    const place = order[at] ?? 0;
    return (place < count ? undefined : others[place - count]) ?? list.at(place);
  });
}

const gone = -1;

/** Methods that look at every entry. */
const thorough: ReadonlySet<string | symbol> = new Set([
  'concat',
  'filter',
  'flat',
  'flatMap',
  'forEach',
  'join',
  'map',
  'reduce',
  'reduceRight',
  'toReversed',
  'toSorted',
  'toSpliced',
  'with',
]);

/** Methods that may stop before the end. */
const stopping: ReadonlySet<string | symbol> = new Set([
  'at',
  'every',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'includes',
  'indexOf',
  'slice',
  'some',
]);

class Making<T extends object> implements LazyList<T>, ProxyHandler<T[]> {
  readonly all: readonly T[];
  readonly #make: (place: number) => T;
  /** As long as the list; a hole is an entry that nobody looked at. */
  readonly #made: T[] = [];
  #whole = false;

  constructor(length: number, make: (place: number) => T) {
    this.#make = make;
    this.#made.length = length;
    // A real array stands behind it, so that whoever asks is told that it is one.
    this.all = new Proxy(this.#made, this);
  }

  at(place: number): T {
    return (this.#made[place] ??= this.#make(place));
  }

  get(made: T[], name: string | symbol): unknown {
    const place = placeIn(made, name);
    if (place >= 0) return this.at(place);
    if (name === Symbol.iterator || name === 'values') return () => this.#eachInTurn();
    const found: unknown = Reflect.get(made, name);
    if (typeof found !== 'function') return found;
    // Once all are made, and for a method for which all will be, a plain array is many times as fast.
    if (!thorough.has(name) && !(this.#whole && stopping.has(name))) return found;
    return (...given: unknown[]): unknown => Reflect.apply(found, this.#filled(), given);
  }

  has(made: T[], name: string | symbol): boolean {
    return placeIn(made, name) >= 0 || Reflect.has(made, name);
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.#filled());
  }

  getOwnPropertyDescriptor(made: T[], name: string | symbol): PropertyDescriptor | undefined {
    const place = placeIn(made, name);
    if (place >= 0) this.at(place);
    return Reflect.getOwnPropertyDescriptor(made, name);
  }

  set = refused;
  deleteProperty = refused;
  defineProperty = refused;
  setPrototypeOf = refused;
  preventExtensions = refused;

  *#eachInTurn(): Generator<T, void, undefined> {
    for (let place = 0; place < this.#made.length; place += 1) yield this.at(place);
    this.#whole = true;
  }

  #filled(): readonly T[] {
    if (!this.#whole) for (let place = 0; place < this.#made.length; place += 1) this.at(place);
    this.#whole = true;
    return this.#made;
  }
}

function refused(): boolean {
  return false;
}

/** The place that a name stands for, "0" to "99999"; -1 where it is no place of the list. */
function placeIn({ length }: readonly unknown[], name: string | symbol): number {
  if (typeof name !== 'string' || name === '' || (name.startsWith('0') && name !== '0')) return -1;
  let place = 0;
  for (let at = 0; at < name.length; at += 1) {
    const digit = name.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    place = place * 10 + digit;
    if (place >= length) return -1;
  }
  return place;
}
