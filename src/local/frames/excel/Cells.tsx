import type { VirtualItem } from '@tanstack/react-virtual';
import type { Book } from '../../excel/book.ts';
import type { Look } from '../../excel/cell.ts';
import { conditionalLook } from '../../excel/conditions.ts';
import { addressOf, areaAt, columnName } from '../../excel/place.ts';
import { shownText } from '../../excel/shown.ts';
import { bodyOf } from '../../excel/tables.ts';
import { FilterMenu } from './FilterMenu.tsx';
import type { Session } from './session.ts';
import type { ShownSheet } from './shown-sheet.ts';
import type { Editing } from './use-editing.ts';

type CellsProps = {
  readonly session: Session;
  readonly shown: ShownSheet;
  readonly rows: readonly VirtualItem[];
  readonly columns: readonly VirtualItem[];
  readonly selected: (row: number, column: number) => boolean;
  readonly editing: Editing;
  readonly sizes: { readonly rowHeight: number; readonly headerWidth: number };
};

/** Headings and cells in sight. */
export function Cells(props: CellsProps) {
  const { shown, rows, columns, sizes } = props;
  return (
    <>
      <div role="row" aria-rowindex={1} className="headings" style={{ height: sizes.rowHeight }}>
        <div role="columnheader" className="corner" style={{ width: sizes.headerWidth }}>
          <span className="unseen">Rows</span>
        </div>
        {columns.map((item) => (
          <div
            key={item.key}
            role="columnheader"
            aria-colindex={item.index + 2}
            className="heading"
            style={{ left: item.start, width: item.size }}
          >
            {columnName(shown.columns[item.index] ?? 0)}
          </div>
        ))}
      </div>
      {rows.map((item) => (
        <Row key={item.key} {...props} item={item} row={shown.rows[item.index] ?? 0} />
      ))}
    </>
  );
}

function Row({ item, row, ...props }: CellsProps & { item: VirtualItem; row: number }) {
  const { shown, columns, sizes } = props;
  return (
    <div
      role="row"
      aria-rowindex={item.index + 2}
      className="row"
      style={{ top: item.start, height: item.size }}
    >
      <div role="rowheader" className="row-heading" style={{ width: sizes.headerWidth }}>
        {row + 1}
      </div>
      {columns.map((column) => (
        <OneCell
          key={column.key}
          {...props}
          row={row}
          column={shown.columns[column.index] ?? 0}
          place={column}
        />
      ))}
    </div>
  );
}

type OneCellProps = CellsProps & {
  readonly row: number;
  readonly column: number;
  readonly place: VirtualItem;
};

// As far as a line of words runs over its neighbours.
const spill = 12;

/** Whether these are words outside a table with empty cells at their right, which they may run over, as in Excel. */
function spillsOver(book: Book, sheet: number, row: number, column: number): boolean {
  const words = typeof book.cell(sheet, row, column)?.value === 'string';
  if (!words || book.tableAt(sheet, row, column)) return false;
  const next = Array.from({ length: spill }, (_, i) => book.cell(sheet, row, column + 1 + i)?.value ?? '');
  return next.every((value) => value === '');
}

function OneCell({ session, row, column, place, selected, editing }: OneCellProps) {
  const { book } = session.host;
  const sheet = book.sheet(book.content.active);
  const cell = book.cell(sheet.id, row, column);
  const table = book.tableAt(sheet.id, row, column);
  const isHeader = table?.showHeaders === true && row === table.area.top;
  const { area } = book.selection;
  const active = book.selection.sheet === sheet.id && area.top === row && area.left === column;
  const banded = table !== undefined && !isHeader && (row - bodyOf(table).top) % 2 === 0;
  const spills = spillsOver(book, sheet.id, row, column);
  const classes = {
    cell: true,
    spills,
    header: isHeader,
    band: banded,
    active,
    chosen: selected(row, column),
  };
  const text = shownText(cell);
  return (
    <div
      id={`c${row}-${column}`}
      role="gridcell"
      aria-colindex={place.index + 2}
      aria-selected={selected(row, column)}
      aria-label={`${addressOf(areaAt(row, column))} ${text}`}
      data-cell={`${row} ${column}`}
      className={Object.entries(classes)
        .flatMap(([name, is]) => (is ? name : []))
        .join(' ')}
      style={{
        left: place.start,
        width: place.size,
        textAlign: typeof cell?.value === 'number' ? 'right' : 'left',
        ...styleOf({ ...cell?.look, ...conditionalLook(book, sheet, row, column) }),
      }}
    >
      {active && editing.text !== undefined ? (
        <CellInput editing={editing} />
      ) : (
        <span className="text">{text}</span>
      )}
      {isHeader && table.showFilterButton ? (
        <FilterMenu session={session} table={table} column={table.columns[column - table.area.left]} />
      ) : null}
    </div>
  );
}

function styleOf({ bold, italic, fill, color }: Look) {
  return {
    ...(bold ? { fontWeight: 600 } : {}),
    ...(italic ? { fontStyle: 'italic' } : {}),
    ...(fill ? { backgroundColor: fill, color: '#000000' } : {}),
    ...(color ? { color } : {}),
  };
}

function CellInput({ editing }: { editing: Editing }) {
  return (
    <input
      className="input"
      aria-label="Cell being edited"
      value={editing.text ?? ''}
      ref={(input) => input?.focus()}
      onChange={(event) => editing.type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Tab') editing.finish();
        else if (event.key === 'Escape') editing.cancel();
        else return;
        event.preventDefault();
        event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus();
      }}
    />
  );
}
