import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular, ArrowUndo20Regular } from '@fluentui/react-icons';
import { type ImportCheck, refusedCsv, twinsOf } from '../../domain/import/check.ts';
import type { Fault, Outcome } from '../../domain/words/outcome.ts';
import { type Problem, sentence } from '../../domain/words/problem.ts';
import type { ImportSummary } from '../../registers/import/run.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { saveFile } from '../parts/save-file.ts';
import { AnotherFile } from './AnotherFile.tsx';
import type { Import } from './session.ts';
import { StepPage } from './Steps.tsx';
import { useImport } from './use-import.ts';

/** What became of the file, and the rows to mend. */
export function SummaryStep({ now, ended }: { now: Import; ended: Outcome<ImportSummary> }) {
  const look = useLook();
  const { run, takeBack } = useImport();
  const { check } = now;
  const refused = check?.counts.refused ?? 0;
  const fault = ended.kind === 'fault' ? ended.fault : ended.value.stopped;
  const failed = ended.kind === 'ok' ? ended.value.failed : [];
  const whole = fault === undefined && failed.length === 0;
  return (
    <StepPage step={4} title={whole ? 'Import finished' : 'Import stopped'} sub={now.file ?? 'The file'}>
      {!whole && <NotWritten fault={fault} failed={failed} again={() => void run()} />}
      {ended.kind === 'ok' && <Written summary={ended.value} check={check} />}
      {check && <Twins check={check} />}
      <div className={look.row}>
        <ButtonLink appearance={whole ? 'primary' : 'secondary'} size="large" to="/contracts">
          Open the register
        </ButtonLink>
        {check && refused > 0 && (
          <Button
            size="large"
            icon={<ArrowDownload20Regular />}
            onClick={() => saveFile(new Blob([refusedCsv(check)], { type: 'text/csv' }), 'Refused rows.csv')}
          >
            Download {count(refused, 'refused row')}
          </Button>
        )}
        <AnotherFile />
        {wrote(ended) && (
          <Button
            size="large"
            appearance="subtle"
            icon={<ArrowUndo20Regular />}
            onClick={() => void takeBack()}
          >
            Undo import
          </Button>
        )}
      </div>
    </StepPage>
  );
}

function wrote(ended: Outcome<ImportSummary>): boolean {
  if (ended.kind === 'fault') return false;
  return ended.value.written.contracts.length + ended.value.written.changed.length > 0;
}

function Written({ summary, check }: { summary: ImportSummary; check: ImportCheck | undefined }) {
  const written = (rows: number) => rows.toLocaleString('en-GB');
  return (
    <Card title="What was written">
      <Facts
        facts={[
          ['New contracts', written(summary.new)],
          ['Changed contracts', written(summary.changed)],
          ['As before', written(summary.same)],
          ['New suppliers', written(summary.suppliers)],
          ['To complete', written(check?.counts.toComplete ?? 0)],
          ['Refused rows', written(check?.counts.refused ?? 0)],
        ]}
      />
    </Card>
  );
}

function NotWritten(props: { fault: Fault | undefined; failed: readonly Problem[]; again: () => void }) {
  const look = useLook();
  const reasons = [...new Set(props.failed.map(sentence))];
  return (
    <>
      {props.fault && <FaultBar fault={props.fault} />}
      <Card
        title={
          reasons.length === 0
            ? 'The import is not complete'
            : `${count(props.failed.length, 'row')} not written`
        }
      >
        <div className={look.stack}>
          {reasons.length > 0 && (
            <ul className={look.list}>
              {reasons.slice(0, 50).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
          <p className={look.quiet}>
            What is written stays. Import again writes only what is still missing; no row is written twice.
          </p>
          <div>
            <Button appearance="primary" onClick={props.again}>
              Import again
            </Button>
          </div>
        </div>
      </Card>
    </>
  );
}

function Twins({ check }: { check: ImportCheck }) {
  const look = useLook();
  const twins = twinsOf(check);
  if (twins.length === 0) return null;
  return (
    <Card title="One supplier in several spellings">
      <p className={look.quiet}>These names were taken for one supplier each.</p>
      <ul className={look.list}>
        {twins.map((names) => (
          <li key={names.join()}>{names.join(' · ')}</li>
        ))}
      </ul>
    </Card>
  );
}
