import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import {
  closedSet,
  evaluatorsNow,
  type Approval,
  type EvaluatorStanding,
} from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { ReasonField, useApproval } from '../ApproveForm.tsx';
import { Part } from '../result/Part.tsx';
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

function Approve(props: StepProps & { one: EvaluatorStanding }) {
  const { one } = props;
  const look = useLook();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const kind: Approval['kind'] = one.locked < one.places ? 'absence' : 'new lock';
  const approval = useApproval(props, { kind, subject: one.id });
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
    if (await approval.press()) setOpen(false);
  };
  return (
    <>
      <ReasonField
        of={approval}
        label={{ children: 'Reason', className: look.strong }}
        hint={
          kind === 'absence'
            ? 'You approve it as the second person. It stays in the audit with your name.'
            : 'Both locks stay in the audit, with your name and the reason.'
        }
      />
      <div className={look.row}>
        <Button
          appearance="primary"
          disabled={approval.busy || approval.reason.trim() === ''}
          onClick={() => void save()}
        >
          {words}
        </Button>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
      </div>
    </>
  );
}
