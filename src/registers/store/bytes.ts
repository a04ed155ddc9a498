/** Kinds of arrays that a copy holds. */
const arrays = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Float64Array,
} as const;

type Kind = keyof typeof arrays;
type Numbers = InstanceType<(typeof arrays)[Kind]>;

/** Takes the place in the JSON of what JSON has not: an array, with where in the bytes it stands; or such a number. */
type Mark =
  { readonly $array: Kind; readonly at: number; readonly length: number } | { readonly $number: string };

const encoder = new TextEncoder();

/** A value of JSON and arrays of numbers as bytes: the length of the JSON, the JSON, then the arrays. */
export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let used = 0;
  const json = JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'number')
      return isPlain(one) ? one : { $number: Object.is(one, -0) ? '-0' : `${one}` };
    const kind = kindOf(one);
    if (kind === undefined) return one;
    const array = one as Numbers; // its kind was just found
    const mark: Mark = { $array: kind, at: used, length: array.length };
    parts.push({ bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at: used });
    used += Math.ceil(array.byteLength / 8) * 8;
    return mark;
  });
  const head = encoder.encode(json);
  const start = startOf(head.length);
  const bytes = new Uint8Array(start + used);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 8);
  for (const part of parts) bytes.set(part.bytes, start + part.at);
  return bytes;
}

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

function isPlain(number: number): boolean {
  return Number.isFinite(number) && !Object.is(number, -0);
}

function startOf(length: number): number {
  return 8 + Math.ceil(length / 8) * 8;
}

function kindOf(value: unknown): Kind | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const names: readonly Kind[] = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Float64Array'];
  return names.find((name) => Object.prototype.toString.call(value) === `[object ${name}]`);
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && ('$array' in value || '$number' in value);
}
