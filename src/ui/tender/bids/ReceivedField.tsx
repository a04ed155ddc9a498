import { Field, Input } from '@fluentui/react-components';
import { readDay } from '../../../domain/words/read-day.ts';

/** The day on which the bids that are taken in now were received. */
export function ReceivedField({ value, change }: { value: string; change: (value: string) => void }) {
  const read = readDay(value);
  const wrong = read.kind === 'problems' ? read.problems[0]?.tell : undefined;
  return (
    <Field
      label="Received on"
      hint="The same day for all of them; take others in afterwards."
      required
      {...(wrong === undefined ? {} : { validationMessage: wrong })}
    >
      <Input value={value} placeholder="4 December 2026" onChange={(_, data) => change(data.value)} />
    </Field>
  );
}
