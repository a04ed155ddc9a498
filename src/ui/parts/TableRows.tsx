// Rows are laid out as boxes, not as a table: some browsers then no longer take them for rows, so each says what it is.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { mergeClasses } from '@fluentui/react-components';
import { memo, useMemo } from 'react';
import { useTableStyles } from './table-styles.ts';
import { standing } from './row-slots.ts';
import type { RowWindow } from './use-window.ts';
import type { TableProps } from './VirtualTable.tsx';

/** The rows that are there, each at its place among those that are not. */
export function TableRows<T>({ table, view }: { readonly table: TableProps<T>; readonly view: RowWindow }) {
  const looks = useRowLooks(table);
  const { slots, heights, active } = view;
  const places = standing(slots, table.rows.length);
  // Without the active row, any that is there: the first slot's, which changes seldom.
  const tabStop = places.find(({ index }) => index === active) ?? places.find(({ slot }) => slot === 0);
  const bySlot = new Map(places.map((place) => [place.slot, place]));
  const last = places.at(-1);
  return slots.order.map((slot) => {
    const place = bySlot.get(slot);
    const row = place && table.rows[place.index];
    if (place === undefined || row === undefined) return undefined;
    const { index, from } = place;
    return (
      <Line
        key={slot}
        row={row}
        index={index}
        above={heights.between(from, index)}
        below={place === last ? heights.between(index + 1, heights.count) : 0}
        tab={place === tabStop ? 0 : -1}
        chosen={table.selected?.has(table.keyOf(row)) ?? false}
        table={table}
        looks={looks}
        onFocus={view.setActive}
      />
    );
  });
}

type Looks = {
  readonly row: string;
  readonly chosen: string;
  readonly tick: string;
  readonly box: string;
  readonly cells: readonly { readonly className: string; readonly style: { readonly flexGrow: number } }[];
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
      cells: columns.map(({ number, share }) => ({
        className: mergeClasses(styles.cell, number && styles.number),
        style: { flexGrow: share },
      })),
    }),
    [styles, columns],
  );
}

type LineProps<T> = {
  readonly row: T;
  readonly index: number;
  /** The height of the rows left out between it and the one above, and of those left out below the last. */
  readonly above: number;
  readonly below: number;
  readonly tab: 0 | -1;
  readonly chosen: boolean;
  readonly table: TableProps<T>;
  readonly looks: Looks;
  readonly onFocus: (index: number) => void;
};

// Scrolling must not render again the rows that stay. memo forgets that the kind of row is a parameter.
const Line = memo(LineOf) as typeof LineOf;

function LineOf<T>(line: LineProps<T>) {
  const { row, index, tab, chosen, table, looks, onFocus } = line;
  const { selected } = table;
  return (
    <tr
      role="row"
      data-index={index}
      style={{ order: index, marginTop: line.above, marginBottom: line.below }}
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
        <td role="gridcell" className={looks.tick}>
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
        <td key={column.key} role="gridcell" {...looks.cells[place]}>
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
