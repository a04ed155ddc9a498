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
  /** What stands in the box at first. */
  start?: string;
  /** The person, once one is chosen from the list, and what stands in the box. */
  onChoose: (person: Person | undefined, typed: string) => void;
}) {
  const registers = useRegisters();
  const [typed, setTyped] = useState(props.start ?? '');
  const [touched, setTouched] = useState(false);
  const [found, setFound] = useState<readonly Person[]>([]);
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    let here = true;
    const timer = setTimeout(async () => {
      const outcome = !touched || typed.trim() === '' ? undefined : await registers.people(typed.trim());
      if (!here) return;
      setFound(outcome?.kind === 'ok' ? outcome.value : []);
      setFault(outcome?.kind === 'fault' ? outcome.fault : undefined);
    }, pause);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [typed, touched, registers]);
  const wrong = props.problem ?? (fault && `${fault.tell} ${fault.mend}`);
  return (
    <Field
      label={{ children: props.label, style: { fontWeight: 600 } }}
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
          setTouched(true);
          props.onChoose(undefined, event.target.value);
        }}
        onOptionSelect={(_, data) => {
          const person = found.find((one) => one.id === data.optionValue);
          setTyped(data.optionText ?? '');
          props.onChoose(person, data.optionText ?? '');
        }}
      >
        {found.map((person) => (
          <Option key={person.id} value={person.id} text={person.name}>
            {`${person.name}, ${person.upn}`}
          </Option>
        ))}
        {found.length === 0 && (
          <Option key="none" value="" text={typed} disabled>
            {typed.trim() === '' || !touched ? 'Type a name' : 'Nobody found'}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
