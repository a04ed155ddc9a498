import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { Column } from '../../registers/declare.ts';
import { understood } from './draft.ts';
import { later } from '../app/later.ts';

const PersonPicker = later(() => import('./PersonPicker.tsx').then((m) => m.PersonPicker));

/** The field of one column: its label, help and kind of box come from the declaration. */
export function ColumnField(props: {
  id: string;
  column: Column;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong, in the same words as above the form. */
  problem?: string | undefined;
  /** Words for the choices, where they differ from what is stored. */
  choiceWords?: Readonly<Record<string, string>>;
  /** What can be chosen for a column of text, with its words. */
  choices?: Readonly<Record<string, string>>;
  /** Words for an empty choice, in place of "Not known". */
  none?: string;
  /** Help in place of what the declaration says. */
  hint?: string;
  /** What can be typed, offered while typing. */
  suggestions?: readonly string[];
}) {
  const { id, column, value, onChange, problem } = props;
  const [left, setLeft] = useState(false);
  const read = left && problem === undefined ? understood(column, value) : undefined;
  const hint = props.hint ?? column.about;
  if (column.kind === 'person') {
    return (
      <Suspense fallback={null}>
        <PersonPicker
          id={id}
          label={column.label}
          hint={`${hint} Type the beginning of a name or an address.`}
          required={column.required ?? false}
          start={value}
          onChoose={(person, typed) => onChange(person?.upn ?? typed)}
          {...(problem === undefined ? {} : { problem })}
        />
      </Suspense>
    );
  }
  return (
    <Field
      label={{ children: column.label, style: { fontWeight: 600 } }}
      hint={read === undefined || read === value ? hint : `${hint} Read as ${read}.`}
      required={column.required ?? false}
      {...(problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem })}
    >
      <Box {...props} onLeave={() => setLeft(true)} onChange={onChange} />
    </Field>
  );
}

const short = { maxWidth: '240px' };

function Box(props: {
  id: string;
  column: Column;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
  choices?: Readonly<Record<string, string>>;
  none?: string;
  choiceWords?: Readonly<Record<string, string>>;
  suggestions?: readonly string[];
}) {
  const { id, column, value, onChange, choiceWords = {}, suggestions } = props;
  const offered = props.choices ? Object.keys(props.choices) : choicesOf(column);
  if (offered) {
    const words: Readonly<Record<string, string>> = {
      yes: 'Yes',
      no: 'No',
      ...choiceWords,
      ...props.choices,
    };
    return (
      <Select id={id} value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{props.none ?? (column.required ? 'Choose' : 'Not known')}</option>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {words[choice] ?? choice}
          </option>
        ))}
      </Select>
    );
  }
  if (column.kind === 'note')
    return (
      <Textarea
        id={id}
        rows={4}
        resize="vertical"
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    );
  return (
    <>
      <Input
        id={id}
        style={
          column.kind === 'money' || column.kind === 'day' || column.kind === 'count' ? short : undefined
        }
        value={value}
        onChange={(_, data) => onChange(data.value)}
        onBlur={props.onLeave}
        autoComplete="off"
        {...(column.kind === 'money' ? { contentBefore: '£', inputMode: 'decimal' as const } : {})}
        {...(column.kind === 'day' ? { placeholder: '4 December 2026' } : {})}
        {...(suggestions ? { list: `${id}-list` } : {})}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((words) => (
            <option key={words} value={words}>
              {words}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

function choicesOf(column: Column): readonly string[] | undefined {
  if (column.kind === 'yesNo') return ['yes', 'no'];
  return column.kind === 'choice' ? column.choices : undefined;
}
