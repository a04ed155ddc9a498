import { mergeClasses } from '@fluentui/react-components';
import { memo, useMemo } from 'react';
import { useTableStyles } from './table-styles.ts';
import type { RowWindow } from './use-window.ts';
import type { TableProps } from './VirtualTable.tsx';

/** The rows that are there, with room for those that are not. */
export function TableRows<T>(rows: {
  readonly table: TableProps<T>;
  readonly keys: readonly string[];
  readonly view: RowWindow;
  /** The row that arrow keys begin at, and whether the focus stands in it: then it stays, however far it is scrolled away. */
  readonly active: number;
  readonly held: boolean;
  readonly onFocus: (index: number) => void;
}) {
  const { table, keys, view, active } = rows;
  const looks = useRowLooks(table);
  const width = table.columns.length + (table.selected ? 1 : 0);
  const within = active >= view.first && active < view.last;
  const shown = Array.from({ length: view.last - view.first }, (_, offset) => view.first + offset);
  if (rows.held && !within && active < keys.length) shown[active < view.first ? 'unshift' : 'push'](active);
  const tabStop = within || rows.held ? active : view.first;
  const parts = [];
  let next = 0;
  const room = (to: number) => {
    if (to > next)
      parts.push(<Gap key={`room ${parts.length}`} height={view.between(next, to)} columns={width} />);
  };
  for (const index of shown) {
    const row = table.rows[index];
    const key = keys[index];
    if (row === undefined || key === undefined) continue;
    room(index);
    next = index + 1;
    parts.push(
      <Line
        key={`row ${key}`}
        row={row}
        index={index}
        tab={index === tabStop ? 0 : -1}
        chosen={table.selected?.has(key) ?? false}
        table={table}
        looks={looks}
        onFocus={rows.onFocus}
      />,
    );
  }
  room(keys.length);
  return parts;
}

type Looks = {
  readonly row: string;
  readonly chosen: string;
  readonly tick: string;
  readonly box: string;
  readonly cells: readonly string[];
};

/** The classes of rows and cells, worked out once and not for each cell. */
function useRowLooks<T>({ columns }: TableProps<T>): Looks {
  const styles = useTableStyles();
  return useMemo(
    () => ({
      row: styles.row,
      chosen: mergeClasses(styles.row, styles.chosen),
      tick: styles.tick,
      box: styles.box,
      cells: columns.map((column) => mergeClasses(styles.cell, column.number && styles.number)),
    }),
    [styles, columns],
  );
}

type LineProps<T> = {
  readonly row: T;
  readonly index: number;
  readonly tab: 0 | -1;
  readonly chosen: boolean;
  readonly table: TableProps<T>;
  readonly looks: Looks;
  readonly onFocus: (index: number) => void;
};

// Scrolling must not render again the rows that stay. memo forgets that the kind of row is a parameter.
const Line = memo(LineOf) as typeof LineOf;

function LineOf<T>({ row, index, tab, chosen, table, looks, onFocus }: LineProps<T>) {
  const { selected } = table;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected ? chosen : undefined}
      tabIndex={tab}
      className={chosen ? looks.chosen : looks.row}
      onFocus={() => onFocus(index)}
      onClickCapture={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) table.opened?.(row);
      }}
    >
      {selected && (
        <td className={looks.tick}>
          <input
            type="checkbox"
            tabIndex={tab}
            aria-label={`Select ${table.nameOf(row)}`}
            className={looks.box}
            checked={chosen}
            onChange={() => table.onSelect?.(toggled(selected, table.keyOf(row)))}
          />
        </td>
      )}
      {table.columns.map((column, place) => (
        <td key={column.key} className={looks.cells[place]}>
          {column.cell(row, tab)}
        </td>
      ))}
    </tr>
  );
}

/** The set with a key put in, or taken out when it is there. */
function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

function Gap({ height, columns }: { height: number; columns: number }) {
  // Room for the rows that are not there; nothing to name.
  /* oxlint-disable jsx-a11y/control-has-associated-label */
  return (
    <tr aria-hidden role="presentation">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}
