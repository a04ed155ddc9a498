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
