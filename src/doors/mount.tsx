import { hex } from '../domain/words/hex.ts';
import { createRoot } from 'react-dom/client';
import type { Browser } from '../registers/device/device.ts';
import type { PageLife } from '../registers/pulse.ts';
import type { Registers } from '../registers/registers.ts';
import type { Tenant } from '../registers/types.ts';
import { App, type AppProps } from '../ui/app/App.tsx';
import { fetchParts } from '../ui/app/later.ts';
import { fetchLook } from '../ui/app/looks.ts';
import { pathOf, placesOf, type Places } from '../ui/app/places.ts';
import { openQuiet, type Quiet } from '../ui/app/quiet.ts';
import { fetchPage, readFor } from '../ui/app/routes.ts';
import type { Host } from '../ui/host.ts';
import type { Settings } from './settings.ts';

/**
 * Shows the product in the element, for this host, in its colours. `around` says where places are kept when the window's
 * history is not there, and names the workbook beside the pages.
 */
export async function mount(
  host: Host,
  settings: Settings,
  element: HTMLElement,
  around: Pick<AppProps, 'workbook'> & { readonly keep?: (start: string) => Places } = {},
): Promise<void> {
  const { keep = (start: string) => placesOf(window, start), ...beside } = around;
  const places = keep(host.place === '' || host.place === '/' ? home(host) : host.place);
  const quiet = openQuiet(window);
  let begin = (): void => undefined;
  const rendered = new Promise<void>((done) => (begin = done));
  // Nobody waits for these when they are wanted, and they are there when the connection is not.
  quiet.whenever(() => void fetchParts());
  let opened: Promise<Registers> | undefined;
  const registers = () => {
    opened ??= open(host, settings, { quiet, rendered }).catch((error: unknown) => {
      opened = undefined; // the next try fetches anew
      throw error;
    });
    return opened;
  };
  const tenant = tenantOf(host, settings, quiet);
  const evaluations = settings.sites.evaluations === undefined ? {} : { evaluations: { tenant, sha256 } };
  let ready: Registers | undefined;
  const path = pathOf(places.now());
  const rows = registers().then(async (all) => readFor(path, (ready = all)));
  // Drawn once, with its rows, where they come from this device; else soon, with what is there.
  const drawable = Promise.all([rows, fetchPage(path), fetchLook(host.theme())]).catch(() => undefined);
  await Promise.race([drawable, pause(patience)]);
  createRoot(element).render(
    <App host={host} registers={registers} opened={ready} places={places} {...beside} {...evaluations} />,
  );
  void Promise.race([drawable, pause(longest)]).then(begin);
}

/** So many milliseconds the first words of the page stand there at most, while what is to be shown comes. */
const patience = 300;
/** So many milliseconds nothing else is asked for, so that what is to be shown has the line for itself. */
const longest = 2_000;

function home(host: Host): string {
  return host.scope === 'personal' ? '/mine' : '/';
}

function tenantOf(host: Host, settings: Settings, quiet: Quiet): Tenant {
  return {
    graph: settings.graph,
    sites: settings.sites,
    ...(settings.unitsAMinute === undefined ? {} : { unitsAMinute: settings.unitsAMinute }),
    token: () => host.token(),
    fetch: quiet.fetch,
    now: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait: pause,
  };
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hex(new Uint8Array(hash));
}

type Around = { readonly quiet: Quiet; readonly rendered: Promise<void> };

async function open(host: Host, settings: Settings, { quiet, rendered }: Around): Promise<Registers> {
  const { openRegisters, openDeviceStore } = await import(
    /* webpackChunkName: "registers" */ './registers.ts'
  );
  // Who is there says the host, before any token: so the copy may be opened at once.
  const store = host.named && {
    store: openDeviceStore({
      owner: { ...host.named, site: `${settings.graph} ${settings.sites.open}` },
      now: () => new Date(),
      factory: storageOf(window),
    }),
  };
  const tenant = tenantOf(host, settings, quiet);
  const keeper = { browser: thisBrowser(), ...(host.named ? { personId: host.named.personId } : {}) };
  return openRegisters(tenant, { ...store, keeper, page: pageLife(document, window, rendered) });
}

/** What pages of one person share on this device. */
function thisBrowser(): Browser {
  return {
    ...('locks' in navigator ? { locks: navigator.locks } : {}),
    channel: (name) => new BroadcastChannel(name),
    wait: pause,
    page: crypto.randomUUID(),
  };
}

/** IndexedDB, where the program that shows us lets us name it. */
function storageOf(page: Window): IDBFactory | undefined {
  try {
    return page.indexedDB;
  } catch {
    return undefined;
  }
}

/** When the page is looked at, and when the network comes or goes. */
function pageLife(page: Document, outside: Window, rendered: Promise<void>): PageLife {
  return {
    drawn: () => rendered.then(() => drawn(outside)),
    visible: () => page.visibilityState === 'visible',
    subscribe(changed) {
      page.addEventListener('visibilitychange', changed);
      outside.addEventListener('online', changed);
      outside.addEventListener('offline', changed);
      return () => {
        page.removeEventListener('visibilitychange', changed);
        outside.removeEventListener('online', changed);
        outside.removeEventListener('offline', changed);
      };
    },
  };
}

/** When the page has nothing to do: Safari has no idle callback, there a moment must do. */
function drawn(outside: Window): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in outside) outside.requestIdleCallback(() => done(), { timeout: 1_000 });
    else setTimeout(done, 100);
  });
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
