import { useRegister } from '../app/use-register.ts';
import { useUndo } from '../app/undo.tsx';
import type { PageProps } from '../app/routes.ts';
import { useGo, useRegisters } from '../app/world.ts';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Page } from '../parts/Page.tsx';
import { saveChange, wayBack } from '../parts/three-way.ts';
import { ContractForm } from './ContractForm.tsx';
import { takeBack } from './use-bulk.ts';

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
      save={(values, base) => saveChange(registers.contracts, base ?? row, values)}
      saved={(saved, base = row) => {
        go(to, { replace: true });
        if (Object.keys(wayBack(base, saved)).length === 0) return;
        tell({
          words: 'Contract changed.',
          undo: () => takeBack(registers.saving, registers.contracts, { saved, base }),
        });
      }}
    />
  );
}
