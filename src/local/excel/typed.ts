import type { Cell } from './cell.ts';

type Typed = Pick<Cell, 'value' | 'formula' | 'quoted'> & { readonly format?: string };

const errors = new Set([
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#CALC!',
  '#SPILL!',
]);
const numberForm = /^([-+])?(£)?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:[eE]([-+]?\d{1,3}))?(%)?$/;
const dateForm = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;
const isoForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** What Excel in the United Kingdom makes of what is typed into a cell or set as a value. */
export function readTyped(text: string, format: string | undefined): Typed {
  if (text.startsWith("'")) return { value: text.slice(1), quoted: true };
  if (format === '@') return { value: text };
  if (text.length > 1 && text.startsWith('=')) return { formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toUpperCase() === 'TRUE' };
  if (errors.has(trimmed.toUpperCase())) return { value: { error: trimmed.toUpperCase() } };
  return readNumber(trimmed) ?? readDate(trimmed) ?? { value: text };
}

function readNumber(text: string): Typed | undefined {
  const found = numberForm.exec(text);
  if (!found) return undefined;
  const [, sign, pound, whole = '', part = '', exponent = '0', percent] = found;
  if (whole === '' && part.length < 2) return undefined;
  const size = Number(`${whole.replaceAll(',', '') || '0'}${part === '.' ? '' : part}e${exponent}`);
  const value = (sign === '-' ? -size : size) / (percent ? 100 : 1);
  return { value, ...formatOf(pound, percent, whole.includes(','), part !== '') };
}

function formatOf(
  pound: string | undefined,
  percent: string | undefined,
  grouped: boolean,
  places: boolean,
): Pick<Typed, 'format'> {
  if (percent) return { format: places ? '0.00%' : '0%' };
  if (!pound && !grouped) return {};
  return { format: `${pound ? '"£"' : ''}#,##0${places ? '.00' : ''}` };
}

function readDate(text: string): Typed | undefined {
  const british = dateForm.exec(text);
  const iso = british ? undefined : isoForm.exec(text);
  const found = british ? [british[3], british[2], british[1]] : iso?.slice(1);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0] = found.map(Number);
  const serial = serialOf(year < 100 ? year + (year < 30 ? 2000 : 1900) : year, month, day);
  return serial === undefined ? undefined : { value: serial, format: british ? 'dd/mm/yyyy' : 'yyyy-mm-dd' };
}

/** Days since 30 December 1899, as Excel counts after 1 March 1900; undefined when there is no such day. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 ? Math.round(date.getTime() / 86_400_000) + 25_569 : undefined;
}
