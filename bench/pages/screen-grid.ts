import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import type { Line } from '../../src/ui/contracts/use-lines.ts';
import { cells, heads } from './lines.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

export function show(root: HTMLElement, lines: readonly Line[]): void {
  root.style.height = '100vh';
  createGrid(root, {
    columnDefs: heads.map((field) => ({ field })),
    rowData: lines.map(cells),
  });
}

export const scroller = (): Element =>
  document.querySelector('.ag-body-viewport, .ag-grid-viewport') ?? document.body;
