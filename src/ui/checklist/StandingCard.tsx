import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { lazy, useState } from 'react';
import { dueInWords } from '../../domain/checklist/checklist.ts';
import { longDay } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import { writingRoles } from '../../domain/roles/deciding.ts';
import { holdsAny } from '../../domain/roles/roles.ts';
import { useMe, useRegisters, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { moment } from '../parts/moment.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { decide } from './decide.ts';
import { placeOf } from './places.ts';
import { isOpen, type Opened } from './use-opened.ts';
import { personWords, shortName } from './words.ts';
import { Presence } from '../parts/Presence.tsx';

const HandOver = lazy(() => import('./HandOver.tsx').then((m) => ({ default: m.HandOver })));

const useStyles = makeStyles({
  facts: { margin: '16px 0 0', display: 'flex', flexDirection: 'column', gap: '8px' },
  value: { margin: 0 },
  actions: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    marginTop: '12px',
  },
});

/** Due day, who answers, who signs off, and what can be taken back or reopened. */
export function StandingCard({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const { due, officer, approver, service } = opened.row.values;
  const at = { on: today, service };
  const decided = opened.standing.state === 'signed off' ? opened.standing.last : undefined;
  return (
    <>
      <dl className={styles.facts}>
        {due !== undefined && isOpen(opened) && (
          <div>
            <dt className={look.strong}>Due {longDay(due)}</dt>
            <dd className={`${styles.value} ${look.quiet}`}>{dueInWords(due, today)}</dd>
          </div>
        )}
        <div>
          <dt className={look.strong}>Answers</dt>
          <dd className={`${styles.value} ${look.quiet} ${look.wrap}`}>
            {personWords(officer, opened.roles, at)}
          </dd>
        </div>
        <div>
          <dt className={look.strong}>{decided ? 'Signed off' : 'Signs off'}</dt>
          <dd className={`${styles.value} ${look.quiet} ${look.wrap}`}>
            {decided
              ? `${decided.by.name}, ${moment(decided.at)}`
              : approver === undefined
                ? 'Chosen when you submit'
                : personWords(approver, opened.roles, at)}
          </dd>
        </div>
      </dl>
      <StandingActions opened={opened} />
    </>
  );
}

function StandingActions({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const me = useMe();
  const today = useToday();
  const registers = useRegisters();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const { standing } = opened;
  const own = standing.state === 'submitted' && me !== undefined && standing.submission?.by.id === me.id;
  const at = { on: today, service: opened.row.values.service };
  const reopens =
    standing.state === 'signed off' && me !== undefined && holdsAny(opened.roles, me.id, writingRoles, at);
  const run = async (what: Parameters<typeof decide>[2]) => {
    setBusy(true);
    setFault(await decide(registers, opened, what));
    setBusy(false);
  };
  const hands = isOpen(opened) && me !== undefined && holdsAny(opened.roles, me.id, writingRoles, at);
  if (!own && !reopens && !hands) return null;
  return (
    <div className={styles.actions}>
      {fault && <FaultBar fault={fault} />}
      {own && (
        <Button disabled={busy} onClick={() => void run({ decision: 'taken back' })}>
          Take back
        </Button>
      )}
      {hands && <Hand opened={opened} />}
      {reopens && <Reopen busy={busy} run={(reason) => void run({ decision: 'reopened', reason })} />}
    </div>
  );
}

function Hand({ opened }: { opened: Opened }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Hand over</Button>
      <Presence>
        {open && (
          <HandOver
            what={{ kind: 'checklist', row: opened.row }}
            title={opened.kind.name}
            about={opened.name}
            close={() => setOpen(false)}
          />
        )}
      </Presence>
    </>
  );
}

function Reopen({ busy, run }: { busy: boolean; run: (reason: string) => void }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = tried && reason.trim() === '';
  if (!open) return <Button onClick={() => setOpen(true)}>Reopen</Button>;
  return (
    <div className={styles.actions}>
      <Field
        label="Why is it reopened?"
        required
        {...(wrong
          ? {
              validationMessage: 'Say why, so that the record explains itself',
              validationState: 'error' as const,
            }
          : {})}
      >
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <Button
        disabled={busy}
        onClick={() => {
          setTried(true);
          if (reason.trim() !== '') run(reason.trim());
        }}
      >
        Reopen checklist
      </Button>
    </div>
  );
}

/** Why it was returned, and the way to the answers to change. */
export function ReturnedCard({ opened }: { opened: Opened }) {
  const look = useLook();
  const { returned, row, kind } = opened;
  if (!returned) return null;
  const questions = kind.questions.filter(({ key }) => opened.sheet.returned.includes(key));
  return (
    <Card title="Returned with a reason">
      <p className={look.wrap}>“{returned.words}”</p>
      <p className={look.small}>
        {returned.by}, {moment(returned.at)}
      </p>
      {questions.map((question) => (
        <div key={question.key}>
          <PlaceLink to={placeOf.question(row.values.ref, question.key)}>
            {`Open ${shortName(question).toLowerCase()}`}
          </PlaceLink>
        </div>
      ))}
    </Card>
  );
}
