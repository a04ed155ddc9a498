import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, useState } from 'react';
import { daysBetween, longDay, type Day } from '../../domain/words/day.ts';
import { addWorkingDays, england } from '../../domain/words/working-day.ts';
import { useToday } from '../app/world.ts';
import { useLook } from '../parts/look.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { useActions, type ActionRow } from './use-actions.ts';
import { Presence } from '../parts/Presence.tsx';

const ActionDialog = lazy(() => import('./ActionDialog.tsx').then((m) => ({ default: m.ActionDialog })));

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 0', overflowWrap: 'anywhere' },
  title: { fontWeight: 600 },
});

/** One thing to do: what, by when, who, and what can be done about it. */
export function ActionLine(props: {
  row: ActionRow;
  nameOf: (upn: string | undefined) => string;
  /** The name of the contract it is about, to link to; absent on the contract's own page. */
  contract?: string | undefined;
}) {
  const styles = useStyles();
  const look = useLook();
  const on = useToday();
  const actions = useActions();
  const [asked, setAsked] = useState<'drop' | 'hand over'>();
  const { row, contract } = props;
  const { values } = row;
  const open = values.status === 'open';
  return (
    <div className={styles.line}>
      <div className={look.split}>
        <div>
          <div className={styles.title}>{values.title}</div>
          <div className={look.small}>
            {props.nameOf(values.owner)}
            {contract !== undefined && values.contract !== undefined && (
              <>
                {', '}
                <PlaceLink inline to={`/contracts/${encodeURIComponent(values.contract)}`}>
                  {contract}
                </PlaceLink>
              </>
            )}
            {values.closedNote !== undefined && `. ${values.closedNote}`}
          </div>
        </div>
        <DueStatus due={values.due} status={values.status} on={on} />
      </div>
      <div className={look.row}>
        {open ? (
          <>
            <Button
              size="small"
              aria-label={`Done: ${values.title}`}
              onClick={() => void actions.finish(row)}
            >
              Done
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={`Hand over: ${values.title}`}
              onClick={() => setAsked('hand over')}
            >
              Hand over
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={`Drop: ${values.title}`}
              onClick={() => setAsked('drop')}
            >
              Drop
            </Button>
          </>
        ) : (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`Open again: ${values.title}`}
            onClick={() => void actions.reopen(row)}
          >
            Open again
          </Button>
        )}
      </div>
      <Presence>
        {asked && <ActionDialog row={row} asked={asked} close={() => setAsked(undefined)} />}
      </Presence>
    </div>
  );
}

function DueStatus({ due, status, on }: { due: Day | undefined; status: string; on: Day }) {
  if (status === 'done') return <Status tone="done">Completed</Status>;
  if (status === 'dropped') return <Status tone="none">Dropped</Status>;
  if (due === undefined) return <span>No day</span>;
  if (due < on) {
    const days = daysBetween(due, on);
    return (
      <Status tone="late">
        {days} {days === 1 ? 'day' : 'days'} late
      </Status>
    );
  }
  const soon = due <= addWorkingDays(on, 10, england);
  return <Status tone={soon ? 'soon' : 'wait'}>Due {longDay(due)}</Status>;
}
