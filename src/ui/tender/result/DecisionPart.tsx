import { capital } from '../../../domain/words/capital.ts';
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { decimal, exactText, rounded } from '../../../domain/tender/ratio.ts';
import { winners } from '../../../domain/tender/score.ts';
import { decisionSheet, type DecisionSheet } from '../../../domain/tender/understanding/decision-sheet.ts';
import {
  bidName,
  measuresOf,
  type Calculation,
  type Desk,
  type Work,
} from '../../../registers/tender/index.ts';
import { Facts } from '../../parts/Facts.tsx';
import { useLook } from '../../parts/look.ts';
import { decisionTable } from '../sheets/decision-table.ts';
import { AmountField, plainNumber } from './AmountField.tsx';
import { OnSheet } from './OnSheet.tsx';
import { Part } from './Part.tsx';
import { inARow, inPercent, inPounds, shortOrAbout } from './words.ts';

/** Social value set against cost: one page that a decision can rest on. */
export function DecisionPart({ desk, work, worked }: { desk: Desk; work: Work; worked: Calculation }) {
  const look = useLook();
  const [cashable, setCashable] = useState<ReadonlySet<string>>(new Set());
  const [promised, setPromised] = useState('');
  const [evidenced, setEvidenced] = useState('');
  const [approver, setApprover] = useState('');
  const [recommended] = winners(worked.judged);
  const sheet = useMemo(() => {
    const record = [plainNumber(promised), plainNumber(evidenced)];
    const [asked, shown] = record;
    return recommended === undefined
      ? undefined
      : decisionSheet({
          tender: worked.tender,
          bids: worked.judged,
          recommended,
          cashable,
          approver: approver.trim(),
          ...(asked !== undefined &&
            shown !== undefined && {
              trackRecord: { promised: decimal(asked), evidenced: decimal(shown) },
            }),
        });
  }, [worked, recommended, cashable, promised, evidenced, approver]);
  if (!sheet) return null;
  const { ref } = work.tender.values;
  const facts = decisionFacts(work, sheet);
  return (
    <Part title="Social value against cost">
      <Facts facts={facts} />
      <OnSheet desk={desk} tender={ref} table={decisionTable(ref, facts)} />
      <details>
        <summary>Add what the council knows</summary>
        <div className={look.stack}>
          <fieldset>
            <legend>What the council itself saves or receives</legend>
            {measuresOf(work).map(({ values: { measure, title } }) => (
              <Checkbox
                key={measure}
                label={title}
                checked={cashable.has(measure)}
                onChange={() => setCashable(toggled(cashable, measure))}
              />
            ))}
          </fieldset>
          <AmountField
            label="Promised by this supplier in other contracts"
            hint="Pounds."
            value={promised}
            change={setPromised}
          />
          <AmountField label="Evidenced of that" hint="Pounds." value={evidenced} change={setEvidenced} />
          <Field label="Who approves the recommendation">
            <Input value={approver} onChange={(_, { value }) => setApprover(value)} />
          </Field>
        </div>
      </details>
    </Part>
  );
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one]);
}

/** The page as names and values, the same in the pane and on the sheet. */
export function decisionFacts(work: Work, sheet: DecisionSheet): readonly (readonly [string, string])[] {
  const name = (id: string) => bidName(work, id);
  const { difference, sensitivity } = sheet;
  const { weights, without, atHalfValue, ifItDeliversHalf } = sensitivity;
  const deciding = without.filter(({ decides }) => decides).map(({ bid }) => name(bid));
  const leads = (ids: readonly string[]) => (ids.length === 0 ? 'No bid passes' : inARow(ids.map(name)));
  return [
    ['Bid', name(sheet.recommended)],
    ['Cheapest that passes', name(sheet.cheapest)],
    [
      'Dearer by',
      sheet.premium.n === 0n ? 'Nothing' : `${inPounds(sheet.premium)}, ${inPercent(sheet.premiumShare)}`,
    ],
    ['More social value', inPounds(difference.extraValue)],
    ['For each extra £1', difference.poundsPerPound ? `£${rounded(difference.poundsPerPound, 2)}` : ''],
    ['In cash to the council', inPounds(sheet.cashable)],
    ['Not in cash', inPounds(sheet.notCashable)],
    [
      'Evidenced elsewhere',
      sheet.evidencedShare ? inPercent(sheet.evidencedShare) : 'No other contracts entered',
    ],
    [
      'Winner changes at',
      weights === undefined
        ? ''
        : weights.changes.length === 0
          ? 'No weight of social value'
          : `A weight of ${inARow(weights.changes.map(({ at }) => shortOrAbout(at, 4)))}, now ${exactText(weights.now)}`,
    ],
    ['Decided by a bid that cannot win', deciding.length === 0 ? 'No' : inARow(deciding)],
    ['First at half the social value', leads(atHalfValue)],
    ['First if it delivers half', leads(ifItDeliversHalf)],
    ['Who may decide', capital(sheet.decides)],
    ['Approver', sheet.approver === '' ? 'Nobody named yet' : sheet.approver],
  ];
}
