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

/** A message of the library's own protocol between frames. */
type Message = {
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: {
    readonly ArrayData?: readonly unknown[];
    readonly DdaMethod?: { readonly DispatchId?: number };
    readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
  };
};

const settingsDispatch = 76;

/** Excel on the web: messages between frames, which the library takes over https only. */
export function webDoor(around: Around): Door {
  const { host, send } = around;
  const [conversation, instance] = [crypto.randomUUID(), addIn.instance()];
  const reply = (to: Pick<Message, '_actionName' | '_correlationId'>, data: unknown, type = 0) =>
    send(
      JSON.stringify({
        _messageType: 1,
        _actionName: to._actionName,
        _conversationId: conversation,
        _correlationId: to._correlationId,
        _origin: location.origin,
        _data: data,
        _errorCode: 0,
        _responseType: type,
        _serializerVersion: 1,
      }),
    );
  const execute = ({ _data }: Message): unknown => {
    const id = _data?.DdaMethod?.DispatchId;
    if (id === settingsDispatch) storeSettings(host, _data?.DdaSettingsMethod?.Properties ?? []);
    if (id !== dispatch.batch) return { Version: 1, Error: 0 };
    return { Version: 1, Error: 0, Data: [200, [], host.answerText(String(_data?.ArrayData?.[4]))] };
  };
  return {
    frameName: JSON.stringify({
      hostInfo: hostInfo('Web', '16.01'),
      xdmInfo: `${conversation}|${addIn.id}|${location.origin}`,
      serializerVersion: '1',
      baseFrameName: addIn.id,
    }),
    hear: (data) => {
      const message = read(data);
      if (!message || message._conversationId !== conversation) return false;
      if (message._actionName === 'ContextActivationManager_getAppContextAsync')
        reply(message, contextOf(around, instance));
      else if (message._actionName === 'executeMethod') reply(message, execute(message));
      else if (message._actionName !== 'ContextActivationManager_notifyHost') reply(message, { Error: 0 });
      return true;
    },
    tell: (event) =>
      reply({ _actionName: 'richApiMessage', _correlationId: 0 }, { ArrayData: [eventRow(event)] }, 1),
  };
}

function read(data: unknown): Message | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data) as Message; // checked by the conversation's id
  } catch {
    return undefined;
  }
}

function contextOf({ host, documentUrl, sets }: Around, instance: string): object {
  return {
    _id: addIn.id,
    _appName: 16,
    _appVersion: '16.00',
    _appMinorVersion: 0,
    _appUILocale: 'en-GB',
    _dataLocale: 'en-GB',
    _docUrl: documentUrl,
    _clientMode: 1,
    _settings: storedSettings(host),
    _reason: 0,
    _osfControlType: 1,
    _eToken: '',
    _correlationId: 'local',
    _appInstanceId: instance,
    _hostFullVersion: '16.0.18000.1',
    _addinName: 'Good Measure',
    _appDomains: [],
    _requirementMatrix: JSON.stringify(sets),
    _featureGates: {},
  };
}
