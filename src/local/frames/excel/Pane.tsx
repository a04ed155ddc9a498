import { useEffect, useRef } from 'react';
import { answerBridge, type BridgeRequest } from '../token.ts';
import { askConsent } from './consent.ts';
import { type Around, type Door, type DoorName, addIn } from './door.ts';
import { macDoor } from './door-mac.ts';
import { webDoor } from './door-web.ts';
import { win32Door } from './door-win32.ts';
import type { Session } from './session.ts';

const doors: Readonly<Record<DoorName, (around: Around) => Door>> = {
  mac: macDoor,
  win32: win32Door,
  web: webDoor,
};

/** What the pane is shown with; another value of any shows it anew. */
export type PaneProps = {
  readonly session: Session;
  readonly door: DoorName;
  readonly app: string;
  readonly tenant: string;
  readonly person: string;
  /** The newest ExcelApi that the library is told of. */
  readonly api: number;
};

/** The product's task pane, in a program that Microsoft's library takes for Excel. */
export function Pane({ session, door, app, tenant, person, api }: PaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const { host, documentUrl } = session;
  useEffect(() => {
    const frame = document.createElement('iframe');
    frame.title = 'Good Measure task pane';
    const sets = {
      ExcelApi: api,
      SharedRuntime: 1.2,
      DialogApi: 1.2,
      RichApiRuntime: 1.2,
      Settings: 1.1,
      CustomXmlParts: 1.1,
    };
    const send = (message: unknown) => frame.contentWindow?.postMessage(message, app);
    const opened = doors[door]({ host, send, documentUrl, sets });
    host.reset();
    const quiet = host.onEvent((event) => opened.tell(event));
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.contentWindow || event.origin !== app || opened.hear(event.data)) return;
      const nested = nestedRequest(event.data);
      if (nested)
        void answerBridge(nested, { tenant, upn: person, consent: askConsent }).then((answer) =>
          send({ nestedReply: JSON.stringify(answer) }),
        );
    };
    window.addEventListener('message', hear);
    const query = new URLSearchParams({ door });
    if (door === 'win32') query.set('context', JSON.stringify({ id: addIn.id, documentUrl, sets }));
    frame.name = opened.frameName;
    frame.src = `${app}/pane.html?${query.toString()}`;
    place.current?.replaceChildren(frame);
    return () => {
      window.removeEventListener('message', hear);
      quiet();
      frame.remove();
    };
  }, [host, documentUrl, door, app, tenant, person, api]);
  return <div className="pane" ref={place} />;
}

function nestedRequest(data: unknown): BridgeRequest | undefined {
  if (typeof data !== 'object' || data === null || !('nested' in data)) return undefined;
  return JSON.parse(String(data.nested)) as BridgeRequest; // msal's own message
}
