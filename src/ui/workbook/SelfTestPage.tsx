import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import { useWorld } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { Status } from '../parts/Status.tsx';
import { OnlyInExcel } from './OnlyInExcel.tsx';
import type { SelfTest, Trial, Workbook } from './port.ts';
import { isAsExpected, reportOf } from './report.ts';

/** Tries whether this Excel does what the product relies on, and gives a report to send on. */
export function SelfTestPage() {
  const { workbook } = useWorld();
  return (
    <Page title="Self-test" crumbs={[{ words: 'Workbook', to: '/workbook' }]}>
      {workbook ? <Trying workbook={workbook} /> : <OnlyInExcel />}
    </Page>
  );
}

function Trying({ workbook }: { workbook: Workbook }) {
  const look = useLook();
  const [trials, setTrials] = useState<readonly Trial[]>([]);
  const [ended, setEnded] = useState<SelfTest>();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setFault(undefined);
    setEnded(undefined);
    setTrials([]);
    const done = await workbook.tryOut(setTrials);
    setBusy(false);
    if (done.kind === 'ok') setEnded(done.value);
    else setFault(done.fault);
  };
  const bad = trials.filter((trial) => !isAsExpected(trial)).length;
  return (
    <div className={look.stack}>
      {fault && <FaultBar fault={fault} retry={() => void start()} />}
      <Card>
        <div className={look.stack}>
          <p className={look.flush}>
            Fills sheets of a new, empty workbook, looks what Excel makes of it, and takes the sheets away
            again. It takes less than a minute. Nothing is sent anywhere.
          </p>
          <div>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void start()}>
              Start the self-test
            </Button>
          </div>
        </div>
      </Card>
      {trials.length > 0 && (
        <Card title="What Excel did">
          <div role="status">
            {ended
              ? bad === 0
                ? `All ${trials.length} as expected.`
                : `${bad} of ${trials.length} not as expected.`
              : `Trying … ${trials.length} done.`}
          </div>
          <ul className={look.lines}>
            {trials.map((trial) => (
              <li key={trial.name} style={{ padding: '8px 0' }}>
                <Status tone={isAsExpected(trial) ? 'done' : 'late'}>
                  {isAsExpected(trial) ? 'As expected' : 'Not as expected'}
                </Status>
                <div>{trial.name}</div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {ended && (
        <Card title="Report">
          <div className={look.stack}>
            <Field label="Copy this into an issue or a message to your IT team">
              <Textarea readOnly resize="vertical" rows={8} value={reportOf(ended)} />
            </Field>
            <div>
              <Button
                onClick={() => void navigator.clipboard.writeText(reportOf(ended)).catch(() => undefined)}
              >
                Copy the report
              </Button>
            </div>
          </div>
        </Card>
      )}
    </div>
  );
}
