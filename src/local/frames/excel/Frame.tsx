import { Button, FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useState } from 'react';
import type { LocalPerson } from '../token.ts';
import type { DoorName } from './door.ts';
import { FileButtons } from './FileButtons.tsx';
import { FormulaBar } from './FormulaBar.tsx';
import { Grid } from './Grid.tsx';
import { Pane } from './Pane.tsx';
import { SheetTabs } from './SheetTabs.tsx';
import { type Session, type Storage, storages, useSession } from './session.ts';
import { useEditing } from './use-editing.ts';

type FrameProps = {
  readonly session: Session;
  readonly places: { readonly app: string; readonly tenant: string };
  readonly people: readonly LocalPerson[];
  readonly first: { readonly door: DoorName; readonly person: string; readonly api: number };
};

/** The whole page: bar, formula bar, grid, sheets and pane. */
export function Frame({ session, places, people, first }: FrameProps) {
  useSession(session);
  const [person, setPerson] = useState(first.person);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const editing = useEditing(session);
  const choose = (upn: string) => {
    sessionStorage.setItem('person', upn);
    setPerson(upn);
  };
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="frame">
      <header className="bar">
        <h1>Local workbook</h1>
        <span className="file">{session.host.book.name}</span>
        <FileButtons session={session} />
        <Button size="small" onClick={() => session.host.undo()}>
          Undo
        </Button>
        <Button size="small" onClick={() => session.host.redo()}>
          Redo
        </Button>
        <span className="spring" />
        <label>
          Stored on{' '}
          <select
            value={session.storage}
            onChange={(event) => session.open(session.host.book, event.target.value as Storage)} // its own options
          >
            {Object.entries(storages).map(([key, { words }]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          You are{' '}
          <select value={person} onChange={(event) => choose(event.target.value)}>
            {people.map(({ upn, displayName }) => (
              <option key={upn} value={upn}>
                {displayName}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main className="body">
        <div className="sheet">
          <FormulaBar session={session} editing={editing} />
          <Grid session={session} editing={editing} />
          <SheetTabs session={session} />
        </div>
        <Pane
          session={session}
          door={first.door}
          app={places.app}
          tenant={places.tenant}
          person={person}
          api={first.api}
        />
      </main>
    </FluentProvider>
  );
}
