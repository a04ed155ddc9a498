import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import {
  approve,
  closedSet,
  evaluatorsNow,
  type Approval,
  type EvaluatorStanding,
} from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

const useStyles = makeStyles({
  /** Rarely needed: it lines up with the name and does not call. */
  ask: { marginLeft: '-8px' },
  line: { padding: '8px 0', display: 'flex', flexDirection: 'column', gap: '4px' },
});

/** Who has locked. A second person may approve going on without somebody, or a new lock, each with a reason. */
export function PanelPart(props: StepProps) {
  const { desk, work } = props;
  const styles = useStyles();
  const look = useLook();
  const { chairId } = work.tender.values;
  const standings = evaluatorsNow(work);
  const isClosed = closedSet(work) !== undefined;
  return (
    <Part title="The evaluators">
      <ul className={look.lines} aria-label="Evaluators">
        {standings.map((one) => (
          <li key={one.id} className={styles.line}>
            <div className={look.split}>
              <span>{one.id === desk.me.id ? `${one.name} (you)` : one.name}</span>
              <PanelStatus one={one} isClosed={isClosed} />
            </div>
            {one.goneOnWithout && (
              <span className={look.small}>
                {one.goneOnWithout.by} approved going on without: {one.goneOnWithout.reason}
              </span>
            )}
            {!isClosed && one.id !== desk.me.id && chairId !== desk.me.id && <Approve {...props} one={one} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function PanelStatus({ one, isClosed }: { one: EvaluatorStanding; isClosed: boolean }) {
  const { places, locked, laidOpen, goneOnWithout } = one;
  if (places > 0 && locked >= places) {
    if (!isClosed && one.mayChange) return <Status tone="progress">Locks anew</Status>;
    if (!isClosed) return <Status tone="done">Locked</Status>;
    return laidOpen >= locked ? (
      <Status tone="done">Laid open</Status>
    ) : (
      <Status tone="wait">Still sealed</Status>
    );
  }
  if (goneOnWithout) return <Status tone="done">Gone on without</Status>;
  return locked > 0 ? (
    <Status tone="progress">
      {locked} of {places} locked
    </Status>
  ) : (
    <Status tone="none">{one.maySeeBids ? 'Not locked' : 'Not declared'}</Status>
  );
}

function Approve({ desk, work, again, one }: StepProps & { one: EvaluatorStanding }) {
  const look = useLook();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  const kind: Approval['kind'] = one.locked < one.places ? 'absence' : 'new lock';
  const needless = kind === 'absence' ? one.goneOnWithout !== undefined : one.mayChange;
  if (needless || one.places === 0) return null;
  const words = kind === 'absence' ? `Go on without ${one.name}` : `Let ${one.name} lock anew`;
  if (!open)
    return (
      <div>
        <Button size="small" appearance="subtle" className={styles.ask} onClick={() => setOpen(true)}>
          {words}…
        </Button>
      </div>
    );
  const save = async () => {
    const given = await act(() => approve(desk, work.tender.values.ref, { kind, subject: one.id, reason }));
    if (given) setOpen(false);
  };
  return (
    <>
      <Field
        label={{ children: 'Reason', className: look.strong }}
        required
        hint={
          kind === 'absence'
            ? 'You approve it as the second person. It stays in the audit with your name.'
            : 'Both locks stay in the audit, with your name and the reason.'
        }
      >
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button appearance="primary" disabled={busy || reason.trim() === ''} onClick={() => void save()}>
          {words}
        </Button>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
      </div>
    </>
  );
}
