import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { rounded } from '../../../domain/tender/ratio.ts';
import {
  bidName,
  saveResult,
  type Calculation,
  type RowEnd,
  type Work,
} from '../../../registers/tender/index.ts';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { moment } from '../../parts/moment.ts';
import { Status } from '../../parts/Status.tsx';
import { readOnlyBecause, useStanding } from '../book/use-standing.ts';
import { WorkbookBar } from '../../workbook/WorkbookBar.tsx';
import type { StepProps } from '../step.ts';
import { ApprovePart } from './ApprovePart.tsx';
import { Trouble } from './Trouble.tsx';
import { useAct } from './use-act.ts';
import { useCalculation } from './use-calculation.ts';

const useStyles = makeStyles({
  was: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  row: { padding: '8px 0' },
  why: { color: tokens.colorStatusDangerForeground1 },
});

/** Saves the result to the register: what would be written, then how every row ended. */
export function SaveStep({ desk, work, again }: StepProps) {
  const done = useCalculation(desk, work);
  const [ends, setEnds] = useState<readonly RowEnd[]>([]);
  if (!done) return <LoadingSkeleton what="the calculation" />;
  if (done.kind !== 'done') return <Trouble of={done} />;
  return <Save desk={desk} work={work} again={again} worked={done.value} ends={ends} tell={setEnds} />;
}

type SaveProps = StepProps & {
  worked: Calculation;
  ends: readonly RowEnd[];
  tell: (ends: readonly RowEnd[]) => void;
};

function Save({ desk, work, again, worked, ends, tell }: SaveProps) {
  const look = useLook();
  const { ref, owner, ownerId } = work.tender.values;
  const { book } = useStanding(desk.site, ref);
  const { act, busy, trouble } = useAct(again);
  const readOnly = readOnlyBecause(book);
  const rows = rowsOf(work, worked);
  const last = work.results.at(-1);
  const news = rows.filter(({ was, now }) => was !== now);
  const saved = news.length === 0 && last?.values.inputHash === worked.inputHash;
  const mine = desk.me.id === ownerId;
  return (
    <div className={look.stack}>
      <WorkbookBar why={readOnly} />
      <p className={look.flush}>
        {saved
          ? `Result ${last.values.version} was saved by ${last.created.by.name} on ${moment(last.created.at)}. It is what the register gives now.`
          : 'Nothing is written until you press Save: a row for each bid, and one for the result. Earlier results stay.'}
      </p>
      <Rows rows={rows} ends={ends} work={work} />
      <Trouble of={trouble} />
      {!mine && !saved && <p className={look.flush}>{owner} runs this tender and saves the result.</p>}
      {mine && !saved && (
        <div>
          <Button
            appearance="primary"
            size="large"
            disabled={busy || readOnly !== undefined}
            onClick={() => void act(() => saveResult(desk, ref, tell))}
          >
            {busy ? 'Saving the result…' : `Save ${rows.length + 1} rows`}
          </Button>
        </div>
      )}
      {saved && <SavedWords desk={desk} work={work} again={again} />}
    </div>
  );
}

function SavedWords({ desk, work, again }: StepProps) {
  const look = useLook();
  const last = work.results.at(-1);
  if (!last) return null;
  const { inputHash, resultHash, auditSeq } = last.values;
  return (
    <>
      <p className={mergeClasses(look.small, look.wrap)}>
        Input SHA-256 {inputHash}. Result SHA-256 {resultHash}. It anchors the audit at event {auditSeq}.
      </p>
      <ApprovePart desk={desk} work={work} again={again} />
    </>
  );
}

type Line = { readonly bid: string; readonly was: string | undefined; readonly now: string };

/** What the register says of each bid, and what it would say. */
function rowsOf(work: Work, { judged }: Calculation): readonly Line[] {
  const version = work.results.at(-1)?.values.version;
  return judged.map(({ bid: { id }, rank, total }) => {
    const row = work.resultMarks.find(({ values }) => values.bid === id && values.version === version);
    const words = (place: number | null | undefined, marks: string) =>
      place ? `rank ${place}, ${marks} marks` : `did not pass, ${marks} marks`;
    return {
      bid: id,
      was: row && words(row.values.rank, row.values.total),
      now: words(rank, rounded(total, 2)),
    };
  });
}

function Rows({ rows, ends, work }: { rows: readonly Line[]; ends: readonly RowEnd[]; work: Work }) {
  const styles = useStyles();
  const look = useLook();
  return (
    <ul className={look.lines} aria-label="Rows of the result">
      {rows.map(({ bid, was, now }) => {
        const end = ends.find((one) => one.bid === bid);
        return (
          <li key={bid} className={styles.row}>
            <div className={look.split}>
              <span className={look.strong}>{bidName(work, bid)}</span>
              <RowStatus end={end} saved={was === now} />
            </div>
            {was !== undefined && was !== now && (
              <>
                <span className={styles.was}>{was}</span>
                {' → '}
              </>
            )}
            {now}
            {end && end.why !== '' && <span className={mergeClasses(look.block, styles.why)}>{end.why}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function RowStatus({ end, saved }: { end: RowEnd | undefined; saved: boolean }) {
  if (end?.end === 'refused') return <Status tone="late">Refused</Status>;
  if (end?.end === 'waiting' && !saved) return <Status tone="wait">Waiting</Status>;
  return saved ? <Status tone="done">Saved</Status> : <Status tone="none">New</Status>;
}
