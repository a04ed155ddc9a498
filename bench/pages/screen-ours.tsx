import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { WorldContext, type World } from '../../src/ui/app/world.ts';
import { allColumns, usualColumns } from '../../src/ui/contracts/columns.tsx';
import type { Line } from '../../src/ui/contracts/use-lines.ts';
import { VirtualTable } from '../../src/ui/parts/VirtualTable.tsx';

const columns = allColumns({ policy: [], on: '2026-11-22' as never }, () => undefined as never).filter(
  ({ key }) => ['contract', ...usualColumns].includes(key),
);

// The table asks the world for its links only.
const world = { places: { go: () => undefined } } as unknown as World;

export function show(root: HTMLElement, lines: readonly Line[]): void {
  createRoot(root).render(
    <FluentProvider theme={teamsLightTheme}>
      <WorldContext value={world}>
        <VirtualTable
          label="Contracts"
          rows={lines}
          keyOf={keyOf}
          nameOf={(line) => line.contract.title}
          columns={columns}
          sort={{ key: 'title', down: false }}
          onSort={() => undefined}
          open={() => undefined}
        />
      </WorldContext>
    </FluentProvider>,
  );
}

const keyOf = (line: Line) => line.contract.ref;

export const scroller = (): Element => document.scrollingElement ?? document.documentElement;
