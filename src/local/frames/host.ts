import { type BridgeRequest, type Asked, answerBridge } from './token.ts';

/** What a framed page asks of its host, on teams-js' wire. */
type Message = {
  readonly id?: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
  readonly data?: string;
};

/** What the host needs to know and do; the page around it decides. */
export type Around = {
  /** The only origin whose messages are answered. */
  readonly appOrigin: string;
  readonly context: () => Readonly<Record<string, unknown>>;
  readonly asked: () => Asked;
  /** A host that announces nested sign-in and never answers: a fault seen in the field. */
  readonly mute: () => boolean;
  readonly openLink: (address: string) => void;
  readonly navigate: (subPage: string) => void;
  /** Shows a link to a place of the tab, to be copied. */
  readonly share: (link: { readonly sub: string; readonly label: string }) => void;
  readonly openTask: (task: { url: string; title?: string }, done: (result: unknown) => void) => void;
  readonly closeTask: (result: unknown) => void;
  readonly loaded: (how: 'loaded' | 'ready' | 'failed', reason?: string) => void;
  /** What the tab was set up with before. */
  readonly settings: () => object;
  readonly configured: (settings: unknown, valid: boolean) => void;
  readonly saved: (how: 'success' | 'failure', reason?: string) => void;
};

/** Which page of ours speaks: the tab, the configuration page or a dialog. */
export type Speaker = 'content' | 'settings' | 'task';

const supports = {
  app: { notifySuccessResponse: {} },
  pages: { backStack: {}, config: {}, currentApp: {}, appButton: {}, tabs: {} },
  dialog: { url: { parentCommunication: {} }, update: {} },
  nestedAppAuth: {},
};
const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isNAAChannelRecommended: true,
  supports,
});
const clientSupported = JSON.stringify({ supports: { nestedAppAuth: {} } });

/** Answers the real teams-js: one listener for every frame of ours. */
export function listenAsTeams(
  around: Around,
  speakerOf: (source: MessageEventSource | null) => Speaker | undefined,
) {
  const handlers = new Map<string, Window>();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== around.appOrigin || !isMessage(event.data)) return;
    const speaker = speakerOf(event.source);
    const source = event.source as Window | null; // our frames are windows, never ports or workers
    if (!speaker || !source) return;
    const message = event.data;
    const reply = (args: readonly unknown[]) => {
      const stamp = { monotonicTimestamp: performance.now() + performance.timeOrigin };
      source.postMessage(
        { id: message.id, uuidAsString: message.uuidAsString, args, ...stamp },
        event.origin,
      );
    };
    if (message.func === 'registerHandler') handlers.set(text(message.args?.[0]), source);
    answer(around, speaker, message, reply);
  });
  return {
    /** Pushes an event to the page that registered for it; whether there was one. */
    push: (func: string, args: readonly unknown[]): boolean => {
      const target = handlers.get(func.replace(/^settings\./, '').replace(/Press$/, ''));
      const page = target ?? (func === 'themeChange' ? handlers.get('themeChange') : undefined);
      page?.postMessage(
        { func, args, monotonicTimestamp: performance.now() + performance.timeOrigin },
        around.appOrigin,
      );
      return page !== undefined;
    },
    forget: () => handlers.clear(),
  };
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'func' in data && typeof data.func === 'string';
}

type Reply = (args: readonly unknown[]) => void;
type Answering = (around: Around, message: Message, reply: Reply, speaker: Speaker) => void;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const first = (message: Message) => message.args?.[0];
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const answers: Readonly<Record<string, Answering>> = {
  initialize: (_around, _message, reply, speaker) => reply([speaker, 'web', runtime, clientSupported]),
  getContext: (around, _message, reply, speaker) => reply([{ ...around.context(), frameContext: speaker }]),
  'nestedAppAuth.execute': (around, message, reply) => {
    if (around.mute()) return;
    const request = JSON.parse(message.data ?? '{}') as BridgeRequest; // msal's own message
    void answerBridge(request, around.asked()).then((answered) =>
      reply([undefined, JSON.stringify(answered)]),
    );
  },
  'appInitialization.appLoaded': (around) => around.loaded('loaded'),
  'appInitialization.success': (around, _message, reply) => {
    around.loaded('ready');
    reply([]);
  },
  'appInitialization.failure': (around, message) =>
    around.loaded('failed', text(message.args?.[1] ?? first(message))),
  executeDeepLink: (around, message, reply) => {
    around.openLink(text(first(message)));
    reply([true]);
  },
  shareDeepLink: (around, message, reply) => {
    around.share({ sub: text(first(message)), label: text(message.args?.[1]) });
    reply([true]);
  },
  'pages.navigateToApp': (around, message, reply) => {
    around.navigate(text(record(first(message))['subPageId']));
    reply([true]);
  },
  'tasks.startTask': (around, message, reply) => {
    const { url, title } = record(first(message));
    around.openTask({ url: text(url), title: text(title) }, (result) => reply([null, result]));
  },
  'tasks.completeTask': (around, message) => around.closeTask(first(message)),
  'settings.getSettings': (around, _message, reply) => reply([around.settings()]),
  'settings.setValidityState': (around, message) => around.configured(undefined, first(message) === true),
  'settings.setSettings': (around, message, reply) => {
    around.configured(first(message), true);
    reply([true]);
  },
  'settings.save.success': (around) => around.saved('success'),
  'settings.save.failure': (around, message) => around.saved('failure', text(first(message))),
};

function answer(around: Around, speaker: Speaker, message: Message, reply: Reply): void {
  const known = answers[message.func];
  if (known) known(around, message, reply, speaker);
  else reply([]);
}
