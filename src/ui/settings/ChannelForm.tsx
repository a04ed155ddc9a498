import { Button, Checkbox, Field } from '@fluentui/react-components';
import { isPostingTime, lines } from '../../domain/reminder/channel.ts';
import { reminderKinds } from '../../domain/reminder/index.ts';
import { reminderChannels as declaration } from '../../registers/lists/reminders.ts';
import type { Values } from '../../registers/declare.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { takeBack } from '../contracts/use-bulk.ts';
import { ColumnFields } from '../parts/ColumnFields.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { FormClash } from '../parts/FormClash.tsx';
import { saveChange } from '../parts/three-way.ts';
import { useForm } from '../parts/use-form.ts';

export type ChannelRow = Row<Declarations['reminderChannels']>;

const keys = ['title', 'by', 'audience', 'often', 'weekday', 'from', 'services'] as const;

/** Chooses what a channel is told of, and when. */
export function ChannelForm({ row, close }: { row?: ChannelRow | undefined; close: () => void }) {
  const look = useLook();
  const { reminderChannels, saving } = useRegisters();
  const tell = useUndo();
  const form = useForm({
    declaration,
    keys: [...keys, 'kinds'],
    lists: ['kinds'],
    start: startOf(row),
    check: (values) => [
      ...(typeof values['from'] === 'string' && isPostingTime(values['from'])
        ? []
        : [{ key: 'from', tell: 'Enter a time from 00:00 to 17:59, for example 08:30.' }]),
      ...(values['kinds'] === undefined ? [{ key: 'kinds', tell: noKind }] : []),
    ],
    row,
    save: (values, base) => {
      if (base === undefined)
        // The form has read every column of the declaration as its own type.
        return reminderChannels.add(values as unknown as Values<Declarations['reminderChannels']>);
      return saveChange(reminderChannels, base, values);
    },
    saved: ({ row: saved }, base) => {
      close();
      tell({
        words: base === undefined ? 'Channel added.' : 'Channel changed.',
        undo: () => takeBack(saving, reminderChannels, { saved, base }),
      });
    },
  });
  const kinds = lines(form.draft['kinds']);
  const choose = (key: string, on: boolean) =>
    form.set('kinds', (on ? [...kinds, key] : kinds.filter((one) => one !== key)).join('\n'));
  return (
    <section
      aria-label={row === undefined ? 'Add channel' : `Change ${row.values.title}`}
      className={look.form}
    >
      {form.fault && <FaultBar fault={form.fault} />}
      {form.clash && <FormClash clash={form.clash} decide={form.decide} declaration={declaration} />}
      {!form.clash && (
        <>
          <div className={look.fields}>
            <ColumnFields {...{ form, keys, declaration }} />
            <KindsField kinds={kinds} wrong={form.asked > 0 && kinds.length === 0} choose={choose} />
          </div>
          <div className={look.row}>
            <Button appearance="primary" disabled={form.busy} onClick={() => void form.submit()}>
              {row === undefined ? 'Add channel' : 'Save channel'}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </section>
  );
}

function startOf(row: ChannelRow | undefined): Readonly<Record<(typeof keys)[number] | 'kinds', string>> {
  const fresh = { title: '', by: 'webhook', audience: 'managers', often: 'daily', from: '08:30' } as const;
  const all = Object.keys(reminderKinds).join('\n');
  return { weekday: '', services: '', ...fresh, ...row?.values, kinds: row ? (row.values.kinds ?? '') : all };
}

/** The kinds of reminder, each with when it comes. */
function KindsField(props: {
  kinds: readonly string[];
  wrong: boolean;
  choose: (key: string, on: boolean) => void;
}) {
  const look = useLook();
  const { kinds, wrong, choose } = props;
  return (
    <Field
      label={{ children: 'Told of', style: { fontWeight: 600 } }}
      {...(wrong ? { validationState: 'error' as const, validationMessage: noKind } : {})}
    >
      <div role="group" aria-label="Told of">
        {Object.values(reminderKinds).map(({ key, label, about }) => (
          <div key={key}>
            <Checkbox
              label={label}
              checked={kinds.includes(key)}
              onChange={(_, data) => choose(key, data.checked === true)}
            />
            <div className={look.small} style={{ paddingLeft: '32px' }}>
              {about}
            </div>
          </div>
        ))}
      </div>
    </Field>
  );
}

const noKind = 'Choose at least one kind of reminder.';
