/** No table at all: plain room of the height of the rows. */
export function show(root: HTMLElement, lines: readonly unknown[]): void {
  const room = document.createElement('div');
  room.style.height = `${lines.length * 53}px`;
  room.textContent = 'Contract 1';
  root.append(room);
}

export const scroller = (): Element => document.scrollingElement ?? document.documentElement;
