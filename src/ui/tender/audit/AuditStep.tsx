import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Problem } from '../../../domain/words/problem.ts';
import {
  againstAudit,
  verifyAudit,
  type Desk,
  type Done,
  type TenderAudit,
  type Work,
} from '../../../registers/tender/index.ts';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { count, moment } from '../../parts/moment.ts';
import { useNames } from '../../parts/use-names.ts';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import type { StepProps } from '../step.ts';

/** So many events are shown at first. */
const shownFirst = 25;

const useStyles = makeStyles({ line: { padding: '8px 0' } });

/** Reads the tender's audit, checks its chain and the register against it, and shows who did what. */
export function AuditStep({ desk, work }: StepProps) {
  const look = useLook();
  const [attempt, setAttempt] = useState(0);
  const read = useAudit(desk, work, attempt);
  if (!read) return <LoadingSkeleton what="the audit" />;
  if (read.kind !== 'done') return <Trouble of={read} retry={() => setAttempt(attempt + 1)} />;
  return (
    <div className={look.stack}>
      <Verdict {...read.value} />
      <Events {...read.value} work={work} />
    </div>
  );
}

type Read = TenderAudit & { readonly differs: readonly Problem[] };

function useAudit(desk: Desk, work: Work, attempt: number): Done<Read> | undefined {
  const [read, setRead] = useState<Done<Read>>();
  useEffect(() => {
    let gone = false;
    void readAudit(desk, work).then((done) => {
      if (!gone) setRead(done);
    });
    return () => {
      gone = true;
    };
  }, [desk, work, attempt]);
  return read;
}

async function readAudit(desk: Desk, work: Work): Promise<Done<Read>> {
  const audit = await verifyAudit(desk, work, desk.sha256);
  if (audit.kind === 'fault') return audit;
  const differs = await againstAudit(desk, work);
  if (differs.kind === 'fault') return differs;
  return { kind: 'done', value: { ...audit.value, differs: differs.value } };
}

function Verdict({ events, anchors, tampering, differs }: Read) {
  const look = useLook();
  const sound = tampering.length === 0 && differs.length === 0;
  return (
    <>
      {sound ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The audit is whole.</MessageBarTitle> {count(events.length, 'event')}, each
            sealed with the one before it
            {anchors.length > 0 &&
              `; ${count(anchors.length, 'result or summary', 'results and summaries')} noted its end`}
            . Panel, bids and lines are as it tells.
          </MessageBarBody>
        </MessageBar>
      ) : (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>Something was changed beside the audit.</MessageBarTitle>
            <ul className={look.list}>
              {tampering.map(({ seq, kind, tell }) => (
                <li key={`${seq} ${kind} ${tell}`}>{tell}</li>
              ))}
              {differs.map(({ place, tell }) => (
                <li key={`${place} ${tell}`}>
                  <span className={look.strong}>{place}:</span> {tell}
                </li>
              ))}
            </ul>
            Compare the version history of the list, and tell the owner of the site.
          </MessageBarBody>
        </MessageBar>
      )}
      <p className={look.small}>
        A tenant administrator can write history anew, except behind a result or summary that has left the
        house with its number.
      </p>
    </>
  );
}

function Events({ events, work }: Read & { work: Work }) {
  const styles = useStyles();
  const look = useLook();
  const [all, setAll] = useState(false);
  const called = useNames([work.tender], work.interests, work.tenderApprovals, work.commitmentSets);
  const known = new Map(
    work.tenderPanel.map(({ values }) => [values.personId, values.name ?? values.person]),
  );
  const newest = events.toReversed();
  const shown = all ? newest : newest.slice(0, shownFirst);
  return (
    <Part title="What was done">
      <ul className={look.lines} aria-label="Events, the newest first">
        {shown.map(({ seq, action, ref, actor, at, reason }) => (
          <li key={seq} className={`${styles.line} ${look.wrap}`}>
            <span className={look.strong}>
              {seq}. {action}
            </span>
            {ref !== '' && `, ${known.get(ref) ?? ref}`}
            <span className={`${look.block} ${look.small}`}>
              {called(actor)}, {moment(at)}
            </span>
            {reason !== '' && <span className={look.block}>Reason: {reason}</span>}
          </li>
        ))}
      </ul>
      {newest.length > shown.length && (
        <div>
          <Button onClick={() => setAll(true)}>Show all {count(newest.length, 'event')}</Button>
        </div>
      )}
    </Part>
  );
}
