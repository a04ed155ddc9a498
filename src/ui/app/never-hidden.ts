const pause = 250;

/**
 * While a dialog is open, Fluent hides the page behind it from screen readers, and shows it again when the focus comes
 * back. On a busy machine, or when the dialog leads to another page, that can fail: then the page is shown again here.
 * Returns how to stop.
 */
export function neverLeftHidden(page: Document): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let free = 0;
  const hidden = () => page.querySelector('main')?.closest('[aria-hidden=true]');

  function look(): void {
    clearTimeout(timer);
    const open = page.querySelector('[role=dialog],[role=alertdialog]') !== null;
    free = open ? 0 : free + 1;
    // Twice, so that a dialog that follows another is not taken for none.
    if (free > 1)
      for (let behind = hidden(); behind; behind = hidden()) behind.removeAttribute('aria-hidden');
    if (hidden()) timer = setTimeout(look, pause);
  }

  const watch = new MutationObserver(() => {
    free = 0;
    look();
  });
  watch.observe(page.body, { subtree: true, attributeFilter: ['aria-hidden'] });
  return () => {
    watch.disconnect();
    clearTimeout(timer);
  };
}
