import { useMemo, useState } from 'react';
import { decimal, type Ratio } from '../../../domain/tender/ratio.ts';
import {
  abnormallyHigh,
  type CouncilKnowledge,
} from '../../../domain/tender/understanding/abnormally-high.ts';
import { measuresOf, type Calculation, type Work } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { AmountField, plainNumber } from './AmountField.tsx';
import { Part } from './Part.tsx';

const nothing = { historic: '', cost: '', years: '', people: '' };

/** Commitments that look too good, with what the council knows besides the bids. Each is a question, never a change. */
export function FlagsPart({ work, worked }: { work: Work; worked: Calculation }) {
  const look = useLook();
  const [known, setKnown] = useState(nothing);
  const flags = useMemo(
    () => abnormallyHigh(worked.tender, worked.judged, knowledgeOf(work, known)),
    [work, worked, known],
  );
  const field = (key: keyof typeof nothing, label: string, hint?: string) => (
    <AmountField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={known[key]}
      change={(value) => setKnown({ ...known, [key]: value })}
    />
  );
  return (
    <Part title="Commitments to ask about">
      {flags.length === 0 ? (
        <p className={look.quiet}>No bid stands out.</p>
      ) : (
        <ul className={look.list}>
          {flags.map(({ bid, text }) => (
            <li key={bid}>{text}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>Add what the council knows</summary>
        <div className={look.stack}>
          {field('historic', 'Social value that 95 % of past bids stayed under', 'Pence in the pound.')}
          {field('cost', 'What one full-time job costs a year', 'Pounds.')}
          {field('years', 'Years of the contract')}
          {field('people', 'People who work on it')}
        </div>
      </details>
    </Part>
  );
}

function knowledgeOf(work: Work, known: typeof nothing): CouncilKnowledge {
  const [historic, cost, years, people] = [known.historic, known.cost, known.years, known.people].map(read);
  return {
    ...(historic && { historicRate95: { n: historic.n, d: historic.d * 100n } }),
    ...(cost && { fte: { measures: measuresIn(work, 'fte'), yearlyCost: cost } }),
    ...(years &&
      people && {
        apprenticeships: {
          measures: measuresIn(work, 'weeks'),
          contractYears: years,
          headcount: people,
        },
      }),
  };
}

function read(text: string): Ratio | undefined {
  const plain = plainNumber(text);
  return plain === undefined ? undefined : decimal(plain);
}

function measuresIn(work: Work, unitKind: string): ReadonlySet<string> {
  return new Set(
    measuresOf(work)
      .filter(({ values }) => values.unitKind === unitKind)
      .map(({ values }) => values.measure),
  );
}
