import {
  FluentProvider,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  createTableColumn,
  teamsLightTheme,
  useTableFeatures,
  useTableSelection,
  useTableSort,
} from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import type { Line } from '../../src/ui/contracts/use-lines.ts';
import { cells, heads } from './lines.ts';

const columns = heads.map((columnId) =>
  createTableColumn<Record<string, string>>({
    columnId,
    compare: (a, b) => (a[columnId] ?? '').localeCompare(b[columnId] ?? ''),
  }),
);

/** Fluent's table features, with rows windowed as its documentation shows. */
function Grid({ items }: { items: Record<string, string>[] }) {
  const {
    getRows,
    sort: { sort },
    selection: { isRowSelected },
  } = useTableFeatures({ columns, items }, [
    useTableSelection({ selectionMode: 'multiselect' }),
    useTableSort({ defaultSortState: { sortColumn: 'contract', sortDirection: 'ascending' } }),
  ]);
  const rows = sort(getRows((row) => ({ ...row, selected: isRowSelected(row.rowId) })));
  const box = useRef<HTMLDivElement>(null);
  const windowed = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 44,
    overscan: 8,
  });
  return (
    <div ref={box} id="fluent" style={{ height: '100vh', overflow: 'auto' }}>
      <Table noNativeElements aria-rowcount={rows.length}>
        <TableHeader>
          <TableRow>
            {heads.map((head) => (
              <TableHeaderCell key={head}>{head}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody style={{ height: windowed.getTotalSize(), position: 'relative' }}>
          {windowed.getVirtualItems().map(({ index, start, key }) => (
            <TableRow
              key={key}
              style={{ position: 'absolute', top: 0, width: '100%', transform: `translateY(${start}px)` }}
            >
              {heads.map((head) => (
                <TableCell key={head}>{rows[index]?.item[head]}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

export function show(root: HTMLElement, lines: readonly Line[]): void {
  createRoot(root).render(
    <FluentProvider theme={teamsLightTheme}>
      <Grid items={lines.map(cells)} />
    </FluentProvider>,
  );
}

export const scroller = (): Element => document.querySelector('#fluent') ?? document.body;
