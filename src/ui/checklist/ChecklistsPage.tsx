import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Search16Regular } from '@fluentui/react-icons';
import { dueInWords } from '../../domain/checklist/checklist.ts';
import { kindOf } from '../../domain/checklist/kinds.ts';
import { useRegister, together } from '../app/use-register.ts';
import { useGo, usePlace, useRegisters, useToday } from '../app/world.ts';
import { placeOf as addressOf } from '../app/places.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { phone } from '../parts/style-values.ts';
import { count, nearDay } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status, type Tone } from '../parts/Status.tsx';
import { placeOf } from './places.ts';
import type { ChecklistRow, ContractRow } from './use-opened.ts';
import { personWords, stateLook } from './words.ts';
import type { Day } from '../../domain/words/day.ts';
import { SheetLink } from '../workbook/SheetLink.tsx';

const useStyles = makeStyles({
  search: { maxWidth: '360px', width: '100%', marginBottom: '16px' },
  line: {
    display: 'flex',
    gap: '16px',
    alignItems: 'center',
    minHeight: '52px',
    padding: '6px 0',
    '& > :first-child': { flexGrow: 1, minWidth: 0 },
    [phone]: { flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  },
  due: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

const groups = ['Waiting for sign-off', 'Being answered', 'Signed off'] as const;

/** Every checklist of the register: those that wait, those that are answered, those that are done. */
export function ChecklistsPage() {
  return (
    <ChecklistsOf
      title="Checklists"
      place="/checklists"
      of={every}
      empty={{
        title: 'No checklists yet',
        about: 'Open a contract and start its checklist. It asks what its value and stage call for.',
      }}
    />
  );
}

const every = () => true;

/** A list of checklists, with search. */
export function ChecklistsOf(props: {
  title: string;
  place: string;
  of: (row: ChecklistRow) => boolean;
  empty: { readonly title: string; readonly about: string };
}) {
  const { title, place, of, empty } = props;
  const registers = useRegisters();
  const checklists = useRegister(registers.checklists);
  const contracts = useRegister(registers.contracts);
  const roles = useRegister(registers.roles);
  const { fault, retry } = together(checklists, contracts);
  const { query } = usePlace();
  const today = useToday();
  const go = useGo();
  const styles = useStyles();
  const wanted = query.get('q') ?? '';
  const own = checklists.rows?.filter(of);
  const lines = linesOf(own ?? [], contracts.rows ?? [], (upn, service) =>
    personWords(
      upn,
      (roles.rows ?? []).map((row) => row.values),
      { on: today, service },
    ),
  ).filter((line) => fits(line, wanted));
  return (
    <Page
      title={title}
      sub={own && count(own.length, 'checklist')}
      actions={
        <>
          <SheetLink register="checklists" />
          <ButtonLink to="/evidence">Evidence files</ButtonLink>
        </>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!own && !fault && <LoadingSkeleton what="the checklists" />}
      {own?.length === 0 && (
        <EmptyState {...empty}>
          <ButtonLink appearance="primary" to="/contracts">
            Choose a contract
          </ButtonLink>
        </EmptyState>
      )}
      {own !== undefined && own.length > 0 && (
        <>
          <Input
            type="search"
            className={styles.search}
            contentBefore={<Search16Regular aria-hidden />}
            placeholder="Contract, kind, reference or officer"
            aria-label="Search checklists"
            value={wanted}
            onChange={(_, data) => go(addressOf(place, { q: data.value }), { replace: true })}
          />
          <Groups lines={lines} wanted={wanted} place={place} />
        </>
      )}
    </Page>
  );
}

type Line = {
  readonly row: ChecklistRow;
  readonly name: string;
  readonly kind: string;
  /** Who answers it, by their role; their address when they hold none any more. */
  readonly officer: string;
};

function linesOf(
  checklists: readonly ChecklistRow[],
  contracts: readonly ContractRow[],
  who: (upn: string, service: string | undefined) => string,
): readonly Line[] {
  const names = new Map(contracts.map((row) => [row.values.ref, row.values.title]));
  return checklists
    .map((row) => ({
      row,
      name: names.get(row.values.contract) ?? row.values.title,
      kind: kindOf(row.values.template)?.name ?? row.values.template,
      officer: who(row.values.officer, row.values.service),
    }))
    .toSorted((a, b) => (a.row.values.due ?? '').localeCompare(b.row.values.due ?? ''));
}

function fits({ row, name, kind, officer }: Line, wanted: string): boolean {
  const text = `${name} ${kind} ${row.values.ref} ${row.values.contract} ${row.values.service ?? ''} ${officer} ${row.values.officer}`;
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

function groupOf({ values: { status } }: ChecklistRow): (typeof groups)[number] {
  if (status === 'submitted') return 'Waiting for sign-off';
  return status === 'signed off' ? 'Signed off' : 'Being answered';
}

// So many lines a group are shown at once; a page of thousands would be slow, and nobody reads it.
const atOnce = 50;

function Groups({ lines, wanted, place }: { lines: readonly Line[]; wanted: string; place: string }) {
  const look = useLook();
  const [most, setMost] = useState(atOnce);
  const today = useToday();
  if (lines.length === 0)
    return (
      <EmptyState
        title={`No checklist matches “${wanted}”`}
        about="Search for a contract, a kind or a reference."
      >
        <ButtonLink to={place}>Clear search</ButtonLink>
      </EmptyState>
    );
  return (
    <div className={look.stack}>
      {groups.map((group) => {
        const own = lines.filter((line) => groupOf(line.row) === group);
        if (own.length === 0) return null;
        return (
          <Card key={group} title={group} action={<span className={look.small}>{own.length}</span>}>
            <ul className={look.lines}>
              {own.slice(0, most).map((line) => (
                <li key={line.row.clientKey}>
                  <ChecklistLine line={line} today={today} />
                </li>
              ))}
            </ul>
            {own.length > most && (
              <Button onClick={() => setMost(most + atOnce)}>
                Show {Math.min(atOnce, own.length - most)} more
              </Button>
            )}
          </Card>
        );
      })}
    </div>
  );
}

function ChecklistLine({ line, today }: { line: Line; today: Day }) {
  const styles = useStyles();
  const look = useLook();
  const { row, name, kind, officer } = line;
  const { due, status, ref, service } = row.values;
  const open = status !== 'signed off' && status !== 'submitted';
  const late = open && due !== undefined && due < today;
  const tone: Tone = late ? 'late' : stateLook[status].tone;
  return (
    <div className={styles.line}>
      <span>
        <PlaceLink to={status === 'submitted' ? placeOf.signOff(ref) : placeOf.list(ref)}>{name}</PlaceLink>
        <span className={`${look.small} ${look.block}`}>
          {[kind, ref, service, `answered by ${officer}`].filter((part) => part !== undefined).join(', ')}
        </span>
      </span>
      <Status tone={tone}>{late ? dueInWords(due, today) : stateLook[status].words}</Status>
      {open && due !== undefined && !late && (
        <span className={styles.due}>{`Due ${nearDay(due, today)}`}</span>
      )}
    </div>
  );
}
