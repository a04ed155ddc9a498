// Windows-1252: the bytes 0x80 to 0x9F and the characters they stand for; the five holes stand for themselves.
const high =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const byteOf = new Map(Array.from(high, (character, index) => [character, 0x80 + index]));
const tail = `[${high}\u0080-\u00BF]`; // the second byte, read as Windows-1252 or as Latin 1

// Only beginnings that no British text has by itself: Â and Ã (Latin letters and signs such as £ and é),
// Å before the few that give œ, š, ž and Ÿ, â with two of the marks that give dashes and quotes, ð for emoji,
// and the byte order mark. Anything else could be meant, and stays.
const runs = new RegExp(
  `[\u00C2\u00C3]${tail}|\u00C5[\u2019\u201C\u0092\u0093\u00A0\u00A1\u00B8\u00BD\u00BE]|\u00E2[\u20AC\u201A\u201E\u02C6\u0080\u0082\u0084\u0088]${tail}` +
    `|\u00F0[\u0178\u009F]${tail}${tail}|\u00EF\u00BB\u00BF`,
  'g',
);

function decoded(run: string): string {
  const bytes = Array.from(run, (character) => byteOf.get(character) ?? character.charCodeAt(0));
  const [lead = 0, ...rest] = bytes;
  const kept = rest.length === 1 ? lead & 0x1f : rest.length === 2 ? lead & 0x0f : lead & 0x07;
  return String.fromCodePoint(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), kept));
}

/**
 * Text that was written as UTF-8 and read as Windows-1252, put right where that is certain: "CafÃ©" is "Café".
 * Text that was damaged twice is put right twice.
 */
export function mendMojibake(text: string): string {
  let mended = text;
  for (let round = 0; round < 3; round += 1) {
    const next = mended.replace(runs, decoded);
    if (next === mended) return mended;
    mended = next;
  }
  return mended;
}

/** The characters that bytes stand for in Windows-1252, the encoding of older British spreadsheets. */
export function fromWindows1252(bytes: Uint8Array): string {
  const characters = (part: Uint8Array): string =>
    Array.from(part, (byte) =>
      byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : String.fromCharCode(byte),
    ).join('');
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 65_536)
    parts.push(characters(bytes.subarray(start, start + 65_536)));
  return parts.join('');
}
