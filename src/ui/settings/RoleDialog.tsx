import { useState } from 'react';
import type { Person } from '../../domain/words/person.ts';
import { roles as declaration } from '../../registers/lists/house.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters, useToday } from '../app/world.ts';
import { ColumnFields } from '../parts/ColumnFields.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import { useForm } from '../parts/use-form.ts';
import { longDay } from '../../domain/words/day.ts';

const keys = ['role', 'service', 'from'] as const;

/** Gives a person of the directory a role, for one service or for all. */
export function RoleDialog({ close }: { close: () => void }) {
  const look = useLook();
  const { roles } = useRegisters();
  const tell = useUndo();
  const on = useToday();
  const [person, setPerson] = useState<Person>();
  const form = useForm({
    declaration,
    keys,
    start: { role: '', service: '', from: longDay(on) },
    check: () => (person ? [] : [{ key: 'person', tell: 'Choose a person from the list.' }]),
    save: (values) => {
      const role = declaration.columns.role.choices.find((one) => one === values['role']) ?? 'officer';
      const who = person ?? { id: '', upn: '', name: '' };
      return roles.add({
        title: `${who.name}, ${role}`,
        person: who.upn,
        personId: who.id,
        role,
        from: on,
        ...values,
      });
    },
    saved: ({ row }) => {
      close();
      tell({
        words: 'Role added.',
        undo: async () => {
          const gone = await roles.remove(row);
          if (gone.kind === 'fault') return `${gone.fault.tell} ${gone.fault.mend}`;
        },
      });
    },
  });
  return (
    <ConfirmDialog
      title="Add role"
      action={form.busy ? 'Saving…' : 'Add role'}
      onAction={() => void form.submit()}
      close={close}
    >
      {form.fault && <FaultBar fault={form.fault} />}
      <div className={look.fields}>
        <PersonPicker
          label="Person"
          required
          onChoose={setPerson}
          {...(form.asked > 0 && !person ? { problem: 'Choose a person from the list.' } : {})}
        />
        <ColumnFields {...{ form, keys, declaration }} />
      </div>
    </ConfirmDialog>
  );
}
