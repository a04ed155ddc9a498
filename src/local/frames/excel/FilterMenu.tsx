import { useState } from 'react';
import type { Table, TableColumn } from '../../excel/content.ts';
import { filterTable, sortTable } from '../../excel/order.ts';
import { shownText } from '../../excel/shown.ts';
import { bodyOf } from '../../excel/tables.ts';
import type { Session } from './session.ts';

type FilterMenuProps = {
  readonly session: Session;
  readonly table: Table;
  readonly column: TableColumn | undefined;
};

/** The button at a table's header: sort, and choose which values are shown. */
export function FilterMenu({ session, table, column }: FilterMenuProps) {
  const [open, setOpen] = useState(false);
  if (!column) return null;
  const { book } = session.host;
  const index = table.columns.indexOf(column);
  const filter = table.filters.get(column.id);
  const sort = (ascending: boolean) => {
    session.host.change(() =>
      sortTable(book, table, { fields: [{ key: index, ascending }], matchCase: false }),
    );
    setOpen(false);
  };
  const values = open ? valuesOf(session, table, index) : [];
  const toggle = (value: string) => {
    const now = new Set(filter ?? values);
    if (!now.delete(value)) now.add(value);
    session.host.change(() =>
      filterTable(book, table, column.id, now.size === values.length ? undefined : now),
    );
  };
  return (
    <span onPointerDown={(event) => event.stopPropagation()}>
      <button
        type="button"
        className="filter"
        tabIndex={-1}
        aria-expanded={open}
        aria-label={`Sort and filter ${column.name}${filter ? ', filtered' : ''}`}
        onClick={() => setOpen(!open)}
      >
        {filter ? '▼' : '▾'}
      </button>
      {open ? (
        <div role="group" aria-label={`Filter of ${column.name}`} className="filter-menu">
          <button type="button" onClick={() => sort(true)}>
            Sort A to Z
          </button>
          <button type="button" onClick={() => sort(false)}>
            Sort Z to A
          </button>
          {values.map((value) => (
            <label key={value}>
              <input type="checkbox" checked={filter?.has(value) ?? true} onChange={() => toggle(value)} />{' '}
              {value === '' ? '(Blanks)' : value}
            </label>
          ))}
        </div>
      ) : null}
    </span>
  );
}

/** At most a hundred values, in order. */
function valuesOf(session: Session, table: Table, index: number): readonly string[] {
  const { book } = session.host;
  const body = bodyOf(table);
  const all = new Set<string>();
  for (let row = body.top; row <= body.bottom; row += 1)
    all.add(shownText(book.cell(table.sheet, row, body.left + index)));
  return [...all].toSorted().slice(0, 100);
}
