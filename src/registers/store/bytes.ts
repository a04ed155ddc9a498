/** Kinds of arrays that a copy holds. */
const arrays = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Float64Array,
} as const;

/** The name of one of them. */
export type Kind = keyof typeof arrays;
/** One of them. */
export type Numbers = InstanceType<(typeof arrays)[Kind]>;

/** Takes the place in the JSON of what JSON has not: an array, with where in the bytes it stands; or such a number. */
export type Mark =
  { readonly $array: Kind; readonly at: number; readonly length: number } | { readonly $number: string };

/**
 * The value again; undefined when the bytes are none of ours. Arrays are as the machine writes them: little endian. They
 * stand in the bytes that are given, which are not copied.
 */
export function fromBytes(given: Uint8Array): unknown {
  try {
    // An array of numbers begins only where its kind may.
    const bytes = isAligned(given) ? given : new Uint8Array(given);
    const { buffer, byteOffset } = bytes;
    const length = new DataView(buffer, byteOffset).getUint32(0, true);
    const start = byteOffset + startOf(length);
    const json = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    return filled(JSON.parse(json), (mark) => {
      if ('$number' in mark) return Number(mark.$number);
      const array = new arrays[mark.$array](buffer, start + mark.at, mark.length);
      if (start + mark.at + array.byteLength > byteOffset + bytes.length) throw new RangeError('cut off');
      return array;
    });
  } catch {
    return undefined; // cut off, or another program's
  }
}

/** With what the marks stand for. Walked by hand: a reviver would be called for every word of a long dictionary. */
function filled(value: unknown, meant: (mark: Mark) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isMark(value)) return meant(value);
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1)
      if (typeof value[place] !== 'string') value[place] = filled(value[place], meant);
    return value;
  }
  const members = value as Record<string, unknown>; // an object that was just parsed
  for (const name of Object.keys(members)) members[name] = filled(members[name], meant);
  return value;
}

function isAligned(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % 8 === 0 && bytes.buffer instanceof ArrayBuffer;
}

/** Where the arrays begin after JSON of so many bytes. */
export function startOf(length: number): number {
  return 8 + Math.ceil(length / 8) * 8;
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && ('$array' in value || '$number' in value);
}
