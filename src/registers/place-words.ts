import { keyOf } from './compare.ts';
import type { Declaration } from './declare.ts';
import type { Held } from './held.ts';
import type { Row } from './types.ts';

/** Where a change belongs, in words: "Answers, Lift maintenance", or "Suppliers, 1,240 rows". */
export function placeOf(
  declarations: readonly Declaration[],
  { entry }: Held,
  { rows, row }: { readonly rows: number; readonly row: Row<Declaration> | undefined },
): string {
  const list = declarations.find(({ key }) => key === entry.register)?.list ?? entry.register;
  if (rows > 1) return `${list}, ${rows.toLocaleString('en-GB')} rows`;
  const title = entry.fields['Title'] ?? row?.values['title'];
  return typeof title === 'string' ? `${list}, ${title}` : list;
}

/** What a change would write, by the labels of its columns, to copy out. */
export function wordsOf(declarations: readonly Declaration[], { entry }: Held): string {
  const declaration = declarations.find(({ key }) => key === entry.register);
  const label = (name: string) =>
    (declaration && declaration.columns[keyOf(declaration, name)]?.label) ?? name;
  return Object.entries(entry.fields)
    .filter(([name, value]) => !name.includes('@') && value !== null)
    .map(([name, value]) => `${label(name)}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');
}
