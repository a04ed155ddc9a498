import {
  type Around,
  type Door,
  addIn,
  dispatch,
  eventRow,
  hostInfo,
  storeSettings,
  storedSettings,
} from './door.ts';

/** A message to the container of Excel for Mac. */
type Message = {
  readonly methodId: number;
  readonly params: {
    readonly id?: number;
    readonly apiArgs?: readonly (readonly unknown[])[];
    readonly keys?: readonly string[];
    readonly values?: readonly string[];
  };
  readonly callbackId?: unknown;
  readonly callbackFunction?: string;
  readonly eventCallbackFunction?: string;
};

const methods = { execute: 1, register: 2, unregister: 3, settings: 4, context: 5 };

/** Excel for Mac: text to a script-message handler, answers by a named callback. */
export function macDoor(around: Around): Door {
  const { host, send } = around;
  const instance = addIn.instance();
  let events: { readonly dispatch: number; readonly id: unknown; readonly name: string }[] = [];
  const answer = (message: Message, payload: unknown) => {
    if (message.callbackFunction !== undefined)
      send({ agaveReply: { name: message.callbackFunction, id: message.callbackId, payload } });
  };
  const take = (message: Message): unknown => {
    const { methodId, params } = message;
    switch (methodId) {
      case methods.context:
        return contextOf(around, instance);
      case methods.settings:
        storeSettings(
          host,
          (params.keys ?? []).map((key, i) => [key, params.values?.[i] ?? 'null']),
        );
        return [0];
      case methods.register:
        events.push({
          dispatch: params.id ?? 0,
          id: message.callbackId,
          name: message.eventCallbackFunction ?? '',
        });
        return [0];
      case methods.unregister:
        events = events.filter((one) => one.dispatch !== params.id);
        return [0];
      case methods.execute:
        if (params.id !== dispatch.batch) return [[0]];
        return [[0, 200, [], host.answerText(String(params.apiArgs?.[0]?.[4]))]];
      default:
        return [0];
    }
  };
  return {
    frameName: JSON.stringify({ hostInfo: hostInfo('Mac', '16.00') }),
    hear: (data) => {
      if (typeof data !== 'object' || data === null || !('agave' in data)) return false;
      const message = JSON.parse(String(data.agave)) as Message; // the library's own message
      answer(message, take(message));
      return true;
    },
    tell: (event) => {
      for (const one of events.filter((each) => each.dispatch === dispatch.message))
        send({ agaveReply: { name: one.name, id: one.id, payload: [[eventRow(event)], dispatch.message] } });
    },
  };
}

/** The container's answer, by place in a list. */
function contextOf({ host, documentUrl, sets }: Around, instance: string): unknown[] {
  const settings = storedSettings(host);
  const context: unknown[] = [];
  context[0] = [settings.map(([key]) => key), settings.map(([, text]) => text)];
  Object.assign(context, { 1: addIn.id, 2: 1, 3: 16, 4: 0, 7: 0, 8: 'en-GB', 9: 'en-GB', 11: documentUrl });
  Object.assign(context, { 12: 1, 13: 1, 14: '', 16: 'local', 17: instance, 20: JSON.stringify(sets) });
  return Object.assign(context, { 22: '16.103.25101427', 23: 0 });
}
