/** Kinds of arrays that a copy holds. */
const arrays = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Float64Array,
} as const;

type Kind = keyof typeof arrays;
type Numbers = InstanceType<(typeof arrays)[Kind]>;

/** Where in the bytes an array stands; it takes the array's place in the JSON. */
type Mark = { readonly $array: Kind; readonly at: number; readonly length: number };

const encoder = new TextEncoder();

/** A value of JSON and arrays of numbers as bytes: the length of the JSON, the JSON, then the arrays. */
export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let used = 0;
  const json = JSON.stringify(value, (_, one: unknown) => {
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

/** The value again; undefined when the bytes are none of ours. Arrays are as the machine writes them: little endian. */
export function fromBytes(given: Uint8Array): unknown {
  try {
    // From the beginning of a buffer of its own, so that every array stands where its kind may.
    const bytes = new Uint8Array(given);
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const start = startOf(length);
    const json = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    return JSON.parse(json, (_, one: unknown) =>
      isMark(one) ? new arrays[one.$array](bytes.buffer, start + one.at, one.length) : one,
    );
  } catch {
    return undefined; // cut off, or another program's
  }
}

function startOf(length: number): number {
  return 8 + Math.ceil(length / 8) * 8;
}

function kindOf(value: unknown): Kind | undefined {
  const names: readonly Kind[] = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Float64Array'];
  return names.find((name) => Object.prototype.toString.call(value) === `[object ${name}]`);
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && '$array' in value;
}
