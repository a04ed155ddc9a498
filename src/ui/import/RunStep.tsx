import { Button, ProgressBar } from '@fluentui/react-components';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { session, type Run } from './session.ts';
import { StepPage } from './Steps.tsx';
import { useTimeLeft } from './use-time-left.ts';

/** The import while it runs. It goes on when the person looks at another page. */
export function RunStep({ run }: { run: Extract<Run, { state: 'running' | 'taking back' }> }) {
  const look = useLook();
  const back = run.state === 'taking back';
  const left = useTimeLeft(run);
  const words = `${back ? 'Undoing' : 'Importing'} ${run.done.toLocaleString('en-GB')} of ${run.total.toLocaleString('en-GB')} rows.${left === undefined ? '' : ` ${left}`}`;
  return (
    <StepPage step={3} title={back ? 'Undoing the import' : 'Importing'}>
      <Card>
        <div className={look.stack}>
          <ProgressBar
            thickness="large"
            value={run.total === 0 ? 0 : run.done / run.total}
            aria-label={back ? 'Rows undone' : 'Rows imported'}
            aria-valuetext={words}
          />
          <div>{words} You can leave this page; keep the window open.</div>
          {!back && (
            <>
              <div className={look.quiet}>
                Contracts, suppliers and who serves which contract. If you cancel, what is written stays; the
                next import of the file goes on from there.
              </div>
              <div className={look.row}>
                <Button size="large" onClick={() => session.cancel()}>
                  Cancel import
                </Button>
              </div>
            </>
          )}
        </div>
      </Card>
    </StepPage>
  );
}
