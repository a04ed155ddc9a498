import { capital } from '../../domain/words/capital.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { lazy, useMemo, useRef, useState } from 'react';
import { money } from '../../domain/words/money.ts';
import { placeOf } from '../app/places.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useGo, usePlace, useRegisters } from '../app/world.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { count } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { useNarrowerThan } from '../parts/use-narrower-than.ts';
import { VirtualTable, type TableColumn } from '../parts/VirtualTable.tsx';
import { foundSuppliers, supplierLines, type SupplierLine } from './supplier-lines.ts';
import { Presence } from '../parts/Presence.tsx';
import { SheetLink } from '../workbook/SheetLink.tsx';

const SupplierDialog = lazy(() =>
  import('./SupplierDialog.tsx').then((m) => ({ default: m.SupplierDialog })),
);

const useStyles = makeStyles({
  search: { marginBottom: '12px', width: '320px', [phone]: { width: '100%' } },
  box: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusLarge,
  },
  list: { padding: '4px 16px' },
  item: { padding: '12px 0', overflowWrap: 'anywhere' },
});

const columns: readonly TableColumn<SupplierLine>[] = [
  {
    key: 'title',
    words: 'Supplier',
    share: 34,
    sort: 'title',
    cell: (line, tab) => <NameCell line={line} tab={tab} />,
  },
  { key: 'size', words: 'Size', share: 12, cell: ({ row }) => sizeWords(row.values.size) },
  { key: 'vcse', words: 'VCSE', share: 10, cell: ({ row }) => (row.values.vcse ? 'Yes' : 'No') },
  {
    key: 'contracts',
    words: 'Awarded contracts',
    share: 16,
    number: true,
    sort: 'contracts',
    cell: (line) => line.contracts.toLocaleString('en-GB'),
  },
  {
    key: 'value',
    words: 'Value of these',
    share: 18,
    number: true,
    sort: 'value',
    cell: (line) => money(line.value),
  },
];

/** Sizes as people read them. */
export function sizeWords(size: string | undefined): string {
  if (size === undefined) return 'Not known';
  return size === 'SME' ? size : capital(size);
}

function placeOfSupplier(line: SupplierLine): string {
  return `/suppliers/${encodeURIComponent(line.row.values.ref)}`;
}

function NameCell({ line, tab }: { line: SupplierLine; tab?: 0 | -1 }) {
  const look = useLook();
  const { values } = line.row;
  return (
    <>
      <PlaceLink to={placeOfSupplier(line)} {...(tab === undefined ? {} : { tabIndex: tab })}>
        {values.title}
      </PlaceLink>
      <span className={look.small} style={{ display: 'block' }}>
        {[values.ref, values.companyNumber, values.postcode].filter(Boolean).join(', ')}
      </span>
    </>
  );
}

/** All suppliers, with how many contracts each serves. */
export function SuppliersPage() {
  const registers = useRegisters();
  const suppliers = useRegister(registers.suppliers);
  const links = useRegister(registers.contractSuppliers);
  const contracts = useRegister(registers.contracts);
  const { fault, retry } = together(suppliers, links, contracts);
  const [adding, setAdding] = useState(false);
  const lines = useMemo(
    () =>
      suppliers.rows && links.rows && contracts.rows
        ? supplierLines(suppliers.rows, links.rows, contracts.rows)
        : undefined,
    [suppliers.rows, links.rows, contracts.rows],
  );
  return (
    <Page
      title="Suppliers"
      sub={lines && count(lines.length, 'supplier')}
      actions={
        <>
          <SheetLink register="suppliers" />
          <Button appearance="primary" icon={<Add20Regular />} onClick={() => setAdding(true)}>
            Add supplier
          </Button>
        </>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!lines && !fault && <LoadingSkeleton what="the suppliers" />}
      {lines?.length === 0 && (
        <EmptyState
          title="No suppliers yet"
          about="Suppliers come with the import of a register, or are added to a contract by hand."
        />
      )}
      {lines && lines.length > 0 && <Lines lines={lines} />}
      <Presence>{adding && <SupplierDialog close={() => setAdding(false)} />}</Presence>
    </Page>
  );
}

function Lines({ lines }: { lines: readonly SupplierLine[] }) {
  const styles = useStyles();
  const look = useLook();
  const go = useGo();
  const { query } = usePlace();
  const isPhone = useNarrowerThan(640);
  const [most, setMost] = useState(50);
  const search = useRef<HTMLInputElement | null>(null);
  const q = query.get('q') ?? '';
  const sort = query.get('sort') ?? 'title';
  const found = useMemo(() => foundSuppliers(lines, q, sort), [lines, q, sort]);
  const ask = (next: { q?: string; sort?: string }) => {
    const wanted = { q, sort, ...next };
    go(placeOf('/suppliers', { ...wanted, sort: wanted.sort === 'title' ? '' : wanted.sort }), {
      replace: true,
    });
  };
  return (
    <>
      <SearchField
        input={search}
        className={styles.search}
        label="Search suppliers"
        hint="Supplier, number or postcode"
        value={q}
        change={(words) => ask({ q: words })}
      />
      {found.length === 0 && <EmptyState title={`No supplier matches “${q}”`} about="Change the search." />}
      {found.length > 0 && isPhone && (
        <div className={`${styles.box} ${styles.list}`}>
          <ul className={look.lines}>
            {found.slice(0, most).map((line) => (
              <li key={line.row.values.ref} className={styles.item}>
                <NameCell line={line} />
                <div className={look.small}>{count(line.contracts, 'awarded contract')}</div>
              </li>
            ))}
          </ul>
          {found.length > most && <Button onClick={() => setMost(most + 50)}>Show more</Button>}
        </div>
      )}
      {found.length > 0 && !isPhone && (
        <div className={styles.box}>
          <VirtualTable
            label="Suppliers"
            rows={found}
            keyOf={refOf}
            nameOf={titleOf}
            columns={columns}
            sort={{ key: sort.replace('-', ''), down: sort.startsWith('-') }}
            onSort={(key) => ask({ sort: turned(sort, key) })}
            open={(line) => go(placeOfSupplier(line))}
          />
        </div>
      )}
    </>
  );
}

const refOf = (line: SupplierLine) => line.row.values.ref;
const titleOf = (line: SupplierLine) => line.row.values.title;

/** Numbers begin with the largest, names with A; the same column again turns the order round. */
function turned(sort: string, key: string): string {
  if (sort === key) return `-${key}`;
  if (sort === `-${key}`) return key;
  return key === 'title' ? key : `-${key}`;
}
