import { lazy, Suspense } from 'react';
import type { Declaration } from '../../registers/declare.ts';
import { ColumnFields, type Asks } from './ColumnFields.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { FaultBar } from './FaultBar.tsx';
import { useLook } from './look.ts';
import { useForm, type FormOf } from './use-form.ts';

const FormClash = lazy(() => import('./FormClash.tsx').then((m) => ({ default: m.FormClash })));

/** A small form over some columns of a register, in a dialog. Load it lazily. */
export function RowDialog<D extends Declaration>(
  props: FormOf<D> & {
    readonly title: string;
    /** The verb that names the thing: "Add role". */
    readonly action: string;
    readonly close: () => void;
    readonly asks?: Asks;
  },
) {
  const look = useLook();
  const form = useForm(props);
  return (
    <ConfirmDialog
      title={props.title}
      action={form.clash ? undefined : form.busy ? 'Saving…' : props.action}
      onAction={() => void form.submit()}
      close={props.close}
    >
      {form.fault && <FaultBar fault={form.fault} />}
      {form.clash ? (
        <Suspense fallback={null}>
          <FormClash clash={form.clash} decide={form.decide} declaration={props.declaration} />
        </Suspense>
      ) : (
        <div className={look.fields}>
          <ColumnFields {...props} form={form} />
        </div>
      )}
    </ConfirmDialog>
  );
}
