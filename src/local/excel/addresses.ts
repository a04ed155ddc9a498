import type { Book } from './book.ts';
import { partsOf, writtenArea } from './formula.ts';
import { type Area, quotedName, readArea, splitAddress } from './place.ts';
import { resolveTable } from './references.ts';

/** The area that an address means in a workbook: "Sheet1!A1:B2", a bare address on the sheet given, or a name. */
export function areaOf(
  book: Book,
  address: string,
  sheet: number,
): { sheet: number; area: Area } | undefined {
  const { sheet: named, rest } = splitAddress(address);
  const on = named === undefined ? sheet : book.sheetNamed(named)?.id;
  const area = readArea(rest);
  if (on !== undefined && area) return { sheet: on, area };
  const name = book.content.names.find((one) => one.name.toLowerCase() === address.toLowerCase());
  return name ? areaNamed(book, name.formula) : undefined;
}

/** The cells that a name's formula means; undefined when it is no plain reference. */
export function areaNamed(book: Book, formula: string): { sheet: number; area: Area } | undefined {
  const parts = partsOf(formula.slice(1));
  const [part] = parts;
  if (parts.length !== 1 || !part) return undefined;
  if (part.kind === 'table') {
    const found = resolveTable(book, part, { sheet: -1, row: -1, column: -1 });
    return found?.area ? { sheet: found.table.sheet, area: found.area } : undefined;
  }
  if (part.kind !== 'area' || part.sheet === undefined) return undefined;
  const sheet = book.sheetNamed(part.sheet);
  return sheet ? { sheet: sheet.id, area: part.area } : undefined;
}

/** "Sheet1!A1:B2" with the sheet's name as it must be quoted. */
export function fullAddress(book: Book, sheet: number, area: Area): string {
  const part = { kind: 'area', area, fixed: notFixed, pair: false } as const;
  const isOne = area.top === area.bottom && area.left === area.right;
  return `${quotedName(book.sheet(sheet).name)}!${writtenArea({ ...part, pair: !isOne })}`;
}

const notFixed = { top: false, left: false, bottom: false, right: false };
