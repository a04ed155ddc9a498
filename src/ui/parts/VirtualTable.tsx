// Rows are laid out as boxes, not as a table: some browsers then no longer take them for rows, so each says what it is.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { TableRows } from './TableRows.tsx';
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
  const view = useRowWindow({ keys, startAt: props.startAt, body, estimate: 53 });
  const { active } = view;
  const focusNext = useRef(props.startAt !== undefined && keys.includes(props.startAt));
  const move = (index: number) => {
    focusNext.current = true;
    view.setActive(index);
    view.show(index);
  };
  useEffect(() => {
    if (!focusNext.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row) {
      focusNext.current = false;
      row.focus({ preventScroll: true });
    }
    view.show(active); // where it is is known for certain only now
  });
  const inBody = (at: EventTarget | null) => at instanceof Node && body.current?.contains(at) === true;
  const onKeyDown = useTableKeys(props, { keys, active, move });
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
      onFocus={(event) => view.setHeld(inBody(event.target))}
      onBlur={(event) => view.setHeld(inBody(event.relatedTarget))}
    >
      <Head table={props} keys={keys} />
      <tbody ref={body} role="rowgroup" className={styles.body}>
        <TableRows table={props} view={view} />
      </tbody>
    </table>
  );
}

// Scrolling must not render it again, nor look through all keys. memo forgets that the kind of row is a parameter.
const Head = memo(HeadOf) as typeof HeadOf;

function HeadOf<T>({ table, keys }: { table: TableProps<T>; keys: readonly string[] }) {
  const styles = useTableStyles();
  const { selected } = table;
  const all = selected !== undefined && keys.length > 0 && keys.every((key) => selected.has(key));
  const some = !all && selected !== undefined && selected.size > 0 && keys.some((key) => selected.has(key));
  return (
    <thead role="rowgroup" className={styles.head} style={{ top: table.stickAt ?? 0 }}>
      <tr role="row" aria-rowindex={1} className={styles.headRow}>
        {selected && (
          <th role="columnheader" scope="col" className={styles.tick}>
            <input
              type="checkbox"
              aria-label="Select all"
              className={styles.box}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = some;
              }}
              onChange={() => table.onSelect?.(new Set(all ? [] : keys))}
            />
          </th>
        )}
        {table.columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={table.sort} onSort={table.onSort} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<T>(props: {
  column: TableColumn<T>;
  sort: { readonly key: string; readonly down: boolean };
  onSort: (key: string) => void;
}) {
  const styles = useTableStyles();
  const { column, sort, onSort } = props;
  const by = column.sort;
  const sorted = by !== undefined && by === sort.key;
  const direction = sort.down ? 'descending' : 'ascending';
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted ? direction : undefined}
      style={{ flexGrow: column.share }}
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
