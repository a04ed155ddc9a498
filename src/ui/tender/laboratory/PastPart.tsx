import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Tender } from '../../../domain/tender/tender.ts';
import { targetAgainstPast } from '../../../domain/tender/understanding/laboratory.ts';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { readPast } from './trying.ts';

/** The target beside what the winners of past contracts promised. */
export function PastPart({ tender }: { tender: Tender }) {
  const [text, setText] = useState('');
  const past = readPast(text);
  const criterion = tender.criteria.find((each) => each.kind === 'social-value');
  const check =
    criterion?.targetRate && past.kind === 'ok'
      ? targetAgainstPast(criterion.targetRate, past.value)
      : undefined;
  return (
    <Part title="The target beside past contracts">
      <Field
        label="Past contracts"
        hint="One a line: what the winner promised, and what the contract was worth. £25,000 of £250,000."
      >
        <Textarea value={text} rows={4} resize="vertical" onChange={(_, { value }) => setText(value)} />
      </Field>
      {past.kind === 'problems' && <Trouble of={past} />}
      <p role="status">{check?.told ?? ''}</p>
    </Part>
  );
}
