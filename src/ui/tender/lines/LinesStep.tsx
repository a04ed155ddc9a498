import { capital } from '../../../domain/words/capital.ts';
import { Button, Field, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { decideLines } from '../../../registers/tender/index.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useLook } from '../../parts/look.ts';
import { Status, type Tone } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { LineForm } from './LineForm.tsx';
import { inUnits, linesOf, withUnit, type CheckedLine } from './lines.ts';

/** Every line of every bid: accepted, reduced or excluded, one after the other or the plain ones at once. */
export function LinesStep(props: StepProps) {
  const look = useLook();
  const { work } = props;
  const lines = linesOf(work);
  const firstOpen = lines.findIndex(({ row }) => row.values.decision === 'not checked');
  const [at, setAt] = useState<number>();
  if (lines.length === 0)
    return (
      <EmptyState title="There are no lines to check" about="The bids that are compliant offer no measure." />
    );
  const decided = lines.filter(({ row }) => row.values.decision !== 'not checked').length;
  const shown = at === undefined ? undefined : lines[at];
  return (
    <div className={look.stack}>
      <Field label={`${decided} of ${lines.length} lines are decided`}>
        <ProgressBar value={decided} max={lines.length} />
      </Field>
      {shown && at !== undefined ? (
        <LineForm key={shown.row.id} {...props} line={shown} at={at} of={lines.length} go={setAt} />
      ) : (
        <Overview {...props} lines={lines} go={setAt} firstOpen={firstOpen} />
      )}
    </div>
  );
}

type OverviewProps = StepProps & {
  lines: readonly CheckedLine[];
  firstOpen: number;
  go: (at: number) => void;
};

function Overview({ desk, work, again, lines, firstOpen, go }: OverviewProps) {
  const look = useLook();
  const { act, busy, trouble } = useAct(again);
  const plain = lines.filter(
    ({ row, timesMiddle, overCap }) =>
      row.values.decision === 'not checked' && timesMiddle === undefined && !overCap,
  );
  const acceptAll = () =>
    void act(() =>
      decideLines(
        desk,
        work.tender.values.ref,
        plain.map(({ row: { values } }) => ({
          bid: values.bid,
          measure: values.measure,
          decision: 'accepted',
        })),
      ),
    );
  return (
    <>
      <div className={look.row}>
        {firstOpen >= 0 && (
          <Button appearance="primary" onClick={() => go(firstOpen)}>
            Check the next line
          </Button>
        )}
        {plain.length > 0 && (
          <Button disabled={busy} onClick={acceptAll}>
            {busy ? 'Accepting…' : `Accept the ${plain.length} without a flag`}
          </Button>
        )}
      </div>
      <Trouble of={trouble} />
      <Lines lines={lines} go={go} />
    </>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  'not checked': 'none',
  accepted: 'done',
  reduced: 'progress',
  excluded: 'progress',
};

function Lines({ lines, go }: { lines: readonly CheckedLine[]; go: (at: number) => void }) {
  const look = useLook();
  const measures = [...new Set(lines.map(({ row }) => row.values.measure))];
  return measures.map((measure) => (
    <Part
      key={measure}
      title={lines.find(({ row }) => row.values.measure === measure)?.measure?.title ?? measure}
    >
      <ul className={look.lines}>
        {lines.map((line, i) =>
          line.row.values.measure === measure ? (
            <li key={line.row.id}>
              <LineRow line={line} open={() => go(i)} />
            </li>
          ) : null,
        )}
      </ul>
    </Part>
  ));
}

const useStyles = makeStyles({
  name: {
    minWidth: 0,
    // High contrast draws a border around it.
    padding: '0 8px',
    margin: '2px 4px 2px -8px',
    justifyContent: 'flex-start',
    color: tokens.colorBrandForegroundLink,
  },
});

function LineRow({ line, open }: { line: CheckedLine; open: () => void }) {
  const look = useLook();
  const styles = useStyles();
  const { values } = line.row;
  return (
    <div className={look.split}>
      <span>
        <Button
          appearance="transparent"
          className={styles.name}
          onClick={open}
          aria-label={`${line.name}, ${values.title}`}
        >
          {line.name}
        </Button>
        <span className={look.small}>{withUnit(inUnits(values.offered), values.unit)}</span>
      </span>
      {values.decision === 'not checked' && line.timesMiddle !== undefined ? (
        <Status tone="soon">{line.timesMiddle} times the middle</Status>
      ) : (
        <Status tone={tones[values.decision] ?? 'none'}>{words(line)}</Status>
      )}
    </div>
  );
}

function words({ row: { values } }: CheckedLine): string {
  if (values.decision === 'reduced') return `Reduced to ${inUnits(values.accepted)}`;
  return capital(values.decision);
}
