import { Button } from '@fluentui/react-components';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { RunProgress } from '../parts/RunProgress.tsx';
import { session, type Run } from './session.ts';
import { StepPage } from './Steps.tsx';

/** The import while it runs. It goes on when the person looks at another page. */
export function RunStep({ run }: { run: Extract<Run, { state: 'running' | 'taking back' }> }) {
  const look = useLook();
  const back = run.state === 'taking back';
  return (
    <StepPage step={3} title={back ? 'Undoing the import' : 'Importing'}>
      <Card>
        <div className={look.stack}>
          <RunProgress
            progress={run}
            label={back ? 'Rows undone' : 'Rows imported'}
            doing={back ? 'Undoing' : 'Importing'}
            what="rows"
            note="You can leave this page; keep the window open."
          />
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
