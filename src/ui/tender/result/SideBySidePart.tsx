import { Field, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { compare, exactText, ratio, rounded, times, zero, type Ratio } from '../../../domain/tender/ratio.ts';
import type { Judged } from '../../../domain/tender/score.ts';
import { pricePerPoint, sideBySide } from '../../../domain/tender/understanding/side-by-side.ts';
import { bidName, type Calculation, type Work } from '../../../registers/tender/index.ts';
import { Facts } from '../../parts/Facts.tsx';
import { useLook } from '../../parts/look.ts';
import { thousands } from '../../../domain/words/thousands.ts';
import { withUnit } from '../lines/lines.ts';
import { Part } from './Part.tsx';
import { inPounds } from './words.ts';

const useStyles = makeStyles({
  measures: { listStyleType: 'none', margin: 0, padding: 0, '& > li': { padding: '4px 0' } },
});

const thousand = ratio(1000);

/** What one bid costs and brings beside another: in money, and in the units of each measure. */
export function SideBySidePart({ work, worked }: { work: Work; worked: Calculation }) {
  const look = useLook();
  const byRank = worked.judged.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  const cheapest = byRank.reduce<Judged | undefined>(
    (low, bid) => (low && compare(low.price, bid.price) <= 0 ? low : bid),
    undefined,
  );
  const [chosen, choose] = useState({ bid: byRank[0]?.bid.id ?? '', beside: '' });
  const besideId =
    chosen.beside || (cheapest && cheapest.bid.id !== chosen.bid ? cheapest.bid.id : byRank[1]?.bid.id);
  const bid = worked.judged.find((one) => one.bid.id === chosen.bid);
  const beside = worked.judged.find((one) => one.bid.id === besideId);
  if (worked.judged.length < 2) return null;
  return (
    <Part title="One bid beside another">
      <div className={look.stack}>
        {(['bid', 'beside'] as const).map((which) => (
          <Field key={which} label={which === 'bid' ? 'Bid' : 'Beside'}>
            <Select
              value={which === 'bid' ? chosen.bid : (besideId ?? '')}
              onChange={(_, { value }) => choose({ ...chosen, [which]: value })}
            >
              {byRank.map((one) => (
                <option key={one.bid.id} value={one.bid.id}>
                  {bidName(work, one.bid.id)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {bid && beside && bid !== beside ? (
        <Compared work={work} worked={worked} bid={bid} beside={beside} />
      ) : (
        <p>Choose two bids.</p>
      )}
    </Part>
  );
}

function Compared(props: { work: Work; worked: Calculation; bid: Judged; beside: Judged }) {
  const { work, worked, bid, beside } = props;
  const styles = useStyles();
  const look = useLook();
  const { extraPrice, extraValue, poundsPerPound, measures } = sideBySide(bid, beside);
  const published = new Map(work.tenderMeasures.map(({ values }) => [values.measure, values]));
  const point = pricePerPoint(worked.tender, bid);
  return (
    <>
      <Facts
        facts={[
          ['Price', moreOrLess(extraPrice, 'dearer', 'cheaper')],
          ['Social value', moreOrLess(extraValue, 'more', 'less')],
          ['For each extra £1', poundsPerPound && extraWords(poundsPerPound)],
          ['For each other mark', point && `${inPounds(point)} of price, for ${bidName(work, bid.bid.id)}`],
        ]}
      />
      <ul className={styles.measures} aria-label="In the units of each measure">
        {measures
          .filter(({ extraUnits }) => extraUnits.n !== 0n)
          .map(({ measure, extraUnits, poundsPerUnit, unitsPerPound }) => (
            <li key={measure}>
              {published.get(measure)?.title ?? measure}
              <span className={mergeClasses(look.block, look.small)}>
                {withUnit(thousands(exactText(sizeOf(extraUnits))), published.get(measure)?.unit ?? '')}{' '}
                {extraUnits.n > 0n ? 'more' : 'fewer'}
                {poundsPerUnit && unitsPerPound
                  ? `: ${inPounds(poundsPerUnit)} of price for each, ${rounded(times(unitsPerPound, thousand), 4)} for an extra £1,000`
                  : ''}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

function extraWords(value: Ratio): string {
  return value.n <= 0n ? 'No extra price' : `£${rounded(value, 2)} of price for £1 of social value`;
}

function moreOrLess(extra: Ratio, more: string, less: string): string {
  const side = compare(extra, zero);
  return side === 0 ? 'The same' : `${inPounds(sizeOf(extra))} ${side > 0 ? more : less}`;
}

function sizeOf({ n, d }: Ratio): Ratio {
  return { n: n < 0n ? -n : n, d };
}
