import { capital } from '../../../domain/words/capital.ts';
import { Button, Field, makeStyles, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { nextBidStates, type BidState } from '../../../domain/tender/bid-states.ts';
import type { Problem } from '../../../domain/words/problem.ts';
import { longDay } from '../../../domain/words/day.ts';
import { bidName, moveBid, sealOf, type RowOf } from '../../../registers/tender/index.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useLook } from '../../parts/look.ts';
import { Presence } from '../../parts/Presence.tsx';
import { Status, type Tone } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { NewPrice } from './NewPrice.tsx';
import { findCompliant } from './returns.ts';

const useStyles = makeStyles({ row: { padding: '8px 0' } });

/** The bids that are in, where each stands, and what the owner finds about it. */
export function BidRows({ desk, work, again }: StepProps) {
  const look = useLook();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const isOwner = work.tender.values.ownerId === desk.me.id;
  const open = work.bids.filter(({ values }) => values.status === 'received').length;
  const bids = work.bids.toSorted((a, b) =>
    a.values.bid.localeCompare(b.values.bid, 'en', { numeric: true }),
  );
  if (bids.length === 0)
    return (
      <EmptyState
        title="No bid is in yet"
        about="They stand here once the owner has taken in the bidders’ returns."
      />
    );
  const all = async () => {
    setBusy(true);
    setProblems(await findCompliant(desk, work));
    setBusy(false);
    again();
  };
  return (
    <Part title={`${bids.length} ${bids.length === 1 ? 'bid' : 'bids'}`}>
      <ul className={look.lines}>
        {bids.map((bid) => (
          <BidRow key={bid.id} {...{ desk, work, again, bid }} />
        ))}
      </ul>
      <Trouble of={problems.length > 0 ? { kind: 'problems', problems } : undefined} />
      {isOwner && open > 0 && (
        <div>
          <Button disabled={busy} onClick={() => void all()}>
            {busy ? 'Saving…' : open === 1 ? 'Find it compliant' : `Find ${open} bids compliant`}
          </Button>
        </div>
      )}
    </Part>
  );
}

const tones: Readonly<Record<BidState, Tone>> = {
  received: 'progress',
  compliant: 'done',
  'not compliant': 'late',
  disqualified: 'late',
  scored: 'done',
  successful: 'done',
  unsuccessful: 'none',
  withdrawn: 'none',
};

function BidRow({ desk, work, again, bid }: StepProps & { bid: RowOf<'bids'> }) {
  const styles = useStyles();
  const look = useLook();
  const [leaving, setLeaving] = useState(false);
  const { values } = bid;
  const lines = work.bidLines.filter((line) => line.values.bid === values.bid).length;
  const next: readonly BidState[] = nextBidStates[values.status];
  const mayLeave = work.tender.values.ownerId === desk.me.id && next.includes('withdrawn');
  return (
    <li className={styles.row}>
      <div className={look.split}>
        <span className={look.strong}>{bidName(work, values.bid)}</span>
        <Status tone={tones[values.status]}>{capital(values.status)}</Status>
      </div>
      <div className={look.split}>
        <span className={look.small}>
          {lines} {lines === 1 ? 'line' : 'lines'}, received {longDay(values.receivedOn)},{' '}
          {sealOf(work, values.bid) ? 'price sealed' : 'no price yet'}
        </span>
        {mayLeave && (
          <Button size="small" onClick={() => setLeaving(true)} aria-label={`Take out bid ${values.bid}`}>
            Take out
          </Button>
        )}
      </div>
      {values.statusReason !== undefined && <p className={look.small}>{values.statusReason}</p>}
      <NewPrice {...{ desk, work, again }} bid={values.bid} />
      <Presence>
        {leaving && <Leave {...{ desk, work, again, bid }} close={() => setLeaving(false)} />}
      </Presence>
    </li>
  );
}

const ways: readonly (readonly [BidState, string])[] = [
  ['not compliant', 'Not compliant'],
  ['disqualified', 'Disqualified'],
  ['withdrawn', 'Withdrawn by the bidder'],
];

function Leave({ desk, work, again, bid, close }: StepProps & { bid: RowOf<'bids'>; close: () => void }) {
  const look = useLook();
  const next: readonly BidState[] = nextBidStates[bid.values.status];
  const open = ways.filter(([status]) => next.includes(status));
  const [status, setStatus] = useState<BidState>(open[0]?.[0] ?? 'withdrawn');
  const [reason, setReason] = useState('');
  const { act, trouble } = useAct(again);
  const go = async () => {
    const row = await act(() =>
      moveBid(desk, work.tender.values.ref, { bid: bid.values.bid, status, reason }),
    );
    if (row) close();
  };
  return (
    <ConfirmDialog
      title={`Take bid ${bid.values.bid} out`}
      action="Take it out"
      onAction={() => void go()}
      close={close}
    >
      <div className={look.stack}>
        <Field label="Why">
          <RadioGroup
            value={status}
            onChange={(_, { value }) => setStatus(open.find(([key]) => key === value)?.[0] ?? status)}
          >
            {open.map(([key, words]) => (
              <Radio key={key} value={key} label={words} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="Reason" required hint="It goes into the register, and the bidder may be told.">
          <Textarea value={reason} rows={3} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Trouble of={trouble} />
      </div>
    </ConfirmDialog>
  );
}
