import type { Seen } from './look.ts';
import type { SheetName, Sheets } from '../../ui/workbook/port.ts';

/** Queues the names that make formulas read like sentences; names of ours that are there are set anew. */
export function queueNames(
  context: Excel.RequestContext,
  seen: Seen,
  { names = [], tables }: Sheets,
  tableName: (key: string) => string | undefined,
): void {
  for (const name of names) {
    const table = tables.find(({ key }) => key === name.table);
    const called = tableName(name.table);
    if (!table || called === undefined) continue;
    const formula = formulaOf(name, called, {
      header: table.columns.find(({ key }) => key === name.column)?.header ?? '',
      keyHeader: table.columns.find(({ key }) => key === table.keyColumn)?.header ?? '',
    });
    if (seen.names.has(name.name.toLowerCase())) context.workbook.names.getItem(name.name).formula = formula;
    else context.workbook.names.add(name.name, formula, name.about);
  }
}

/** A whole column, or the one cell beside a row's key, found by looking the key up: people may sort. */
function formulaOf(name: SheetName, table: string, headers: { header: string; keyHeader: string }): string {
  const column = `${table}[${headers.header}]`;
  if (name.row === undefined) return `=${column}`;
  return `=INDEX(${column},MATCH("${name.row.replaceAll('"', '""')}",${table}[${headers.keyHeader}],0))`;
}
