import { consentWords } from './consent-words.ts';
import { buttonSaying, byId, dialogOf } from './page.ts';

/** The dialogs that the product opened, by their window, the newest last. */
export type Tasks = Map<Window, { readonly dialog: HTMLDialogElement; finish: (result: unknown) => void }>;

/** The button with which Teams saves a new tab. */
export function saveButton(save: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'save';
  button.className = 'main save';
  button.textContent = 'Save';
  button.disabled = true;
  button.addEventListener('click', save);
  return button;
}

/** Shows a trouble of the frame itself above the tab. */
export function say(words: string): void {
  const place = byId('trouble');
  place.textContent = words;
  place.hidden = false;
}

/** The question that Entra asks once: may this app act in your name? */
export function askConsent(scopes: readonly string[]): Promise<boolean> {
  const dialog = dialogOf('consent');
  byId('consent-scopes').replaceChildren(
    ...scopes.map((scope) =>
      Object.assign(document.createElement('li'), { textContent: consentWords(scope) }),
    ),
  );
  dialog.showModal();
  return new Promise((done) => {
    byId('consent-yes').onclick = () => dialog.close('yes');
    byId('consent-no').onclick = () => dialog.close('no');
    dialog.onclose = () => done(dialog.returnValue === 'yes');
  });
}

/** A dialog of teams-js: a second frame with an initialize of its own. Calls back once, with what it was closed with. */
export function openTask(
  task: { url: string; title?: string },
  done: (result: unknown) => void,
  tasks: Tasks,
): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'task';
  dialog.setAttribute('aria-label', task.title ?? 'Dialog');
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
  const frame = Object.assign(document.createElement('iframe'), {
    src: task.url,
    title: task.title ?? 'Dialog',
  });
  dialog.append(close, frame);
  document.body.append(dialog);
  dialog.showModal();
  const opened = frame.contentWindow;
  let result: unknown;
  if (opened)
    tasks.set(opened, {
      dialog,
      finish: (given) => {
        result = given;
        dialog.close();
      },
    });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    if (opened) tasks.delete(opened);
    dialog.remove();
    done(result);
  });
}

/** A link to be copied, as Teams shows it for `pages.shareDeepLink`. */
export function showLink(address: string, label: string): void {
  const dialog = document.createElement('dialog');
  const title = Object.assign(document.createElement('h2'), { textContent: `Link to ${label}` });
  title.id = 'link-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const field = Object.assign(document.createElement('input'), { value: address, readOnly: true });
  field.setAttribute('aria-label', 'Link');
  const copy = buttonSaying('Copy', () => void navigator.clipboard.writeText(address));
  const close = buttonSaying('Close', () => dialog.close());
  dialog.append(title, field, copy, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
