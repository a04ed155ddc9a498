import { useState } from 'react';
import { supplierKey } from '../../domain/supplier/supplier.ts';
import { tidyLine } from '../../domain/words/read-text.ts';
import { nextRefs } from '../../domain/words/ref.ts';
import { contractSuppliers, suppliers as declaration } from '../../registers/lists/suppliers.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { ColumnField } from '../parts/ColumnField.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useLook } from '../parts/look.ts';

const roles = contractSuppliers.columns.role.choices;

/** Adds a supplier to a contract: one that is known by its name, or a new one. */
export function AddSupplierDialog({ contract, close }: { contract: string; close: () => void }) {
  const look = useLook();
  const registers = useRegisters();
  const tell = useUndo();
  const known = useRegister(registers.suppliers).rows ?? [];
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('prime');
  const [problem, setProblem] = useState<string>();
  const found = known.find((row) => supplierKey(row.values.title) === supplierKey(name));
  const add = async () => {
    const title = tidyLine(name);
    if (title === '') {
      setProblem('Enter the supplier.');
      return;
    }
    const ref =
      found?.values.ref ??
      nextRefs(
        'S',
        known.map((row) => row.values.ref),
      )[0] ??
      '';
    const made = found ? undefined : await registers.suppliers.add({ title, ref });
    if (made && made.kind !== 'saved') {
      setProblem(
        made.kind === 'stopped' ? `${made.fault.tell} ${made.fault.mend}` : 'The supplier was not saved.',
      );
      return;
    }
    const taking = roles.find((one) => one === role) ?? 'prime';
    const linked = await registers.contractSuppliers.add({
      title: `${contract}, ${ref}`,
      contract,
      supplier: ref,
      role: taking,
    });
    if (linked.kind !== 'saved') {
      setProblem(linked.kind === 'stopped' ? `${linked.fault.tell} ${linked.fault.mend}` : 'Not saved.');
      return;
    }
    close();
    tell({
      words: `${title} added.`,
      undo: async () => {
        const gone = await registers.contractSuppliers.remove(linked.row);
        if (gone.kind === 'fault') return `${gone.fault.tell} ${gone.fault.mend}`;
        if (made?.kind === 'saved') await registers.suppliers.remove(made.row);
      },
    });
  };
  return (
    <ConfirmDialog title="Add supplier" action="Add supplier" onAction={() => void add()} close={close}>
      <div className={look.fields}>
        <ColumnField
          id="add-supplier-name"
          column={declaration.columns.title}
          hint={
            name.trim() === ''
              ? 'Type a name. A supplier that is known is found by it.'
              : found
                ? `Known: ${found.values.title}, ${found.values.ref}.`
                : 'Not known yet: a new supplier is added.'
          }
          value={name}
          onChange={setName}
          problem={problem}
          suggestions={known.slice(0, 500).map((row) => row.values.title)}
        />
        <ColumnField
          id="add-supplier-role"
          column={contractSuppliers.columns.role}
          value={role}
          onChange={setRole}
        />
      </div>
    </ConfirmDialog>
  );
}
