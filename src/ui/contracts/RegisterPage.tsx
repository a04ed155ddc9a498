import { makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, ArrowImport20Regular } from '@fluentui/react-icons';
import { Suspense, useMemo, useState } from 'react';
import { shown, sortKeys, type RegisterView } from '../../domain/contract/register-view.ts';
import { later } from '../app/later.ts';
import { useGo, useToday, useWorld } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { hairline } from '../parts/style-values.ts';
import { count } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { useNames } from '../parts/use-names.ts';
import { useNarrowerThan } from '../parts/use-narrower-than.ts';
import { usePolicy } from '../parts/use-policy.ts';
import { VirtualTable } from '../parts/VirtualTable.tsx';
import { SheetLink } from '../workbook/SheetLink.tsx';
import { BulkBar } from './BulkBar.tsx';
import { allColumns, narrowColumns, useCellParts, usualColumns } from './columns.tsx';
import { noFilters } from './filters.ts';
import { RegisterBar } from './RegisterBar.tsx';
import { useLines, type Line } from './use-lines.ts';
import { useRegisterView } from './use-register-view.ts';

const phoneList = () => import('./PhoneList.tsx').then((m) => m.PhoneList);
// A phone asks for its list at once, while the rows are read; others only if they become as narrow.
if (window.innerWidth < 640) void phoneList().catch(() => undefined); // asked for again when it is shown
const PhoneList = later(phoneList);
const NoContracts = later(() => import('./NoContracts.tsx').then((m) => m.NoContracts));
const NoneShown = later(() => import('./NoContracts.tsx').then((m) => m.NoneShown));

/** The row that was opened last, so that coming back stands on it. */
let lastOpened: string | undefined;

/** The register: finds any contract and shows which need somebody. */
export function RegisterPage() {
  const { lines, fault, retry } = useLines();
  const { places } = useWorld();
  const loading = <LoadingSkeleton what="the register" rows={9} />;
  const [startAt] = useState(() => (places.cameBack() ? lastOpened : undefined));
  return (
    <Page
      title="Contracts"
      sub={lines && summary(lines)}
      keepsFocus={startAt !== undefined}
      actions={
        <>
          <SheetLink register="contracts" />
          <ButtonLink icon={<ArrowImport20Regular />} to="/contracts/import/file">
            Import
          </ButtonLink>
          <ButtonLink appearance="primary" icon={<Add20Regular />} to="/contracts/new">
            Add contract
          </ButtonLink>
        </>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {lines ? (
        <Suspense fallback={loading}>
          <Register lines={lines} startAt={startAt} />
        </Suspense>
      ) : (
        !fault && loading
      )}
    </Page>
  );
}

function summary(lines: readonly Line[]): string {
  const of = (need: Line['need']) => lines.filter((line) => line.need === need).length;
  const said = (need: Line['need']) => `${of(need).toLocaleString('en-GB')} ${need}`;
  return `${count(lines.length, 'contract')}: ${said('recorded')}, ${said('missing')}, ${said('exempt')}`;
}

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusLarge,
  },
});

function Register({ lines, startAt }: { lines: readonly Line[]; startAt: string | undefined }) {
  const look = useLook();
  const on = useToday();
  const { view, change } = useRegisterView();
  const key = JSON.stringify(view);
  // The view is new at each rendering; its text is not. `shown` gives back the lines that it is given.
  // oxlint-disable-next-line react/exhaustive-deps
  const visible = useMemo(() => shown(lines, view, on) as readonly Line[], [lines, key, on]);
  if (lines.length === 0) return <NoContracts />;
  return (
    <>
      <RegisterBar lines={lines} />
      <p role="status" className={look.hiddenWords}>
        {count(visible.length, 'contract')} shown
      </p>
      {visible.length === 0 ? (
        <Suspense fallback={null}>
          <NoneShown view={view} clear={() => change(noFilters)} />
        </Suspense>
      ) : (
        <Rows lines={visible} startAt={startAt} />
      )}
    </>
  );
}

function Rows({ lines, startAt }: { lines: readonly Line[]; startAt: string | undefined }) {
  const styles = useStyles();
  const on = useToday();
  const go = useGo();
  const isPhone = useNarrowerThan(640);
  const isNarrow = useNarrowerThan(1024);
  const policy = usePolicy().rows;
  const { view, cols, change } = useRegisterView();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const parts = useCellParts(useNames(useMemo(() => lines.map((line) => line.row), [lines])));
  const keys = (cols ?? (isNarrow ? narrowColumns : usualColumns)).join('|');
  const columns = useMemo(() => {
    const wanted = new Set(['contract', ...keys.split('|')]);
    return allColumns({ policy: policy ?? [], on }, parts).filter((column) => wanted.has(column.key));
  }, [policy, on, parts, keys]);
  const opened = (ref: string) => {
    lastOpened = ref;
  };
  if (isPhone) return <PhoneList lines={lines} opened={opened} />;
  return (
    <div className={styles.box}>
      <BulkBar lines={lines} selected={selected} clear={() => setSelected(new Set())} />
      <VirtualTable
        label="Contracts"
        rows={lines}
        keyOf={refOf}
        nameOf={titleOf}
        columns={columns}
        sort={{ key: view.sort, down: view.down }}
        onSort={(sort) => change(turned(view, sort))}
        open={(line) => {
          opened(line.contract.ref);
          go(`/contracts/${encodeURIComponent(line.contract.ref)}`);
        }}
        opened={(line) => opened(line.contract.ref)}
        selected={selected}
        onSelect={setSelected}
        startAt={startAt}
        stickAt={selected.size > 0 ? 45 : 0}
      />
    </div>
  );
}

const refOf = (line: Line) => line.contract.ref;
const titleOf = (line: Line) => line.contract.title;

/** Sorts by a column; the same column again turns the order round. */
function turned(view: RegisterView, key: string): Partial<RegisterView> {
  if (view.sort === key) return { down: !view.down };
  const sort = sortKeys.find((known) => known === key) ?? 'title';
  return { sort, down: sort === 'value' };
}
