// The page in the manner of Excel: a grid that calculates on the left, the product's task pane on the right.
import init from '@ironcalc/wasm';
import { createRoot } from 'react-dom/client';
import { Book } from '../../excel/book.ts';
import { readDirectory } from '../token.ts';
import { Frame } from './Frame.tsx';
import { Session, type Storage, storages } from './session.ts';
import type { DoorName } from './door.ts';

type Places = { readonly app: string; readonly tenant: string };

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const places = (await (await fetch('/places.json')).json()) as Places; // the local server's own answer
  const [directory] = await Promise.all([
    readDirectory(places.tenant),
    init({ module_or_path: '/engine.wasm' }),
  ]);
  const storage = asked.get('storage') ?? '';
  const session = new Session(new Book('Tender.xlsx'), isStorage(storage) ? storage : 'evaluations');
  // Tests and curious people find the workbook here.
  Object.assign(window, { localExcel: session });
  createRoot(root()).render(
    <Frame
      session={session}
      places={places}
      people={directory.people.filter(({ enabled }) => enabled)}
      first={{
        door: doorOf(asked.get('door')),
        person: asked.get('person') ?? sessionStorage.getItem('person') ?? directory.people[0]?.upn ?? '',
        api: Number(asked.get('api') ?? 1.17),
      }}
    />,
  );
}

function isStorage(name: string): name is Storage {
  return name in storages;
}

function doorOf(asked: string | null): DoorName {
  if (asked === 'win32' || asked === 'web') return asked;
  // Safari has a script-message handler of its own, so that the Mac's cannot be played there.
  return 'webkit' in window && asked === null ? 'win32' : 'mac';
}

function root(): HTMLElement {
  const found = document.getElementById('root');
  if (!found) throw new Error('excel.html has no #root');
  return found;
}

start().catch(() => {
  root().textContent =
    'The local tenant did not answer. Start it again with npm start, then reload this page.';
});
