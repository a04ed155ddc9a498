import { useState } from 'react';
import type { Person } from '../../domain/words/person.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { count as counted } from '../parts/moment.ts';
import { PersonPicker } from '../parts/PersonPicker.tsx';

/** Asks who is to run the selected contracts. */
export function SetManagerDialog(props: { count: number; set: (person: Person) => void; close: () => void }) {
  const [person, setPerson] = useState<Person>();
  const [asked, setAsked] = useState(false);
  return (
    <ConfirmDialog
      title={`Set the contract manager of ${counted(props.count, 'contract')}`}
      action="Set contract manager"
      onAction={() => {
        if (person) props.set(person);
        else setAsked(true);
      }}
      close={props.close}
    >
      <PersonPicker
        label="Contract manager"
        onChoose={setPerson}
        {...(asked && !person ? { problem: 'Choose a person from the list.' } : {})}
      />
    </ConfirmDialog>
  );
}
