import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { type Area, areaAt, contains } from '../../excel/place.ts';
import { clear } from '../../excel/edit.ts';
import { Cells } from './Cells.tsx';
import { copyText, pasteText } from './clipboard.ts';
import { moved } from './keys.ts';
import type { Session } from './session.ts';
import { shownSheet } from './shown-sheet.ts';
import type { Editing } from './use-editing.ts';

const rowHeight = 22;
const headerWidth = 48;

/** The cells of the sheet that is shown; only those in sight are drawn. */
export function Grid({ session, editing }: { session: Session; editing: Editing }) {
  const { host } = session;
  const { book } = host;
  const shown = shownSheet(book);
  const { area } = book.selection.sheet === book.content.active ? book.selection : { area: areaAt(0, 0) };
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef({ row: area.top, column: area.left });
  const rows = useVirtualizer({
    count: shown.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: rowHeight,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: shown.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => shown.widthOf(i),
    overscan: 3,
    paddingStart: headerWidth,
  });
  useEffect(() => columns.measure(), [shown.key, columns]);
  const select = (next: Area) => host.select(book.content.active, next);
  const go = (row: number, column: number, extend: boolean) => {
    if (!extend) anchor.current = { row, column };
    const from = anchor.current;
    select({
      top: Math.min(from.row, row),
      bottom: Math.max(from.row, row),
      left: Math.min(from.column, column),
      right: Math.max(from.column, column),
    });
    rows.scrollToIndex(shown.rows.indexOf(row));
    columns.scrollToIndex(shown.columns.indexOf(column));
    scroller.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing.text !== undefined) return;
    const to = moved(event, book, shown, { area, anchor: anchor.current });
    if (to) go(to.row, to.column, event.shiftKey && event.key !== 'Tab');
    else if (!act(event, session, editing)) return;
    event.preventDefault();
  };
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
    if (!cell || !editing.finish()) return;
    const [row = 0, column = 0] = (cell.dataset['cell'] ?? '').split(' ').map(Number);
    go(row, column, event.shiftKey);
  };
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={`Sheet ${book.sheet(book.content.active).name}`}
      aria-rowcount={shown.rows.length + 1}
      aria-colcount={shown.columns.length + 1}
      aria-activedescendant={`c${area.top}-${area.left}`}
      onKeyDown={onKeyDown}
      onPointerDown={pick}
      onDoubleClick={() => editing.begin()}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', copyText(book, book.sheet(book.content.active), area));
        event.preventDefault();
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        editing.attempt(() => pasteText(book, book.sheet(book.content.active), area, text));
        event.preventDefault();
      }}
    >
      <div
        role="presentation"
        style={{ height: rows.getTotalSize(), width: columns.getTotalSize(), position: 'relative' }}
      >
        <Cells
          session={session}
          shown={shown}
          rows={rows.getVirtualItems()}
          columns={columns.getVirtualItems()}
          selected={(row, column) => contains(area, row, column)}
          editing={editing}
          sizes={{ rowHeight, headerWidth }}
        />
      </div>
    </div>
  );
}

/** Does what a key means in a sheet; whether it means something. */
function act(event: KeyboardEvent, { host }: Session, editing: Editing): boolean {
  const { book } = host;
  const { area } = book.selection;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'z') host.undo();
    else if (event.key === 'y') host.redo();
    else return false;
  } else if (event.key === 'Delete')
    editing.attempt(() => clear(book, book.sheet(book.content.active), area, 'Contents'));
  else if (event.key === 'F2') editing.begin();
  else if (event.key.length === 1) editing.begin(event.key);
  else return false;
  return true;
}
