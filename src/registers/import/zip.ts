import { type Checked, ok, problem } from '../../domain/words/problem.ts';

/** One file in an archive, as its directory tells it. */
export type ZipEntry = { readonly name: string; readonly packed: number; readonly unpacked: number };

/** How much an archive may unpack to: far above any register, far below what would fill a browser (ASVS 5.2.3). */
export const zipLimits = { unpacked: 100_000_000, entries: 2_000, ratio: 100 } as const;

const damaged = (): Checked<never> =>
  problem(
    '',
    'The workbook is damaged: its parts cannot be found. Open it in Excel, save it again and choose it again.',
  );

/** The files of an archive, read from its directory alone: nothing is unpacked before it is known to be harmless. */
export function zipEntries(bytes: Uint8Array): Checked<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOfDirectory(view);
  if (end < 0) return damaged();
  const count = view.getUint16(end + 10, true);
  if (count > zipLimits.entries || count === 0xffff)
    return tooLarge(`${count.toLocaleString('en-GB')} parts`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return harmless(entries);
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_558); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

function harmless(entries: readonly ZipEntry[]): Checked<readonly ZipEntry[]> {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (unpacked > zipLimits.unpacked)
    return tooLarge(`${Math.round(unpacked / 1_000_000).toLocaleString('en-GB')} MB`);
  if (unpacked > 1_000_000 && unpacked > packed * zipLimits.ratio) {
    return tooLarge(`more than ${zipLimits.ratio} times its size`);
  }
  return ok(entries);
}

function tooLarge(what: string): Checked<never> {
  return problem(
    '',
    `The workbook would unpack to ${what}, so it was not opened. Save the register’s sheet as CSV and choose that.`,
  );
}
