/** The origin of the frame around the pane, as the local server wrote it into the bridge's address. */
export function frameOrigin(): string {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) throw new Error('A bridge is a script of the page');
  return new URL(script.src).searchParams.get('frame') ?? '';
}

/** What the local server wrote into the bridge's address under a name. */
export function toldBy(name: string): string {
  const script = document.currentScript;
  return script instanceof HTMLScriptElement ? (new URL(script.src).searchParams.get(name) ?? '') : '';
}

/** Sign-in by the host, as Excel gives it to add-ins: msal's questions go to the frame, its answers come back. */
export function giveNestedSignIn(frame: string): void {
  const listeners = new Set<(answer: string) => void>();
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_type: string, listener: (answer: string) => void) => listeners.add(listener),
      removeEventListener: (_type: string, listener: (answer: string) => void) => listeners.delete(listener),
      postMessage: (text: string) => window.parent.postMessage({ nested: text }, frame),
    },
  });
  hear(frame, (data) => {
    if (typeof data['nestedReply'] !== 'string') return;
    for (const tell of listeners) tell(data['nestedReply']);
  });
}

/** Hears what the frame says, and nobody else. */
export function hear(frame: string, listener: (data: Readonly<Record<string, unknown>>) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== frame) return;
    if (typeof event.data === 'object' && event.data !== null) listener({ ...event.data });
  });
}
