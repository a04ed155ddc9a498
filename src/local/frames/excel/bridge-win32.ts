// Put before Excel's library by the local server only, never by the deployed site. It plays the part of
// window.external in Excel for Windows. The library asks for its context at once, so the server writes it into the address.
import { frameOrigin, giveNestedSignIn, hear, toldBy } from './bridge-nested.ts';

const frame = frameOrigin();
const told = JSON.parse(toldBy('context')) as {
  id: string;
  documentUrl: string;
  sets: Record<string, number>;
}; // pane-page.ts
giveNestedSignIn(frame);

const waiting = new Map<number, (payload: unknown) => void>();
const handlers = new Map<number, (id: number, message: unknown) => void>();
let asked = 0;

function ask(message: object, answered: (payload: unknown) => void): void {
  asked += 1;
  waiting.set(asked, answered);
  window.parent.postMessage({ win32: { id: asked, ...message } }, frame);
}

hear(frame, (data) => {
  const reply = data['win32Reply'] as { id: number; payload: unknown } | undefined; // door-win32.ts
  if (reply) {
    waiting.get(reply.id)?.(reply.payload);
    waiting.delete(reply.id);
  }
  const event = data['win32Event'] as { id: number; rows: unknown[] } | undefined; // door-win32.ts
  if (event) handlers.get(event.id)?.(event.id, safeArray(event.rows));
});

/** An array as Windows' containers give it to scripts. */
function safeArray(values: unknown): object {
  return {
    toArray: () => values,
    dimensions: () => 1,
    ubound: () => 0,
    lbound: () => 0,
    getItem: (...places: number[]) => places.reduce((part: unknown, i) => Object(part)[i], values),
  };
}

let kept: [string, string][] = [];
const settings = {
  Read: (keys: string[], values: string[]) => {
    for (const [key, value] of kept) {
      keys.push(key);
      values.push(value);
    }
  },
  WriteAsync: (keys: string[], values: string[], done: (status: number) => void) =>
    ask({ op: 'settings', keys, values }, () => {
      kept = keys.map((key, i) => [key, values[i] ?? '']);
      done(0);
    }),
  RefreshAsync: (done: () => void) => done(),
};
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const [back, front] = dark ? [0x29_29_29, 0xff_ff_ff] : [0xff_ff_ff, 0x24_24_24];
const theme = {
  bodyBackgroundColor: back,
  bodyForegroundColor: front,
  controlBackgroundColor: back,
  controlForegroundColor: front,
};
const answers: Readonly<Record<string, unknown>> = {
  GetAppType: 1,
  GetSolutionRef: told.id,
  GetAppVersionMajor: 16,
  GetAppVersionMinor: 1,
  GetAppUILocale: 'en-GB',
  GetAppDataLocale: 'en-GB',
  GetDocUrl: told.documentUrl,
  GetAppCapabilities: 0,
  GetActivationMode: 1,
  GetControlIntegrationLevel: 1,
  GetSolutionToken: '',
  GetCorrelationId: 'local',
  GetInstanceId: crypto.randomUUID(),
  GetTouchEnabled: false,
  GetCommerceAllowed: false,
  GetSupportedMatrix: JSON.stringify(told.sets),
  GetHostFullVersion: '16.0.18000.1',
  GetSettings: settings,
  GetInitialDisplayMode: 0,
  GetOfficeThemeInfo: JSON.stringify(theme),
};
const context = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, () => value]));

Object.assign(window.external, {
  GetContext: () => context,
  Execute: (id: number, parameters: unknown, done: (payload: object) => void) =>
    ask({ op: 'execute', dispatch: id, args: JSON.parse(JSON.stringify(parameters)) as unknown }, (payload) =>
      done(safeArray(payload)),
    ),
  RegisterEvent: (
    id: number,
    _target: string,
    handler: (id: number, message: unknown) => void,
    done: (status: number) => void,
  ) => {
    handlers.set(id, handler);
    ask({ op: 'register', dispatch: id }, () => done(0));
  },
  UnregisterEvent: (id: number, _target: string, done: (status: number) => void) => {
    handlers.delete(id);
    done(0);
  },
});
