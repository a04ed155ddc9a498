import { lazy, Suspense } from 'react';
import type { Declaration } from '../../registers/declare.ts';
import { ColumnField } from './ColumnField.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { FaultBar } from './FaultBar.tsx';
import { useLook } from './look.ts';
import { useForm, type FormOf } from './use-form.ts';

const FormClash = lazy(() => import('./FormClash.tsx').then((m) => ({ default: m.FormClash })));

type Ask = Partial<Pick<Parameters<typeof ColumnField>[0], 'choices' | 'none' | 'hint'>>;

/** A small form over some columns of a register, in a dialog. Load it lazily. */
export function RowDialog<D extends Declaration>(
  props: FormOf<D> & {
    readonly title: string;
    /** The verb that names the thing: "Add role". */
    readonly action: string;
    readonly close: () => void;
    /** How a column is asked for, where its declaration says too little. */
    readonly asks?: Readonly<Record<string, Ask>>;
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
          {props.keys.map((key) => {
            const column = props.declaration.columns[key];
            if (!column) return null;
            return (
              <ColumnField
                key={key}
                id={form.idOf(key)}
                column={column}
                value={form.draft[key] ?? ''}
                onChange={(value) => form.set(key, value)}
                problem={form.problemAt(key)}
                {...props.asks?.[key]}
              />
            );
          })}
        </div>
      )}
    </ConfirmDialog>
  );
}
