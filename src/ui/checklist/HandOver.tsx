import { useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';

/** What can be handed over. */
export type Handed =
  | { readonly kind: 'checklist'; readonly row: Row<Declarations['checklists']> }
  | { readonly kind: 'action'; readonly row: Row<Declarations['actions']> };

/** Gives a checklist or an action to somebody else, with one click to take it back. */
export function HandOver(props: { what: Handed; title: string; about: string; close: () => void }) {
  const { what: own, title, about, close } = props;
  const registers = useRegisters();
  const undo = useUndo();
  const [person, setPerson] = useState<Person>();
  const [fault, setFault] = useState<Fault>();
  const write = async (upn: string): Promise<Fault | undefined> => {
    // The row as it is now: a hand-over that is taken back must cite the version it made.
    const saved =
      own.kind === 'checklist'
        ? await registers.checklists.change(
            registers.checklists.rows()?.find(({ id }) => id === own.row.id) ?? own.row,
            { officer: upn },
          )
        : await registers.actions.change(
            registers.actions.rows()?.find(({ id }) => id === own.row.id) ?? own.row,
            { owner: upn },
          );
    if (saved.kind === 'saved') return undefined;
    return saved.kind === 'stopped' ? saved.fault : changed;
  };
  const run = async () => {
    if (!person) return;
    const before = own.kind === 'checklist' ? own.row.values.officer : own.row.values.owner;
    const stopped = await write(person.upn);
    setFault(stopped);
    if (stopped) return;
    undo({
      words: `${title} was handed to ${person.name}.`,
      undo: async () => {
        const failed = await write(before);
        return failed ? `${failed.tell} ${failed.mend}` : undefined;
      },
    });
    close();
  };
  return (
    <ConfirmDialog
      title="Hand over"
      action="Hand over"
      disabled={!person}
      onAction={() => void run()}
      close={close}
    >
      {fault && <FaultBar fault={fault} retry={() => void run()} />}
      <p>{`${title}, ${about}`}</p>
      <PersonPicker label="Who takes it on?" required onChoose={setPerson} />
    </ConfirmDialog>
  );
}

const changed: Fault = {
  kind: 'refused',
  tell: 'Somebody changed this meanwhile.',
  mend: 'Close this and look again before you hand it over.',
  code: 'hand-over',
};
