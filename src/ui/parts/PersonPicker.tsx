import { Combobox, Field, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { useRegisters } from '../app/world.ts';

// People type a name faster than the directory answers: it is asked when they pause.
const pause = 250;

/** Chooses a person of the council's directory by the beginning of their name or address. */
export function PersonPicker(props: {
  label: string;
  hint?: string;
  id?: string;
  problem?: string;
  required?: boolean;
  onChoose: (person: Person | undefined) => void;
}) {
  const registers = useRegisters();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Person[]>([]);
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    let here = true;
    const timer = setTimeout(async () => {
      const outcome = typed.trim() === '' ? undefined : await registers.people(typed.trim());
      if (!here) return;
      setFound(outcome?.kind === 'ok' ? outcome.value : []);
      setFault(outcome?.kind === 'fault' ? outcome.fault : undefined);
    }, pause);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [typed, registers]);
  const wrong = props.problem ?? (fault && `${fault.tell} ${fault.mend}`);
  return (
    <Field
      label={props.label}
      hint={props.hint ?? 'Type the beginning of a name or an address.'}
      required={props.required ?? false}
      {...(wrong === undefined ? {} : { validationMessage: wrong, validationState: 'error' as const })}
    >
      <Combobox
        {...(props.id === undefined ? {} : { id: props.id })}
        freeform
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onChoose(undefined);
        }}
        onOptionSelect={(_, data) => {
          const person = found.find((one) => one.id === data.optionValue);
          setTyped(data.optionText ?? '');
          props.onChoose(person);
        }}
      >
        {found.map((person) => (
          <Option key={person.id} value={person.id} text={person.name}>
            {`${person.name}, ${person.upn}`}
          </Option>
        ))}
        {found.length === 0 && (
          <Option key="none" value="" text={typed} disabled>
            {typed.trim() === '' ? 'Type a name' : 'Nobody found'}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
