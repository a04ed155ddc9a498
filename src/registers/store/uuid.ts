const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in small letters. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** The bytes of a UUID in small letters; undefined when it is none. */
export function uuidBytes(value: string): Uint8Array | undefined {
  if (!isUuid(value)) return undefined;
  const bytes = new Uint8Array(16);
  putUuid(bytes, 0, value, 0);
  return bytes;
}

function nibble(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

/** Writes the bytes of the UUID that begins there in the text to its place among others. */
export function putUuid(bytes: Uint8Array, place: number, text: string, from: number): void {
  let at = from;
  for (let byte = 0; byte < 16; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) at += 1;
    bytes[place * 16 + byte] = (nibble(text.charCodeAt(at)) << 4) | nibble(text.charCodeAt(at + 1));
    at += 2;
  }
}
