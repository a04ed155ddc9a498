import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, useState } from 'react';
import { longDay } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import type { PageProps } from '../app/routes.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Facts } from '../parts/Facts.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { History } from '../parts/History.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { stageWords } from '../contracts/words.ts';
import { sizeWords } from './SuppliersPage.tsx';
import { Presence } from '../parts/Presence.tsx';

const SupplierDialog = lazy(() =>
  import('./SupplierDialog.tsx').then((m) => ({ default: m.SupplierDialog })),
);

const crumbs = [{ words: 'Suppliers', to: '/suppliers' }];

/** One supplier: who it is and which contracts it serves. */
export function SupplierPage({ params }: PageProps) {
  const registers = useRegisters();
  const suppliers = useRegister(registers.suppliers);
  const { fault, retry } = together(suppliers);
  const row = suppliers.rows?.find((one) => one.values.ref === params['ref']);
  if (row) return <Supplier row={row} />;
  return (
    <Page title={suppliers.rows ? 'No such supplier' : `Supplier ${params['ref']}`} crumbs={crumbs}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!suppliers.rows && !fault && <LoadingSkeleton what="the supplier" />}
      {suppliers.rows && (
        <EmptyState title={`There is no supplier ${params['ref']}`} about="It may have been removed.">
          <ButtonLink appearance="primary" to="/suppliers">
            All suppliers
          </ButtonLink>
        </EmptyState>
      )}
    </Page>
  );
}

function Supplier({ row }: { row: Row<Declarations['suppliers']> }) {
  const look = useLook();
  const registers = useRegisters();
  const [editing, setEditing] = useState(false);
  const { values } = row;
  return (
    <Page
      title={values.title}
      sub={values.ref}
      crumbs={crumbs}
      actions={<Button onClick={() => setEditing(true)}>Edit</Button>}
    >
      <div className={look.main}>
        <div className={look.stack}>
          <Served supplier={values.ref} />
        </div>
        <div className={look.stack}>
          <Card title="About">
            <Facts
              facts={[
                ['Company number', values.companyNumber ?? 'Not known'],
                ['Charity number', values.charityNumber],
                ['Postcode', values.postcode],
                ['Size', sizeWords(values.size)],
                ['VCSE', values.vcse === undefined ? 'Not known' : values.vcse ? 'Yes' : 'No'],
              ]}
            />
          </Card>
          <History register={registers.suppliers} row={row} />
        </div>
      </div>
      <Presence>{editing && <SupplierDialog row={row} close={() => setEditing(false)} />}</Presence>
    </Page>
  );
}

const useStyles = makeStyles({ line: { padding: '10px 0', overflowWrap: 'anywhere' } });

function Served({ supplier }: { supplier: string }) {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const links = useRegister(registers.contractSuppliers).rows ?? [];
  const contracts = useRegister(registers.contracts).rows ?? [];
  const own = links
    .filter((link) => link.values.supplier === supplier)
    .flatMap((link) => {
      const contract = contracts.find((one) => one.values.ref === link.values.contract);
      return contract
        ? [{ key: link.clientKey || link.id, role: link.values.role, contract: contract.values }]
        : [];
    });
  return (
    <Card
      title="Contracts"
      action={
        <PlaceLink to={`/contracts?supplier=${encodeURIComponent(supplier)}`}>In the register</PlaceLink>
      }
    >
      {own.length === 0 && <p className={look.quiet}>This supplier serves no contract in the register.</p>}
      <ul className={look.lines}>
        {own.map(({ key, role, contract }) => (
          <li key={key} className={styles.line}>
            <PlaceLink to={`/contracts/${encodeURIComponent(contract.ref)}`}>{contract.title}</PlaceLink>
            <div className={look.small}>
              {[
                role,
                stageWords[contract.stage],
                contract.value === undefined ? 'value not known' : money(contract.value),
                contract.end === undefined ? 'no end date' : `ends ${longDay(contract.end)}`,
              ].join(', ')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
