import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { priceIsSealed } from '../../../domain/tender/states.ts';
import { approvals, sealOf } from '../../../registers/tender/index.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useLook } from '../../parts/look.ts';
import { Presence } from '../../parts/Presence.tsx';
import { Status } from '../../parts/Status.tsx';
import { ReasonField, useApproval } from '../ApproveForm.tsx';
import type { StepProps } from '../step.ts';

/** A sealed price is replaced only when somebody other than the owner approves it with a reason: a mistyped return. */
export function NewPrice(props: StepProps & { bid: string }) {
  const { desk, work, bid } = props;
  const look = useLook();
  const [open, setOpen] = useState(false);
  const approval = useApproval(props, { kind: 'new price', subject: bid });
  const { ownerId, stage } = work.tender.values;
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
    if (await approval.press()) setOpen(false);
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
              <ReasonField
                of={approval}
                hint="It stays in the register and the audit. Write no price here."
              />
            </div>
          </ConfirmDialog>
        )}
      </Presence>
    </div>
  );
}
