import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { approvals, approve } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import type { StepProps } from '../step.ts';
import { Part } from './Part.tsx';
import { Trouble } from './Trouble.tsx';
import { useAct } from './use-act.ts';

/** The approval of the recommendation by somebody other than the owner, about exactly this result. */
export function ApprovePart({ desk, work, again }: StepProps) {
  const look = useLook();
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  const { ref, ownerId, stage } = work.tender.values;
  const subject = work.results.at(-1)?.values.resultHash ?? '';
  const given = approvals(work, 'recommendation', subject).at(-1);
  if (given)
    return (
      <Part title="Recommendation">
        <Status tone="done">Approved by {given.created.by.name}</Status>
        <p className={look.quiet}>{given.values.reason}</p>
      </Part>
    );
  if (stage !== 'calculated') return null;
  if (desk.me.id === ownerId)
    return (
      <Part title="Recommendation">
        <Status tone="wait">Waiting for approval</Status>
        <p className={look.quiet}>
          Somebody else opens this step and approves the recommendation with a reason.
        </p>
      </Part>
    );
  return (
    <Part title="Recommendation">
      <Field label="Why the contract should go to the bid that is first" required>
        <Textarea value={reason} resize="vertical" onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Trouble of={trouble} />
      <div>
        <Button
          appearance="primary"
          disabled={busy}
          onClick={() => void act(() => approve(desk, ref, { kind: 'recommendation', subject, reason }))}
        >
          Approve the recommendation
        </Button>
      </div>
    </Part>
  );
}
