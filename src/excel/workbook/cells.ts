import type { SheetCell } from '../../ui/workbook/port.ts';

/** Bytes of a request that Excel on the web takes, with room for what stands around the values. */
export const mostBytes = 4_500_000;

/** A text that Excel keeps as text: what looks like a formula or hides behind an apostrophe gets one before it. */
export function asText(text: string): string {
  return /^[=+\-@'\t\r]/.test(text) ? `'${text}` : text;
}

/** A cell as it is sent: texts never become formulas. */
export function sent(value: SheetCell): SheetCell {
  return typeof value === 'string' ? asText(value) : value;
}

/** Rows in pieces whose text is at most so many bytes; a longer row stands alone. */
export function inPieces(
  rows: readonly (readonly unknown[])[],
  most = mostBytes,
): readonly { readonly from: number; readonly rows: readonly (readonly unknown[])[] }[] {
  const pieces: { from: number; rows: (readonly unknown[])[] }[] = [];
  let size = Infinity;
  rows.forEach((row, index) => {
    const length = bytesOf(row);
    if (size + length > most) {
      pieces.push({ from: index, rows: [] });
      size = 0;
    }
    size += length;
    pieces.at(-1)?.rows.push(row);
  });
  return pieces;
}

/** About as many bytes as the row has on the wire. */
function bytesOf(row: readonly unknown[]): number {
  let bytes = 2;
  for (const value of row) bytes += typeof value === 'string' ? wireLength(value) : 12;
  return bytes;
}

/** Letters beyond ASCII take up to three bytes, quotation marks two. */
function wireLength(text: string): number {
  // oxlint-disable-next-line no-control-regex
  return /^[\x20-\x7e]*$/.test(text) ? text.length + 4 : text.length * 3 + 4;
}

/** "AB" for 27. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
