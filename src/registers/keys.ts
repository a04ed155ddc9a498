import { hex } from '../domain/words/hex.ts';

/** A new key for a row: a UUID of version 7, so that keys made later sort later. */
export function newKey(now: Date, random: (bytes: number) => Uint8Array): string {
  const time = now.getTime().toString(16).padStart(12, '0').slice(-12);
  const bytes = random(10);
  const digits = hex(bytes);
  const variant = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(1, 4)}-${variant.toString(16)}${digits.slice(6, 8)}-${digits.slice(8, 20)}`;
}

/** Random bytes, drawn many at a time: to draw them is most of what a key costs, and a long import needs thousands. */
export function inStock(random: (bytes: number) => Uint8Array): (bytes: number) => Uint8Array {
  let stock: Uint8Array = new Uint8Array();
  let used = 0;
  return (bytes) => {
    if (used + bytes > stock.length) [stock, used] = [random(Math.max(bytes, 1000)), 0];
    used += bytes;
    return stock.subarray(used - bytes, used);
  };
}

/**
 * The key of an answer: the same for everyone, so that two people who answer one question at once write one row.
 * `part` is the code of a measure, or empty for the answer itself.
 */
export function answerKey(checklist: string, question: string, part = ''): string {
  return `${checklist}/${question}/${part}`;
}

/** How many buckets rows are spread over whose running number is not known. */
export const buckets = 1_000_000;

/** The bucket of a row whose list was not read, spread evenly by its client key (FNV-1a, 32 bits). */
export function bucketOf(clientKey: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(clientKey)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // FNV's low bits are the better mixed ones only after a last stir.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % buckets;
}
