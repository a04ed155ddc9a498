import { useId } from 'react';
import { nextRefs } from '../../domain/words/ref.ts';
import type { Values } from '../../registers/declare.ts';
import { actions as declaration } from '../../registers/lists/house.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { useUndo } from '../app/undo.tsx';
import { useMe, useRegisters } from '../app/world.ts';
import { ColumnFields } from '../parts/ColumnFields.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { useForm } from '../parts/use-form.ts';

const keys = ['title', 'owner', 'due'] as const;

/** Adds a thing to do, mostly about a contract. */
export function NewActionDialog({ contract, close }: { contract?: string; close: () => void }) {
  const look = useLook();
  const registers = useRegisters();
  const me = useMe();
  const tell = useUndo();
  const id = useId();
  const form = useForm({
    declaration,
    keys,
    start: { title: '', owner: me?.upn ?? '', due: '' },
    save: async (values) => {
      const read = await registers.actions.all();
      if (read.kind === 'fault') return { kind: 'stopped', fault: read.fault };
      const ref =
        nextRefs(
          'A',
          read.value.map((row) => row.values.ref),
        )[0] ?? '';
      const row = { ...values, ref, status: 'open', ...(contract === undefined ? {} : { contract }) };
      // The form has read every column of the declaration as its own type.
      return registers.actions.add(row as unknown as Values<Declarations['actions']>);
    },
    saved: ({ row }) => {
      close();
      tell({
        words: 'Action added.',
        undo: async () => {
          const gone = await registers.actions.remove(row);
          if (gone.kind === 'fault') return `${gone.fault.tell} ${gone.fault.mend}`;
        },
      });
    },
  });
  return (
    <ConfirmDialog
      title="Add action"
      action={form.busy ? 'Saving…' : 'Add action'}
      onAction={() => void form.submit()}
      close={close}
    >
      {form.fault && <FaultBar fault={form.fault} />}
      <div id={id} className={look.fields}>
        <ColumnFields {...{ form, keys, declaration }} />
      </div>
    </ConfirmDialog>
  );
}
