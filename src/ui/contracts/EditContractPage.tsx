import type { Changes } from '../../registers/types.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { useRegister } from '../app/use-register.ts';
import { useUndo } from '../app/undo.tsx';
import type { PageProps } from '../app/routes.ts';
import { useGo, useRegisters } from '../app/world.ts';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Page } from '../parts/Page.tsx';
import { ContractForm } from './ContractForm.tsx';
import { changeMany } from './use-bulk.ts';

/** Changes a contract. Only what differs is written, so that two people can change different fields. */
export function EditContractPage({ params }: PageProps) {
  const registers = useRegisters();
  const go = useGo();
  const tell = useUndo();
  const { rows, fault, retry } = useRegister(registers.contracts);
  const row = rows?.find((one) => one.values.ref === params['ref']);
  if (!row) {
    return (
      <Page title="Edit contract" crumbs={[{ words: 'Contracts', to: '/contracts' }]}>
        {fault && <FaultBar fault={fault} retry={retry} />}
        {rows && <p>There is no contract {params['ref']}. It may have been removed.</p>}
        {!rows && !fault && <LoadingSkeleton what="the contract" />}
      </Page>
    );
  }
  const to = `/contracts/${encodeURIComponent(row.values.ref)}`;
  return (
    <ContractForm
      title={`Edit ${row.values.title}`}
      crumbs={[
        { words: 'Contracts', to: '/contracts' },
        { words: row.values.title, to },
      ]}
      row={row}
      action="Save contract"
      cancelTo={to}
      save={(values) => registers.contracts.change(row, differing(row.values, values))}
      saved={(saved) => {
        go(to, { replace: true });
        const had: Readonly<Record<string, unknown>> = row.values;
        const changed = [
          ...new Set([
            ...Object.keys(differing(saved.values, had)),
            ...Object.keys(differing(had, saved.values)),
          ]),
        ];
        if (changed.length === 0) return;
        tell({
          words: 'Contract changed.',
          undo: async () => {
            const back = Object.fromEntries(changed.map((key) => [key, had[key]]));
            const undone = await changeMany(registers.contracts, [{ row: saved, changes: back }]);
            return undone.saved === 1 ? undefined : undone.words('contract', 'changed back');
          },
        });
      }}
    />
  );
}

/** The columns in which new values differ from those that a row has. */
function differing(
  had: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Changes<Declarations['contracts']> {
  const changed = Object.entries(values).filter(([key, value]) => (value ?? '') !== (had[key] ?? ''));
  return Object.fromEntries(changed); // the form gives the register's own columns
}
