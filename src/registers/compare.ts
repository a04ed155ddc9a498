import type { Wire } from './codec.ts';
import { wireName, type Declaration } from './declare.ts';
import type { Row } from './types.ts';
import { encodeColumns } from './wire.ts';

/** The key of the column with this internal name. */
export function keyOf({ columns }: Declaration, name: string): string {
  return Object.keys(columns).find((key) => wireName(key) === name) ?? name;
}

/** One column of a row, as it would be written. */
export function wireOfRow(declaration: Declaration, { values }: Row<Declaration>, name: string): Wire {
  return encodeColumns(declaration, values, [keyOf(declaration, name)])[name] ?? null;
}

/** Whether two values are the same. SharePoint may store line ends as CR LF; that is no change of what was written. */
export function equalWire(left: Wire | undefined, right: Wire | undefined): boolean {
  const plain = (value: Wire | undefined) =>
    JSON.stringify(value ?? null).replaceAll(String.raw`\r\n`, String.raw`\n`);
  return plain(left) === plain(right) || (isEmpty(left) && isEmpty(right));
}

function isEmpty(value: Wire | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
