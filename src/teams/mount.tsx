import { createRoot } from 'react-dom/client';
import type { Registers } from '../registers/registers.ts';
import { App } from '../ui/app/App.tsx';
import type { Host } from '../ui/host.ts';
import type { Settings } from './settings.ts';

/** Shows the product in the element, for this host. */
export function mount(host: Host, settings: Settings, element: HTMLElement): void {
  let opened: Promise<Registers> | undefined;
  const registers = () => {
    opened ??= open(host, settings);
    return opened;
  };
  createRoot(element).render(<App host={host} registers={registers} />);
}

async function open(host: Host, settings: Settings): Promise<Registers> {
  const { openRegisters } = await import('../registers/open.ts');
  return openRegisters({
    graph: settings.graph,
    sites: settings.sites,
    ...(settings.unitsAMinute === undefined ? {} : { unitsAMinute: settings.unitsAMinute }),
    token: () => host.token(),
    fetch: (input, init) => fetch(input, init),
    now: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait: pause,
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
