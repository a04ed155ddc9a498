import { Field, Input } from '@fluentui/react-components';
import { isDecimal } from '../../../domain/tender/ratio.ts';

/** A number that may be left empty; says at the field when it is none. */
export function AmountField(props: {
  label: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
}) {
  const { label, hint, value, change } = props;
  const wrong = value.trim() !== '' && plainNumber(value) === undefined;
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(wrong ? { validationMessage: 'Enter a number such as 12500 or 0.25.' } : {})}
    >
      <Input value={value} inputMode="decimal" onChange={(_, data) => change(data.value)} />
    </Field>
  );
}

/** The number as a tender file writes it, without £ and commas; undefined when it is none. */
export function plainNumber(text: string): string | undefined {
  const plain = text.replace(/[£,\s]/g, '');
  return isDecimal(plain) ? plain : undefined;
}
