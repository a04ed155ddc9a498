import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { AssessmentSummary } from '../../../domain/tender/assessment-summary.ts';
import { longDay } from '../../../domain/words/day.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { standstillEnds } from '../../../domain/words/working-day.ts';
import {
  awardedTo,
  bidName,
  changeTender,
  issueSummaries,
  scoredBids,
  summariesNow,
} from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import type { StepProps } from '../step.ts';
import { Part } from './Part.tsx';
import { SummaryFiles } from './SummaryFiles.tsx';
import { Trouble } from './Trouble.tsx';
import { useAct } from './use-act.ts';
import { WhyNot } from './WhyNot.tsx';
import { WithheldPart } from './WithheldPart.tsx';

/** What each bidder is told: the reasons, what is withheld, the files, and the note that they went out. */
export function SummariesStep(props: StepProps) {
  const { desk, work } = props;
  const look = useLook();
  const { owner, ownerId } = work.tender.values;
  if (work.results.length === 0) return <p>There is no saved result yet. Calculate and save it first.</p>;
  if (desk.me.id !== ownerId)
    return (
      <div className={look.stack}>
        <p className={look.flush}>{owner} runs this tender and makes the summaries.</p>
        <IssuedWords {...props} />
      </div>
    );
  return <Summaries {...props} />;
}

function Summaries(props: StepProps) {
  const { desk, work, again } = props;
  const look = useLook();
  const { ref } = work.tender.values;
  const [withheld, setWithheld] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<readonly AssessmentSummary[]>();
  const { act, busy, trouble } = useAct(again);
  const others = scoredBids(work).filter(({ values }) => values.bid !== awardedTo(work));
  return (
    <div className={look.stack}>
      <NoticePart {...props} />
      <Part title="Why not this bidder">
        <p className={look.quiet}>Beside the marks and reasons, which the summary tells by itself.</p>
        {others.map((bid) => (
          <WhyNot key={bid.id} {...props} bid={bid} />
        ))}
      </Part>
      <WithheldPart work={work} withheld={withheld} change={setWithheld} />
      <Trouble of={trouble} />
      <div>
        <Button
          appearance={made ? 'secondary' : 'primary'}
          size="large"
          disabled={busy}
          onClick={() => void act(() => summariesNow(desk, ref, withheld)).then(setMade)}
        >
          Make the summaries
        </Button>
      </div>
      {made && (
        <>
          <SummaryFiles desk={desk} summaries={made} name={(bid) => bidName(work, bid)} />
          <div>
            <Button
              appearance="primary"
              size="large"
              disabled={busy}
              onClick={() => void act(() => issueSummaries(desk, ref, made))}
            >
              Note that they were sent
            </Button>
          </div>
        </>
      )}
      <IssuedWords {...props} />
    </div>
  );
}

function NoticePart({ desk, work, again }: StepProps) {
  const { ref, noticeDay } = work.tender.values;
  const [typed, setTyped] = useState(noticeDay ? longDay(noticeDay) : '');
  const { act, busy, trouble } = useAct(again);
  const read = readDay(typed);
  const written = read.kind === 'ok' ? read.value : undefined;
  return (
    <Part title="Contract award notice">
      <Field
        label="Day of the notice"
        hint={
          written
            ? `Standstill to the end of ${longDay(standstillEnds(written))}.`
            : 'The standstill begins with this day and lasts 8 working days.'
        }
      >
        <Input value={typed} placeholder="4 December 2026" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Trouble of={trouble} />
      {written && written !== noticeDay && (
        <div>
          <Button
            disabled={busy}
            onClick={() => void act(() => changeTender(desk, ref, { noticeDay: written }))}
          >
            Keep this day
          </Button>
        </div>
      )}
    </Part>
  );
}

function IssuedWords({ work }: StepProps) {
  const version = work.results.at(-1)?.values.version;
  const issued = work.summaries.filter(({ values }) => values.version === version);
  const bids = scoredBids(work).length;
  const [first] = issued;
  if (!first) return null;
  return (
    <p role="status">
      {issued.length} of {bids} summaries were sent on {longDay(first.values.issuedOn)}.
    </p>
  );
}
