/** The element into which a door puts its pages. */
export function root(): HTMLElement {
  const found = document.getElementById('root');
  if (!found) throw new Error('The page has no #root');
  return found;
}

/** Says something in plain words before there is a page to show it in. */
export function say(words: string): void {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.textContent = words;
  root().replaceChildren(line);
}
