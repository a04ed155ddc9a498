import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { winners } from '../../../domain/tender/score.ts';
import type { TakenFrom } from '../../../domain/tender/understanding/weights.ts';
import { formulaWarning } from '../../../domain/tender/understanding/without-each.ts';
import { bidName, type Calculation, type Desk, type Work } from '../../../registers/tender/index.ts';
import { ButtonLink } from '../../parts/ButtonLink.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import type { StepProps } from '../step.ts';
import { Warnings } from './CalculateStep.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import { findingsOf, sameWords } from './findings.ts';
import { FlagsPart } from './FlagsPart.tsx';
import { Part } from './Part.tsx';
import { PremiumPart } from './PremiumPart.tsx';
import { titlesOf } from './Ranks.tsx';
import { SideBySidePart } from './SideBySidePart.tsx';
import { Trouble } from './Trouble.tsx';
import { useCalculation } from './use-calculation.ts';
import { firstPlace } from './words.ts';

const useStyles = makeStyles({
  finding: {
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    padding: '0 0 0 12px',
    margin: '8px 0',
  },
  findings: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** What the result rests on: what would change the winner, what would not, and what the winner costs and brings. */
export function UnderstandStep({ desk, work }: StepProps) {
  const done = useCalculation(desk, work);
  if (!done) return <LoadingSkeleton what="the calculation" />;
  if (done.kind !== 'done') return <Trouble of={done} />;
  return <Understood desk={desk} work={work} worked={done.value} />;
}

function Understood({ desk, work, worked }: { desk: Desk; work: Work; worked: Calculation }) {
  const look = useLook();
  const { tender, judged } = worked;
  const risky = formulaWarning(tender);
  const root = `/tender/${encodeURIComponent(work.tender.values.ref)}`;
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        <span className={look.strong}>{firstPlace(winners(judged).map((id) => bidName(work, id)))}.</span>{' '}
        Everything here is worked out exactly and changes nothing.
      </p>
      {risky !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Marks depend on the other bids.</MessageBarTitle> {risky}
          </MessageBarBody>
        </MessageBar>
      )}
      <Warnings of={{ warnings: worked.warnings.filter(({ code }) => code !== 'abnormally-high') }} />
      <WhatChanges work={work} worked={worked} />
      <SideBySidePart work={work} worked={worked} />
      <PremiumPart worked={worked} />
      <FlagsPart work={work} worked={worked} />
      <DecisionPart desk={desk} work={work} worked={worked} />
      <div className={look.row}>
        <ButtonLink appearance="primary" size="large" to={`${root}/save`}>
          Review and save
        </ButtonLink>
        <ButtonLink size="large" to={`${root}/sheets`}>
          Put it on sheets
        </ButtonLink>
      </div>
    </div>
  );
}

function WhatChanges({ work, worked }: { work: Work; worked: Calculation }) {
  const styles = useStyles();
  const look = useLook();
  const [takenFrom, setTakenFrom] = useState<TakenFrom>('price');
  const { change, same } = useMemo(
    () =>
      findingsOf({
        tender: worked.tender,
        judged: worked.judged,
        takenFrom,
        bid: (id) => bidName(work, id),
        title: titlesOf(work),
      }),
    [work, worked, takenFrom],
  );
  return (
    <>
      <Part title="What would change the winner">
        <ul className={styles.findings}>
          {change.map(({ what, outcome }) => (
            <li key={`${what} ${outcome}`} className={styles.finding}>
              <span className={look.strong}>{what}</span>
              <span className={mergeClasses(look.block, look.small)}>{outcome}</span>
            </li>
          ))}
        </ul>
        {change.length === 0 && <p>Nothing that was tried.</p>}
        <RadioGroup
          aria-label="Where the weight of social value is taken from"
          value={takenFrom}
          onChange={(_, { value }) => setTakenFrom(value === 'price' ? 'price' : 'all others in proportion')}
        >
          <Radio value="price" label="Weight taken from price" />
          <Radio value="all others in proportion" label="Weight taken from all others in proportion" />
        </RadioGroup>
      </Part>
      <Part title="What would not">
        <p className={look.quiet}>{sameWords(same)}</p>
      </Part>
    </>
  );
}
