import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { useMemo, useState } from 'react';
import { day } from '../../src/domain/words/day.ts';
import { WorldContext, type World } from '../../src/ui/app/world.ts';
import { allColumns, useCellParts, usualColumns } from '../../src/ui/contracts/columns.tsx';
import type { Line } from '../../src/ui/contracts/use-lines.ts';
import { VirtualTable } from '../../src/ui/parts/VirtualTable.tsx';

// The table asks the world for its links only.
const world = { places: { go: () => undefined } } as unknown as World;

/** The register's own table and columns, with rows that can be selected. */
function Register({ lines }: { lines: readonly Line[] }) {
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const parts = useCellParts(nobody);
  const columns = useMemo(
    () => allColumns({ policy: [], on: day('2026-11-22') }, parts).filter(({ key }) => wanted.includes(key)),
    [parts],
  );
  return (
    <VirtualTable
      label="Contracts"
      rows={lines}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={columns}
      sort={sort}
      onSort={nothing}
      open={nothing}
      selected={selected}
      onSelect={select}
    />
  );
}

const wanted = ['contract', ...usualColumns];
const sort = { key: 'title', down: false };
const nobody = () => '';
const nothing = () => undefined;
const nameOf = (line: Line) => line.contract.title;
const keyOf = (line: Line) => line.contract.ref;

export function show(root: HTMLElement, lines: readonly Line[]): void {
  createRoot(root).render(
    <FluentProvider theme={teamsLightTheme}>
      <WorldContext.Provider value={world}>
        <Register lines={lines} />
      </WorldContext.Provider>
    </FluentProvider>,
  );
}

export const scroller = (): Element => document.scrollingElement ?? document.documentElement;
