import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../domain/words/person.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import { useActions, type ActionRow } from './use-actions.ts';

/** Asks for what is needed to drop an action (why) or to hand it over (to whom). */
export function ActionDialog(props: { row: ActionRow; asked: 'drop' | 'hand over'; close: () => void }) {
  const { row, asked, close } = props;
  const actions = useActions();
  const [why, setWhy] = useState('');
  const [person, setPerson] = useState<Person>();
  const [tried, setTried] = useState(false);
  const ready = asked === 'drop' ? why.trim() !== '' : person !== undefined;
  const act = () => {
    setTried(true);
    if (!ready) return;
    close();
    if (asked === 'drop') void actions.drop(row, why.trim());
    else if (person) void actions.handOver([row], person.upn);
  };
  return (
    <ConfirmDialog
      title={asked === 'drop' ? `Drop “${row.values.title}”` : `Hand over “${row.values.title}”`}
      action={asked === 'drop' ? 'Drop action' : 'Hand over action'}
      onAction={act}
      close={close}
    >
      {asked === 'drop' ? (
        <Field
          label="Why is it dropped?"
          required
          {...(tried && !ready
            ? { validationState: 'error' as const, validationMessage: 'Say why, so that others understand.' }
            : {})}
        >
          <Textarea value={why} onChange={(_, data) => setWhy(data.value)} />
        </Field>
      ) : (
        <PersonPicker
          label="Who does it from now on?"
          onChoose={setPerson}
          {...(tried && !ready ? { problem: 'Choose a person from the list.' } : {})}
        />
      )}
    </ConfirmDialog>
  );
}
