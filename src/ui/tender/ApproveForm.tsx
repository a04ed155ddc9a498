import { Button, Field, Textarea, type FieldProps } from '@fluentui/react-components';
import { useState } from 'react';
import { approve, type Approval, type RowOf } from '../../registers/tender/index.ts';
import { useLook } from '../parts/look.ts';
import { Status } from '../parts/Status.tsx';
import { Trouble } from './result/Trouble.tsx';
import { useAct } from './result/use-act.ts';
import type { StepProps } from './step.ts';

type Asked = Pick<Approval, 'kind' | 'subject'>;

/** What a second person writes before approving, and the approval itself. */
export function useApproval({ desk, work, again }: StepProps, { kind, subject }: Asked) {
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  const press = () => act(() => approve(desk, work.tender.values.ref, { kind, subject, reason }));
  return { reason, setReason, busy, trouble, press };
}

type FieldWords = Pick<FieldProps, 'label' | 'hint'>;

/** Asks for the reason of an approval, and tells what stands in its way. */
export function ReasonField({ of, ...words }: FieldWords & { of: ReturnType<typeof useApproval> }) {
  return (
    <>
      <Field label="Reason" required {...words}>
        <Textarea value={of.reason} resize="vertical" onChange={(_, { value }) => of.setReason(value)} />
      </Field>
      <Trouble of={of.trouble} />
    </>
  );
}

type FormProps = StepProps &
  Asked & {
    label?: string;
    /** The verb that names the thing: "Approve the method". */
    verb: string;
    /** Whether it is what the page is for. */
    primary?: boolean;
  };

/** A second person approves something with a reason. Whoever shows it knows that the person may. */
export function ApproveForm(props: FormProps) {
  const { label = 'Reason', verb, primary = false } = props;
  const approval = useApproval(props, props);
  return (
    <>
      <ReasonField of={approval} label={label} />
      <div>
        <Button
          appearance={primary ? 'primary' : 'secondary'}
          disabled={approval.busy}
          onClick={() => void approval.press()}
        >
          {verb}
        </Button>
      </div>
    </>
  );
}

/** Who approved, and why. */
export function Approved({ given }: { given: RowOf<'tenderApprovals'> }) {
  const look = useLook();
  return (
    <>
      <Status tone="done">Approved by {given.created.by.name}</Status>
      <p className={look.quiet}>{given.values.reason}</p>
    </>
  );
}
