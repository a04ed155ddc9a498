import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { priceIsSealed } from '../../../domain/tender/states.ts';
import { approvals, approve, sealOf } from '../../../registers/tender/index.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useLook } from '../../parts/look.ts';
import { Presence } from '../../parts/Presence.tsx';
import { Status } from '../../parts/Status.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

/** A sealed price is replaced only when somebody other than the owner approves it with a reason: a mistyped return. */
export function NewPrice({ desk, work, again, bid }: StepProps & { bid: string }) {
  const look = useLook();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { act, trouble } = useAct(again);
  const { ref, ownerId, stage } = work.tender.values;
  const seal = sealOf(work, bid);
  if (!seal || !priceIsSealed(stage)) return null;
  const given = approvals(work, 'new price', bid);
  const unused = given.length > seal.values.attempt - 1 ? given.at(-1) : undefined;
  if (unused)
    return (
      <Status tone="wait">{`Another price may be taken in, approved by ${unused.created.by.name}`}</Status>
    );
  if (desk.me.id === ownerId) return null;
  const press = async () => {
    if (await act(() => approve(desk, ref, { kind: 'new price', subject: bid, reason }))) setOpen(false);
  };
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>{`Let another price of bid ${bid} in`}</Button>
      <Presence>
        {open && (
          <ConfirmDialog
            title={`Let another price of bid ${bid} in`}
            action="Approve it"
            onAction={() => void press()}
            close={() => setOpen(false)}
          >
            <div className={look.stack}>
              <p className={look.flush}>
                The owner can then take in one more price return of this bid. The price that is sealed now
                stays in the register as it is.
              </p>
              <Field
                label="Reason"
                required
                hint="It stays in the register and the audit. Write no price here."
              >
                <Textarea value={reason} rows={3} onChange={(_, { value }) => setReason(value)} />
              </Field>
              <Trouble of={trouble} />
            </div>
          </ConfirmDialog>
        )}
      </Presence>
    </div>
  );
}
