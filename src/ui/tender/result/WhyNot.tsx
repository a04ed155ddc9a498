import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { bidName, explainBid, type RowOf } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import type { StepProps } from '../step.ts';
import { Trouble } from './Trouble.tsx';
import { useAct } from './use-act.ts';

/** Why the contract does not go to one bidder, kept when the person leaves the field. */
export function WhyNot({ desk, work, again, bid }: StepProps & { bid: RowOf<'bids'> }) {
  const look = useLook();
  const kept = bid.values.whyNot ?? '';
  const [typed, setTyped] = useState(kept);
  const { act, busy, trouble } = useAct(again);
  const changed = typed.trim() !== kept.trim();
  const keep = () =>
    void act(() => explainBid(desk, work.tender.values.ref, { bid: bid.values.bid, whyNot: typed.trim() }));
  return (
    <div className={look.stack}>
      <Field label={bidName(work, bid.values.bid)}>
        <Textarea value={typed} resize="vertical" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Trouble of={trouble} />
      {changed ? (
        <div>
          <Button disabled={busy} onClick={keep}>
            {busy ? 'Keeping…' : 'Keep this reason'}
          </Button>
        </div>
      ) : (
        kept !== '' && <Status tone="done">Recorded</Status>
      )}
    </div>
  );
}
