import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { initSync } from '@ironcalc/wasm';
import { enginePath, officeFolder } from './packages.ts';
import type { ExcelHost } from './wire/host.ts';

let started = false;

/** Starts the formula engine in Node. */
export function startEngine(): void {
  if (!started) initSync({ module: readFileSync(enginePath()) });
  started = true;
}

/** The real office.js, as it came from npm, in Node over a local workbook. Only the wire is ours. */
export function openOffice(host: ExcelHost): Loaded {
  const answer = (text: string) => bridge.onMessageFromHost(text);
  const bridge = {
    onMessageFromHost: (_text: string): void => undefined,
    sendMessageToHost: (text: string): void => {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: unknown } }; // office.js' own text
      const body = host.answerText(
        typeof message.body === 'string' ? message.body : JSON.stringify(message.body),
      );
      queueMicrotask(() =>
        answer(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } })),
      );
    },
  };
  host.onEvent(({ type, target, args }) => {
    const entries = [[65_536, type, target, JSON.stringify(args), 0]];
    answer(JSON.stringify({ type: 3, message: { entries } }));
  });
  const window = pretendWindow(bridge);
  runInContext(readFileSync(join(officeFolder(), 'excel-web-16.00.js'), 'utf8'), createContext(window));
  return window as unknown as Loaded; // the library puts Excel into its window
}

type Loaded = { readonly Excel: typeof Excel };

function pretendWindow(bridge: object): Record<string, unknown> {
  const window: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    URL,
    Promise,
    name: '',
    history: {},
    location: {
      href: 'https://localhost/',
      hash: '',
      search: '',
      origin: 'https://localhost',
      protocol: 'https:',
    },
    navigator: { userAgent: 'node' },
    document: {
      domain: 'localhost',
      createElement: () => ({}),
      getElementsByTagName: () => [],
      addEventListener: () => undefined,
      body: null,
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  for (const name of ['window', 'self', 'top', 'parent']) window[name] = window;
  return window;
}
