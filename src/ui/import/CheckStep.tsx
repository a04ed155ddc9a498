import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { problemsOf, type ImportCheck } from '../../domain/import/check.ts';
import type { Columns } from '../../domain/import/columns.ts';
import { csv } from '../../domain/export/csv.ts';
import type { ImportPlan } from '../../registers/import/plan.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { saveFile } from '../parts/save-file.ts';
import { Status, type Tone } from '../parts/Status.tsx';
import { CheckedRows } from './CheckedRows.tsx';
import { planNow, type Import } from './session.ts';
import { StepPage } from './Steps.tsx';
import { useImport } from './use-import.ts';

/** Shows every problem by row and cell before anything is written. */
export function CheckStep(props: { now: Import; check: ImportCheck; columns: Columns }) {
  const { now, check, columns } = props;
  const registers = useRegisters();
  const contracts = useRegister(registers.contracts);
  const suppliers = useRegister(registers.suppliers);
  const links = useRegister(registers.contractSuppliers);
  const { fault, retry } = together(contracts, suppliers, links);
  const plan = useMemo(
    () => planNow(registers, check),
    // The plan reads the rows from the registers; these are what it follows.
    // oxlint-disable-next-line react/exhaustive-deps
    [registers, check, contracts.rows, suppliers.rows, links.rows],
  );
  return (
    <StepPage
      step={2}
      title="Check before importing"
      sub={`${now.file ?? 'The file'}, ${count(check.counts.rows, 'row')}, read as ${check.table.readAs}, dates as day/month/year`}
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!plan && !fault && <LoadingSkeleton what="the register" />}
      {plan && <Checked check={check} columns={columns} plan={plan} />}
    </StepPage>
  );
}

function Checked(props: { check: ImportCheck; columns: Columns; plan: ImportPlan }) {
  const look = useLook();
  const { run } = useImport();
  const { check, columns, plan } = props;
  const toCheck = check.rows.filter((row) => row.kind === 'accepted' && row.warnings.length > 0).length;
  const wanted = plan.counts.new + plan.counts.changed;
  const nothing = plan.contracts.length + plan.suppliers.length + plan.links.length === 0;
  return (
    <>
      <div className={look.figures}>
        <Figure rows={plan.counts.new} words="new contracts" tone="done" state="Ready" />
        <Figure rows={plan.counts.changed} words="changed since last time" tone="done" state="Ready" />
        <Figure rows={toCheck} words="to check, still imported" tone="soon" state="Check" />
        <Figure rows={check.counts.refused} words="cannot be imported" tone="late" state="Refused" />
      </div>
      <Card
        title="Rows of the file"
        action={
          problemsOf(check).length > 0 && (
            <Button
              appearance="subtle"
              size="small"
              icon={<ArrowDownload20Regular />}
              onClick={() => saveProblems(check)}
            >
              Download the problems
            </Button>
          )
        }
      >
        <CheckedRows check={check} columns={columns} standing={standingOf(check, plan)} />
      </Card>
      <div className={look.row}>
        {!nothing && (
          <Button appearance="primary" size="large" onClick={() => void run()}>
            Import {count(wanted, 'contract')}
          </Button>
        )}
        <ButtonLink size="large" to="/contracts/import/columns">
          Match columns again
        </ButtonLink>
        <ButtonLink size="large" to="/contracts/import/file">
          Choose another file
        </ButtonLink>
      </div>
      <p className={look.quiet}>
        {nothing
          ? 'The register has everything in this file already. There is nothing to import.'
          : `Nothing is written until you press Import. ${refusedWords(check.counts.refused)}`}
        {plan.counts.same > 0 && ` ${count(plan.counts.same, 'row')} as in the register.`}
      </p>
    </>
  );
}

/** How each row of the file stands to the register. */
function standingOf(check: ImportCheck, plan: ImportPlan): ReadonlyMap<number, 'new' | 'changed' | 'same'> {
  const found = new Map(check.contracts.map(({ row }) => [row.row, 'same' as 'new' | 'changed' | 'same']));
  for (const { row, write } of plan.contracts)
    found.set(row.row.row, write.kind === 'add' ? 'new' : 'changed');
  return found;
}

function refusedWords(refused: number): string {
  if (refused === 0) return '';
  if (refused === 1) return 'The refused row is kept in a file that you can mend.';
  return `The ${refused.toLocaleString('en-GB')} refused rows are kept in a file that you can mend.`;
}

function saveProblems(check: ImportCheck): void {
  const rows = problemsOf(check).map(({ place, tell }) => [place, tell]);
  saveFile(new Blob([csv([['Where', 'What'], ...rows])], { type: 'text/csv' }), 'Problems in the file.csv');
}

const useStyles = makeStyles({
  amount: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

function Figure(props: { rows: number; words: string; tone: Tone; state: string }) {
  const styles = useStyles();
  const look = useLook();
  return (
    <Card>
      <div className={look.split}>
        <span className={styles.amount}>{props.rows.toLocaleString('en-GB')}</span>
        {props.rows > 0 && <Status tone={props.tone}>{props.state}</Status>}
      </div>
      <span className={look.quiet}>{props.words}</span>
    </Card>
  );
}
