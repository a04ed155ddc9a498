import { startOf, type Kind, type Mark, type Numbers } from './bytes.ts';

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

function isPlain(number: number): boolean {
  return Number.isFinite(number) && !Object.is(number, -0);
}

function kindOf(value: unknown): Kind | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const names: readonly Kind[] = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Float64Array'];
  return names.find((name) => Object.prototype.toString.call(value) === `[object ${name}]`);
}
