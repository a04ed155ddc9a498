import { capital } from '../../domain/words/capital.ts';
import { Field, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import { listTenders, type Desk, type RowOf, type Work } from '../../registers/tender/index.ts';
import { useWorld } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { hairline } from '../parts/style-values.ts';
import { Page } from '../parts/Page.tsx';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { OnlyInExcel } from './OnlyInExcel.tsx';
import { RevealBar } from './score/RevealBar.tsx';
import { turnsOf } from './turns.ts';
import { useDesk } from './use-desk.ts';
import { useUnderWay } from './use-under-way.ts';

const useStyles = makeStyles({
  row: {
    display: 'block',
    padding: '10px 0',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { borderBottom: hairline },
  name: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
});

type Tender = RowOf<'tenders'>;

/** Choose a tender, or set one up. */
export function TenderHome() {
  const { host, evaluations } = useWorld();
  const { desk, fault, retry } = useDesk();
  if (host.kind !== 'excel') return <OnlyInExcel why="host" />;
  if (!evaluations) return <OnlyInExcel why="site" />;
  return (
    <Page
      title="Tenders"
      sub="Evaluations site"
      actions={
        <ButtonLink appearance="primary" to="/tender/new">
          Set up a tender
        </ButtonLink>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!desk && !fault && <LoadingSkeleton what="the evaluations site" />}
      {desk && <Choose desk={desk} />}
    </Page>
  );
}

function Choose({ desk }: { desk: Desk }) {
  const look = useLook();
  const [tenders, setTenders] = useState<readonly Tender[] | undefined>(() => desk.registers.tenders.rows());
  const [fault, setFault] = useState<Fault>();
  const [attempt, setAttempt] = useState(0);
  const [sought, setSought] = useState('');
  useEffect(() => {
    let here = true;
    void listTenders(desk).then((outcome) => {
      if (!here) return;
      setFault(outcome.kind === 'fault' ? outcome.fault : undefined);
      if (outcome.kind === 'ok') setTenders(outcome.value);
    });
    return () => {
      here = false;
    };
  }, [desk, attempt]);
  const { works, again } = useUnderWay(desk, tenders);
  if (fault) return <FaultBar fault={fault} retry={() => setAttempt((count) => count + 1)} />;
  if (!tenders) return <LoadingSkeleton what="the tenders" />;
  if (tenders.length === 0)
    return (
      <EmptyState
        title="No tender yet"
        about="Set one up: its criteria, measures and panel. Or ask its owner to name you."
      />
    );
  const words = sought.trim().toLowerCase();
  const found = tenders
    .filter(({ values: { ref, title, service } }) =>
      [ref, title, service ?? ''].some((one) => one.toLowerCase().includes(words)),
    )
    .toSorted((a, b) => b.values.ref.localeCompare(a.values.ref, 'en', { numeric: true }));
  return (
    <div className={look.stack}>
      {tenders.length > 5 && (
        <Field label="Find a tender">
          <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
      )}
      {works.map((work) => (
        <RevealBar key={work.tender.values.ref} {...{ desk, work, again }} />
      ))}
      <List tenders={found} works={works} me={desk.me.id} />
      {found.length === 0 && <p role="status">No tender has “{sought.trim()}” in its name or reference.</p>}
    </div>
  );
}

type ListProps = { tenders: readonly Tender[]; works: readonly Work[]; me: string };

function List({ tenders, works, me }: ListProps) {
  const look = useLook();
  return (
    <ul className={look.lines} aria-label="Tenders">
      {tenders.map((tender) => (
        <li key={tender.id}>
          <TenderRow
            tender={tender}
            work={works.find((work) => work.tender.values.ref === tender.values.ref)}
            me={me}
          />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { tender: Tender; work: Work | undefined; me: string };

function TenderRow({ tender: { values }, work, me }: RowProps) {
  const styles = useStyles();
  const look = useLook();
  const link = usePlaceLink(`/tender/${encodeURIComponent(values.ref)}`);
  const turn = work && turnsOf(work).find(({ id }) => id === me);
  const roles = [
    ...(values.ownerId === me ? ['you run it'] : []),
    ...(values.chairId === me ? ['you chair'] : []),
  ];
  return (
    <a {...link} className={styles.row}>
      <span className={look.split}>
        <span className={styles.name}>{values.title}</span>
        <Status tone={over.includes(values.stage) ? 'none' : 'progress'}>{capital(values.stage)}</Status>
      </span>
      {turn && <span className={look.block}>Your turn: {turn.what}</span>}
      <span className={look.small}>
        {[values.ref, values.service ?? '', ...roles].filter(Boolean).join(', ')}
      </span>
    </a>
  );
}

const over: readonly string[] = ['closed', 'cancelled', 'awarded'];
