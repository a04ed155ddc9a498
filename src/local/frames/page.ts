/** An element of teams.html by its id; a bug when it is not there. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`teams.html has no #${id}`);
  return found;
}

/** A choice box of teams.html. */
export function choiceBox(id: string): HTMLSelectElement {
  const found = byId(id);
  if (!(found instanceof HTMLSelectElement)) throw new Error(`#${id} is no choice box`);
  return found;
}

/** A dialog of teams.html. */
export function dialogOf(id: string): HTMLDialogElement {
  const found = byId(id);
  if (!(found instanceof HTMLDialogElement)) throw new Error(`#${id} is no dialog`);
  return found;
}

/** A plain button with words. */
export function buttonSaying(words: string, press: () => void): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), {
    type: 'button' as const,
    textContent: words,
  });
  button.addEventListener('click', press);
  return button;
}

// Drawn on a grid of 20: people for Teams, a rosette for what is one's own.
const pictures = {
  teams:
    'M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm6.5-.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2 11h10v2.5a4 4 0 0 1-4 4h-2a4 4 0 0 1-4-4Zm11 0h5v1.5a3.5 3.5 0 0 1-5 3.2Z',
  mine: 'M10 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm-3 9.2V17.5l3-1.6 3 1.6v-5.8',
} as const;

/** The picture of a program on the rail. */
export function picture(program: keyof typeof pictures): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', pictures[program]);
  svg.append(path);
  return svg;
}
