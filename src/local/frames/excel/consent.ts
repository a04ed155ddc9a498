import { consentWords } from '../consent-words.ts';

/** Asks whether the product may act in one's name, as Microsoft 365 does when IT has not consented for everyone. */
export function askConsent(scopes: readonly string[]): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const title = Object.assign(document.createElement('h2'), {
    id: 'consent-title',
    textContent: 'Permissions requested',
  });
  dialog.setAttribute('aria-labelledby', title.id);
  const list = document.createElement('ul');
  list.append(
    ...scopes.map((scope) =>
      Object.assign(document.createElement('li'), { textContent: consentWords(scope) }),
    ),
  );
  const words = Object.assign(document.createElement('p'), {
    textContent: 'Good Measure would like to:',
  });
  return new Promise((done) => {
    const button = (text: string, agreed: boolean) => {
      const made = Object.assign(document.createElement('button'), {
        type: 'button' as const,
        textContent: text,
      });
      made.addEventListener('click', () => {
        done(agreed);
        dialog.close();
      });
      return made;
    };
    const yes = button('Accept', true);
    yes.className = 'main';
    dialog.append(title, words, list, yes, ' ', button('Cancel', false));
    dialog.addEventListener('close', () => {
      done(false);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
