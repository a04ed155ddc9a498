import { type Fault, type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import { type Located, type Seen, locate, look } from './look.ts';

/** A table of ours, and what stands around it. */
export type Found = { readonly seen: Seen; readonly located: Located };

/** Finds a table of ours; undefined when it was never put; a fault when its table was taken away. */
export async function find(context: Excel.RequestContext, key: string): Promise<Outcome<Found | undefined>> {
  const seen = await look(context);
  const place = locate(seen, key);
  if (place.kind === 'never') return fine(undefined);
  if (place.kind === 'gone') return failed(goneTable(key, place.sheet));
  const { located } = place;
  if (!located.columns.has(located.keyColumn)) return failed(goneKey(located));
  return fine({ seen, located });
}

/** A table of ours that is not there any more. */
export function goneTable(key: string, sheet: string | undefined): Fault {
  const where =
    sheet === undefined
      ? `The table of ${key} was deleted.`
      : `The table on sheet ${sheet} was converted to a range.`;
  return {
    kind: 'changed-shape',
    tell: where,
    mend: 'Undo that in Excel, or put the table into the workbook again.',
    code: 'TableGone',
  };
}

/** A table of ours whose rows cannot be told apart any more. */
export function goneKey({ table, headers, keyColumn }: Located): Fault {
  return {
    kind: 'changed-shape',
    tell: `Table ${table.name} on sheet ${table.sheet} has lost its column ${headers.get(keyColumn) ?? keyColumn}, by which rows are found.`,
    mend: 'Undo that in Excel, or put the table into the workbook again.',
    code: 'KeyGone',
  };
}

/** A row that is not in a table of ours any more. */
export function goneRow({ table }: Located): Fault {
  return {
    kind: 'not-found',
    tell: `That row is not on sheet ${table.sheet} any more.`,
    mend: 'Undo that in Excel, or refresh the sheet.',
    code: 'RowGone',
  };
}

/** Whether the table's sheet is protected now. */
export function isProtected(seen: Seen, { table }: Located): boolean {
  return seen.sheets.find(({ name }) => name === table.sheet)?.isProtected === true;
}
