import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { longDay } from '../../domain/words/day.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { count, nearDay } from '../parts/moment.ts';
import { PaceBar } from '../parts/PaceBar.tsx';
import { Page } from '../parts/Page.tsx';
import { PlaceLink, usePlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { usePolicy } from '../parts/use-policy.ts';
import { overviewOf, type Due, type Figure, type Line, type Overview, type Share } from './overview.ts';

/** State of the register: what is there, what is missing and what is due. The same for every member of the channel. */
export function OverviewPage() {
  const registers = useRegisters();
  const today = useToday();
  const contracts = useRegister(registers.contracts);
  const checklists = useRegister(registers.checklists);
  const policy = usePolicy();
  const { fault, retry } = together(contracts, checklists, policy);
  const overview = useMemo(
    () =>
      contracts.rows && checklists.rows && policy.rows
        ? overviewOf(contracts.rows, checklists.rows, { policy: policy.rows, on: today })
        : undefined,
    [contracts.rows, checklists.rows, policy.rows, today],
  );
  return (
    <Page title="State of the register" sub={`All services, ${longDay(today)}`}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {overview ? <Figures overview={overview} /> : !fault && <LoadingSkeleton what="the register" />}
    </Page>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const look = useLook();
  const today = useToday();
  if (overview.rows === 0) {
    return (
      <EmptyState
        title="Nothing recorded yet"
        about="Import a register to see its state, or add the first contract by hand."
      >
        <ButtonLink appearance="primary" to="/contracts/import/file">
          Import a register
        </ButtonLink>
        <ButtonLink to="/contracts/new">Add contract</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <div className={look.stack}>
      <div className={look.figures}>
        {overview.figures.map((figure) => (
          <FigureTile key={figure.words} figure={figure} />
        ))}
      </div>
      <div className={look.two}>
        <Card title="Needs attention" action={<PlaceLink to="/actions">All actions</PlaceLink>}>
          {overview.attention.length === 0 && <p>Nothing needs anybody today.</p>}
          <ul className={look.lines}>
            {overview.attention.map((line) => (
              <AttentionLine key={line.to} line={line} />
            ))}
          </ul>
        </Card>
        <Card title="Next due" action={<PlaceLink to="/checklists">All checklists</PlaceLink>}>
          {overview.nextDue.length === 0 && <p>No checklist has a day by which it is due.</p>}
          <ul className={look.lines}>
            {overview.nextDue.map((due) => (
              <DueLine key={due.to} due={due} day={nearDay(due.day, today)} />
            ))}
          </ul>
        </Card>
        <Shares title="Contracts by stage" shares={overview.stages} />
        <Shares title="Awarded contracts by value" shares={overview.tiers} />
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  figure: {
    display: 'block',
    padding: '14px 20px',
    textDecorationLine: 'none',
    color: 'inherit',
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusLarge,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [phone]: { padding: '10px 12px' },
  },
  amount: {
    display: 'block',
    fontSize: 'clamp(20px, 5.4vw, 28px)',
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0,1fr) 16px',
    gap: '12px',
    alignItems: 'center',
    minHeight: '56px',
    padding: '6px 0',
    boxSizing: 'border-box',
    textDecorationLine: 'none',
    color: 'inherit',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [phone]: {
      gridTemplateColumns: 'minmax(0,1fr) 16px',
      rowGap: '4px',
      padding: '10px 0',
      '& > :first-child': { gridColumn: '1 / -1' },
    },
  },
  share: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) 160px 48px',
    gap: '12px',
    alignItems: 'center',
    minHeight: '36px',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr) 64px 40px' },
  },
});

function FigureTile({ figure }: { figure: Figure }) {
  const styles = useStyles();
  const look = useLook();
  const link = usePlaceLink(figure.to);
  return (
    <a {...link} className={styles.figure}>
      <span className={styles.amount}>{figure.amount}</span>
      <span className={look.quiet}>{figure.words}</span>
    </a>
  );
}

function AttentionLine({ line }: { line: Line }) {
  const styles = useStyles();
  const link = usePlaceLink(line.to);
  return (
    <li>
      <a {...link} className={styles.line}>
        <span>
          <Status tone={line.tone}>{line.state}</Status>
        </span>
        <span>
          <strong>{line.what}</strong> {line.rest}
        </span>
        <ChevronRight16Regular aria-hidden />
      </a>
    </li>
  );
}

function DueLine({ due, day }: { due: Due; day: string }) {
  const styles = useStyles();
  const look = useLook();
  const link = usePlaceLink(due.to);
  return (
    <li>
      <a {...link} className={styles.line}>
        <span className={look.quiet}>{day}</span>
        <span className={look.wrap}>{due.title}</span>
        <ChevronRight16Regular aria-hidden />
      </a>
    </li>
  );
}

function Shares({ title, shares }: { title: string; shares: readonly Share[] }) {
  const styles = useStyles();
  const look = useLook();
  const most = Math.max(1, ...shares.map((share) => share.rows));
  return (
    <Card title={title} action={<PlaceLink to="/contracts">All contracts</PlaceLink>}>
      {shares.map((share) => (
        <div key={share.to} className={styles.share}>
          <span>
            <PlaceLink to={share.to}>{share.words}</PlaceLink>
          </span>
          <PaceBar evidenced={(share.rows / most) * 100} label={count(share.rows, 'contract')} />
          <span className={look.number}>{share.rows.toLocaleString('en-GB')}</span>
        </div>
      ))}
    </Card>
  );
}
