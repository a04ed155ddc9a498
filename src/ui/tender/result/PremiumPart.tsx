import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { decimal, exactText, isDecimal } from '../../../domain/tender/ratio.ts';
import { fieldOf } from '../../../domain/tender/score.ts';
import { premiumForMarks } from '../../../domain/tender/understanding/premium-per-mark.ts';
import type { Calculation } from '../../../registers/tender/index.ts';
import { Part } from './Part.tsx';
import { inPercent, inPounds } from './words.ts';

/** How much dearer than the lowest price a bid may be for marks that it earns elsewhere. */
export function PremiumPart({ worked: { tender, judged } }: { worked: Calculation }) {
  const [marks, setMarks] = useState('1');
  const price = tender.criteria.find((criterion) => criterion.kind === 'price');
  if (!price) return null;
  const lowest = fieldOf(tender, judged).lowestPrice;
  const asked = isDecimal(marks.trim()) ? decimal(marks.trim()) : undefined;
  const premium = asked && premiumForMarks(price, lowest, asked);
  const wrong =
    premium === undefined
      ? `Enter a number from 0 to less than ${exactText(price.weight)}, the marks for price.`
      : undefined;
  return (
    <Part title="What marks may cost">
      <Field label="Marks earned elsewhere" {...(wrong === undefined ? {} : { validationMessage: wrong })}>
        <Input value={marks} inputMode="decimal" onChange={(_, { value }) => setMarks(value)} />
      </Field>
      {premium && (
        <p>
          They make up for a price of {inPounds(premium.price)}: {inPounds(premium.premium)} or{' '}
          {inPercent(premium.share)} above the lowest, {inPounds(lowest)}.
        </p>
      )}
    </Part>
  );
}
