import { useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import type { Todo } from './todo.ts';

/** Gives a checklist or an action to somebody else, with one click to take it back. */
export function HandOver({ todo, close }: { todo: Todo; close: () => void }) {
  const registers = useRegisters();
  const undo = useUndo();
  const [person, setPerson] = useState<Person>();
  const [fault, setFault] = useState<Fault>();
  const { own } = todo;
  const write = async (upn: string): Promise<Fault | undefined> => {
    if (!own) return undefined;
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
    if (!person || !own) return;
    const before = own.kind === 'checklist' ? own.row.values.officer : own.row.values.owner;
    const stopped = await write(person.upn);
    setFault(stopped);
    if (stopped) return;
    undo({
      words: `${todo.title} was handed to ${person.name}.`,
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
      <p>{`${todo.title}, ${todo.about}`}</p>
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
