import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTableKeys } from './use-table-keys.ts';
import { useTableStyles } from './table-styles.ts';
import { useRowWindow } from './use-window.ts';

/** A column of a long table. */
export type TableColumn<T> = {
  readonly key: string;
  readonly words: string;
  /** Its share of the width beside the others. */
  readonly share: number;
  readonly number?: boolean;
  /** What its header sorts by; without it the column cannot be sorted. */
  readonly sort?: string;
  /** The cell. `tab` is the tabIndex of what can be focused in it. */
  readonly cell: (row: T, tab: 0 | -1) => ReactNode;
};

export type TableProps<T> = {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** The row's name, for its checkbox: "Highways maintenance". */
  readonly nameOf: (row: T) => string;
  readonly columns: readonly TableColumn<T>[];
  readonly sort: { readonly key: string; readonly down: boolean };
  readonly onSort: (key: string) => void;
  readonly open: (row: T) => void;
  /** A link in the row was followed. */
  readonly opened?: (row: T) => void;
  /** Keys of the selected rows; absent when rows cannot be selected. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: ReadonlySet<string>) => void;
  /** The row to begin at: the one the person came back from. */
  readonly startAt?: string | undefined;
  /** How far from the top of the window its header sticks, in pixels. */
  readonly stickAt?: number;
};

/** A table of thousands of rows, of which only those in view are there. Arrow keys go by row. */
export function VirtualTable<T>(props: TableProps<T>) {
  const styles = useTableStyles();
  const { rows, keyOf, selected } = props;
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useRowWindow({ keys, body, estimate: 53, shape: props.columns });
  const [active, setActive] = useState(() => Math.max(0, keys.indexOf(props.startAt ?? '')));
  const focusNext = useRef(props.startAt !== undefined && keys.includes(props.startAt));
  const move = (index: number) => {
    focusNext.current = true;
    setActive(index);
    view.show(index);
  };
  useEffect(() => {
    if (!focusNext.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row) {
      focusNext.current = false;
      row.focus({ preventScroll: true });
    } else view.show(active);
  });
  const onKeyDown = useTableKeys(props, { keys, active, move });
  const all = selected !== undefined && keys.length > 0 && keys.every((key) => selected.has(key));
  const some = !all && selected !== undefined && keys.some((key) => selected.has(key));
  const shares = props.columns.reduce((sum, column) => sum + column.share, 0);
  const tabStop = active >= view.first && active < view.last ? active : view.first;
  return (
    // Rows are gone through by arrow keys and selected: a grid, with a table's own elements.
    <table
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={selected ? true : undefined}
      className={styles.table}
      onKeyDown={onKeyDown}
    >
      <thead className={styles.head} style={{ top: props.stickAt ?? 0 }}>
        <tr aria-rowindex={1}>
          {selected && (
            <th scope="col" className={styles.tick}>
              <input
                type="checkbox"
                aria-label="Select all"
                className={styles.box}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = some;
                }}
                onChange={() => props.onSelect?.(new Set(all ? [] : keys))}
              />
            </th>
          )}
          {props.columns.map((column) => (
            <HeadCell
              key={column.key}
              column={column}
              width={`${(column.share / shares) * 100}%`}
              sort={props.sort}
              onSort={props.onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={view.above} columns={props.columns.length + (selected ? 1 : 0)} />
        {rows.slice(view.first, view.last).map((row, offset) => {
          const index = view.first + offset;
          const key = keys[index] ?? '';
          const chosen = selected?.has(key) ?? false;
          const tab = index === tabStop ? 0 : -1;
          return (
            <Line key={key} row={row} place={{ index, tab, chosen }} props={props} onFocus={setActive} />
          );
        })}
        <Gap height={view.below} columns={props.columns.length + (selected ? 1 : 0)} />
      </tbody>
    </table>
  );
}

function Line<T>(line: {
  row: T;
  place: { readonly index: number; readonly tab: 0 | -1; readonly chosen: boolean };
  props: TableProps<T>;
  onFocus: (index: number) => void;
}) {
  const styles = useTableStyles();
  const { row, props } = line;
  const { index, tab, chosen } = line.place;
  const { selected } = props;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected ? chosen : undefined}
      tabIndex={tab}
      className={mergeClasses(styles.row, chosen && styles.chosen)}
      onFocus={() => line.onFocus(index)}
      onClickCapture={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) props.opened?.(row);
      }}
    >
      {selected && (
        <td className={styles.tick}>
          <input
            type="checkbox"
            tabIndex={tab}
            aria-label={`Select ${props.nameOf(row)}`}
            className={styles.box}
            checked={chosen}
            onChange={() => props.onSelect?.(toggled(selected, props.keyOf(row)))}
          />
        </td>
      )}
      {props.columns.map((column) => (
        <td key={column.key} className={mergeClasses(styles.cell, column.number && styles.number)}>
          {column.cell(row, tab)}
        </td>
      ))}
    </tr>
  );
}

/** The set with a key put in, or taken out when it is there. */
export function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null;
  // Room for the rows that are not there; nothing to name.
  /* oxlint-disable jsx-a11y/control-has-associated-label */
  return (
    <tr aria-hidden role="presentation">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}

function HeadCell<T>(props: {
  column: TableColumn<T>;
  width: string;
  sort: { readonly key: string; readonly down: boolean };
  onSort: (key: string) => void;
}) {
  const styles = useTableStyles();
  const { column, width, sort, onSort } = props;
  const by = column.sort;
  const sorted = by !== undefined && by === sort.key;
  const direction = sort.down ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={sorted ? direction : undefined}
      style={{ width }}
      className={mergeClasses(styles.headCell, column.number && styles.number)}
    >
      {by === undefined ? (
        column.words
      ) : (
        <button type="button" className={styles.sort} onClick={() => onSort(by)}>
          {column.words}
          {sorted && (sort.down ? <ArrowDown16Regular aria-hidden /> : <ArrowUp16Regular aria-hidden />)}
        </button>
      )}
    </th>
  );
}
