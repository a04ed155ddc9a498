import type { Line } from '../../src/ui/contracts/use-lines.ts';
import { cells, heads } from './lines.ts';

/** Rows that stand there already, as plain as can be: no code runs when they are scrolled. */
export function show(root: HTMLElement, lines: readonly Line[]): void {
  const some = lines.slice(0, 1000).map(cells);
  const rows = some.map(
    (line) =>
      `<tr style="height:53px">${heads.map((head) => `<td style="border-bottom:1px solid #ddd">${line[head]}</td>`).join('')}</tr>`,
  );
  root.innerHTML = `<table style="table-layout:fixed;width:100%;border-collapse:separate;border-spacing:0;font:14px/20px sans-serif">${rows.join('')}</table>`;
}

export const scroller = (): Element => document.scrollingElement ?? document.documentElement;
