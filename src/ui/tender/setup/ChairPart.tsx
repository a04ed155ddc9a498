import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../../domain/words/person.ts';
import { problem } from '../../../domain/words/problem.ts';
import {
  chairChanges,
  chairNamed,
  chairNow,
  finishChair,
  nameChair,
} from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { Status } from '../../parts/Status.tsx';
import { useNames } from '../../parts/use-names.ts';
import { Approved, ApproveForm } from '../ApproveForm.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { reached } from '../where.ts';

/** Who leads the moderation, and how somebody else comes to: named by the owner, approved by a second person. */
export function ChairPart(props: StepProps) {
  const look = useLook();
  const { desk, work, again } = props;
  const { ref, chair, chairId, ownerId } = work.tender.values;
  const called = useNames([work.tender]);
  const named = chairNamed(work);
  const last = chairChanges(work).at(-1);
  const { act, busy, trouble } = useAct(again);
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        {chairId === desk.me.id ? 'You close' : `${called(chair)} closes`} the set of locked scores and{' '}
        {chairId === desk.me.id ? 'lead' : 'leads'} the moderation.
      </p>
      {last && !named && <Approved given={last.approval} />}
      {chairNow(work) !== chairId && (
        <div>
          <p className={look.flush}>The last change of the chair was cut off.</p>
          <Trouble of={trouble} />
          <Button disabled={busy} onClick={() => void act(() => finishChair(desk, ref))}>
            Finish the change
          </Button>
        </div>
      )}
      {named && <Named {...props} named={named} />}
      {!named && ownerId === desk.me.id && <NameForm {...props} />}
    </div>
  );
}

type NamedProps = StepProps & { named: NonNullable<ReturnType<typeof chairNamed>> };

/** Another chair, as the owner named it, until a second person approves. */
function Named({ desk, work, again, named }: NamedProps) {
  const look = useLook();
  const { ref, ownerId } = work.tender.values;
  const { subject = '', reason } = named.row.values;
  const may = desk.me.id !== ownerId && desk.me.id !== named.to;
  return (
    <>
      <Status tone="wait">{`${named.upn} waits for approval`}</Status>
      <p className={look.quiet}>{reason}</p>
      {may ? (
        <ApproveForm
          desk={desk}
          work={work}
          again={() => void finishChair(desk, ref).then(again)}
          kind="chair"
          subject={subject}
          label="Why the chair should change"
          verb="Approve the new chair"
        />
      ) : (
        <p className={look.flush}>
          A second person, neither the owner nor the one who is named, approves it here.
        </p>
      )}
    </>
  );
}

/** The owner names another chair, with a reason. */
function NameForm({ desk, work, again }: StepProps) {
  const look = useLook();
  const [open, setOpen] = useState(false);
  const [chair, setChair] = useState<Person>();
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>Name another chair</Button>
      </div>
    );
  const save = async () => {
    const saved = await act(async () =>
      chair
        ? nameChair(desk, work.tender.values.ref, { chair, reason })
        : problem('Chair', 'Choose the person from the list.'),
    );
    if (saved !== undefined) setOpen(false);
  };
  return (
    <>
      <PersonPicker label="New chair" required onChoose={setChair} />
      <Field
        label={{ children: 'Reason', className: look.strong }}
        required
        hint={
          reached(work, 'published')
            ? 'A second person approves it. What the chair did until then stays.'
            : 'It stays in the audit.'
        }
      >
        <Textarea value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void save()}>
          Name the chair
        </Button>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
      </div>
    </>
  );
}
