// Put before the page's own scripts by the local server only, so that a plain browser signs in by the same path as
// Teams: it is msal's host there. Who one is, is chosen once a browser session.
import { type BridgeRequest, answerBridge, readDirectory } from './token.ts';

const script = document.currentScript;
const tenant =
  script instanceof HTMLScriptElement ? (new URL(script.src).searchParams.get('tenant') ?? '') : '';
const remembered = 'local-tenant-person';

type Listener = (answer: string) => void;
const listeners = new Set<Listener>();

if (window.parent === window && tenant !== '') {
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
      removeEventListener: (_type: string, listener: Listener) => listeners.delete(listener),
      postMessage: (text: string) => {
        void answer(JSON.parse(text) as BridgeRequest); // msal's own message
      },
    },
  });
}

async function answer(request: BridgeRequest): Promise<void> {
  const upn = sessionStorage.getItem(remembered) ?? '';
  const known = upn !== '' || request.method === 'GetInitContext';
  const reply = await (known ? asPerson(upn, request) : firstChoose(request));
  for (const tell of listeners) tell(JSON.stringify(reply));
}

function asPerson(upn: string, request: BridgeRequest): Promise<object> {
  return answerBridge(request, { tenant, upn, consent: () => Promise.resolve(true) });
}

async function firstChoose(request: BridgeRequest): Promise<object> {
  const refused = (status: string) => ({
    messageType: 'NestedAppAuthResponse',
    requestId: request.requestId,
    success: false,
    error: {
      status,
      code: 'interaction_required',
      description: 'Nobody has been chosen on this local tenant.',
    },
  });
  if (request.method === 'GetToken') return refused('USER_INTERACTION_REQUIRED');
  const upn = await choosePerson();
  if (upn === undefined) return refused('USER_CANCEL');
  sessionStorage.setItem(remembered, upn);
  return asPerson(upn, request);
}

/** A dialog that asks who one wants to be; undefined when it is closed. */
async function choosePerson(): Promise<string | undefined> {
  const { people } = await readDirectory(tenant);
  const dialog = document.createElement('dialog');
  const title = document.createElement('h2');
  title.id = 'local-tenant-who';
  title.textContent = 'Who are you on this local tenant?';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title);
  const chosen = new Promise<string | undefined>((done) => {
    for (const person of people.filter(({ enabled }) => enabled)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = person.displayName;
      Object.assign(button.style, {
        display: 'block',
        margin: '4px 0',
        padding: '8px 12px',
        minWidth: '280px',
        textAlign: 'left',
        font: 'inherit',
      });
      button.addEventListener('click', () => {
        done(person.upn);
        dialog.close();
      });
      dialog.append(button);
    }
    dialog.addEventListener('close', () => done(undefined));
  });
  document.body.append(dialog);
  dialog.showModal();
  return chosen.finally(() => dialog.remove());
}
