import { type Around, type Door, dispatch, eventRow, hostInfo, storeSettings } from './door.ts';

type Message = {
  readonly id: number;
  readonly op: 'execute' | 'settings' | 'register';
  readonly dispatch?: number;
  readonly args?: readonly (readonly unknown[])[];
  readonly keys?: readonly string[];
  readonly values?: readonly string[];
};

/** Excel for Windows: window.external, which the bridge in the page plays. */
export function win32Door({ host, send }: Around): Door {
  const take = (message: Message): unknown => {
    if (message.op === 'settings')
      storeSettings(
        host,
        (message.keys ?? []).map((key, i) => [key, message.values?.[i] ?? 'null']),
      );
    if (message.op !== 'execute' || message.dispatch !== dispatch.batch) return [0];
    return [0, 200, [], host.answerText(String(message.args?.[0]?.[4]))];
  };
  return {
    frameName: JSON.stringify({ hostInfo: hostInfo('Win32', '16.01') }),
    hear: (data) => {
      if (typeof data !== 'object' || data === null || !('win32' in data)) return false;
      const message = data.win32 as Message; // bridge-win32.ts
      send({ win32Reply: { id: message.id, payload: take(message) } });
      return true;
    },
    tell: (event) => send({ win32Event: { id: dispatch.message, rows: [eventRow(event)] } }),
  };
}
