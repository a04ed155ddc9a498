import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import {
  consensusOpen,
  questionsOf,
  scoredBids,
  sealOf,
  unsealPrices,
  type Calculation,
  type Desk,
  type Work,
} from '../../../registers/tender/index.ts';
import { later } from '../../app/later.ts';
import { ButtonLink } from '../../parts/ButtonLink.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { Presence } from '../../parts/Presence.tsx';
import { pricesOpen } from '../sheets/gather.ts';
import type { StepProps } from '../step.ts';
import { Trouble } from './Trouble.tsx';
import { Ranks } from './Ranks.tsx';
import { useAct } from './use-act.ts';
import { useCalculation } from './use-calculation.ts';

const ConfirmDialog = later(() => import('../../parts/ConfirmDialog.tsx').then((m) => m.ConfirmDialog));

/** Opens the prices once the consensus is locked, and works the evaluation out. Nothing of a result is saved here. */
export function CalculateStep({ desk, work, again }: StepProps) {
  return pricesOpen(work) ? (
    <Worked desk={desk} work={work} />
  ) : (
    <Sealed desk={desk} work={work} again={again} />
  );
}

function Sealed({ desk, work, again }: StepProps) {
  const look = useLook();
  const { ref, owner, ownerId } = work.tender.values;
  const { act, busy, trouble } = useAct(again);
  const [asked, setAsked] = useState(false);
  const bids = scoredBids(work).map(({ values }) => values.bid);
  const agreed = bids.length * questionsOf(work).length;
  const open = consensusOpen(work).length;
  const sealed = bids.filter((bid) => sealOf(work, bid) !== undefined).length;
  const mine = desk.me.id === ownerId;
  const openPrices = () => {
    setAsked(false);
    void act(() => unsealPrices(desk, ref));
  };
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        Prices are sealed until the consensus is locked. Opening them cannot be taken back: after that no
        score changes without a new round.
      </p>
      <Facts
        facts={[
          ['Consensus', `${agreed - open} of ${agreed} locked`],
          ['Prices', `${sealed} of ${bids.length} taken in`],
        ]}
      />
      <Trouble of={trouble} />
      {mine ? (
        <div>
          <Button
            appearance="primary"
            size="large"
            disabled={busy || open > 0}
            onClick={() => setAsked(true)}
          >
            {busy ? 'Opening the prices…' : 'Open the prices and calculate'}
          </Button>
        </div>
      ) : (
        <p className={look.flush}>{owner} runs this tender and opens the prices.</p>
      )}
      {mine && open > 0 && (
        <p className={look.quiet}>This waits for the chair: {open} consensus scores are not locked.</p>
      )}
      <Presence>
        {asked && (
          <ConfirmDialog
            title="Open the prices?"
            action="Open the prices"
            onAction={openPrices}
            close={() => setAsked(false)}
          >
            Everybody on the panel can read them from then on. No score changes after that without a new
            round.
          </ConfirmDialog>
        )}
      </Presence>
    </div>
  );
}

function Worked({ desk, work }: { desk: Desk; work: Work }) {
  const look = useLook();
  const done = useCalculation(desk, work);
  if (!done) return <LoadingSkeleton what="the calculation" />;
  if (done.kind !== 'done') return <Trouble of={done} />;
  return (
    <div className={look.stack}>
      <Ranks work={work} worked={done.value} />
      <Warnings of={done.value} />
      <ButtonLink
        appearance="primary"
        size="large"
        to={`/tender/${encodeURIComponent(work.tender.values.ref)}/understand`}
      >
        Understand the result
      </ButtonLink>
      <p className={look.quiet}>
        Marks are exact and shown rounded half up; ranks compare exact values. The same input gives this
        result to the byte: SHA-256 {done.value.inputHash.slice(0, 12)}…
      </p>
    </div>
  );
}

const titles = {
  'irrelevant-alternative': 'A bid that cannot win decides who does.',
  'abnormally-high': 'Ask the bidder.',
  'near-tie': 'A near tie.',
} as const;

/** What people must look at before they rely on a result. */
export function Warnings({ of: { warnings } }: { of: Pick<Calculation, 'warnings'> }) {
  const look = useLook();
  if (warnings.length === 0) return null;
  return (
    <section aria-label="Look at these before you rely on the result" className={look.stack}>
      {warnings.map(({ code, bid, text }) => (
        <MessageBar key={`${code} ${bid}`} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{titles[code]}</MessageBarTitle> {text}
          </MessageBarBody>
        </MessageBar>
      ))}
    </section>
  );
}
