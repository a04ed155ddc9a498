import { nextRefs } from '../../domain/words/ref.ts';
import type { Values } from '../../registers/declare.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { useRegister } from '../app/use-register.ts';
import { useUndo } from '../app/undo.tsx';
import { useGo, useMe, useRegisters } from '../app/world.ts';
import { ContractForm } from './ContractForm.tsx';

/** Adds a contract by hand. */
export function NewContractPage() {
  const registers = useRegisters();
  useRegister(registers.contracts); // the next reference follows from those that are taken
  const me = useMe();
  const go = useGo();
  const tell = useUndo();
  return (
    <ContractForm
      title="Add contract"
      crumbs={[{ words: 'Contracts', to: '/contracts' }]}
      action="Add contract"
      cancelTo="/contracts"
      save={async (values) => {
        const read = await registers.contracts.all();
        if (read.kind === 'fault') return { kind: 'stopped', fault: read.fault };
        const taken = read.value.map((row) => row.values.ref);
        const row = { ...values, owner: values['owner'] ?? me?.upn, ref: nextRefs('C', taken)[0] ?? '' };
        // The form has read every column of the declaration as its own type.
        return registers.contracts.add(row as unknown as Values<Declarations['contracts']>);
      }}
      saved={(row) => {
        go(`/contracts/${row.values.ref}`, { replace: true });
        tell({
          words: 'Contract added.',
          undo: async () => {
            const gone = await registers.contracts.remove(row);
            if (gone.kind === 'fault') return `${gone.fault.tell} ${gone.fault.mend}`;
            go('/contracts', { replace: true });
          },
        });
      }}
    />
  );
}
