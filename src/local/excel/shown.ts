import { Model } from '@ironcalc/wasm';
import type { Cell } from './cell.ts';

let scratch: Model | undefined;
const known = new Map<string, string>();

/** A cell as text, by its number format. */
export function shownText(cell: Cell | undefined): string {
  const { value } = cell ?? {};
  if (value === undefined) return '';
  if (typeof value === 'object') return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const format = cell?.look?.format ?? 'General';
  if (format === 'General' || format === '@') return general(value);
  return formatted(value, format);
}

/** A number without a format: at most eleven digits, as Excel shows it. */
export function general(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9))
    return value
      .toExponential(5)
      .replace(/\.?0+e/, 'E')
      .replace('e', 'E')
      .replace(/E([+-])(\d)$/, 'E$10$2');
  return String(Number(value.toPrecision(10)));
}

function formatted(value: number, format: string): string {
  const key = `${value} ${format}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  scratch ??= new Model('scratch', 'en', 'Europe/London', 'en');
  const cell = { sheet: 0, row: 1, column: 1, width: 1, height: 1 };
  scratch.updateRangeStyle(cell, 'num_fmt', plainFormat(format));
  scratch.setUserInput(0, 1, 1, String(value));
  const text = scratch.getFormattedCellValue(0, 1, 1);
  if (known.size > 20_000) known.clear();
  known.set(key, text);
  return text;
}

/** The engine reads a pound sign only in quotes, and no locale before a currency. */
function plainFormat(format: string): string {
  return format
    .replace(/\[\$([^\]-]*)(-[^\]]*)?\]/g, (_, sign: string) => `"${sign}"`)
    .split(/("[^"]*")/)
    .map((piece) => (piece.startsWith('"') ? piece : piece.replace(/[£€]/g, '"$&"')))
    .join('');
}
