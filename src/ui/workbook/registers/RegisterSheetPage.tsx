import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence, type Problem } from '../../../domain/words/problem.ts';
import { NoSuchPage } from '../../app/NoSuchPage.tsx';
import { later } from '../../app/later.ts';
import type { PageProps } from '../../app/routes.ts';
import { useWorld } from '../../app/world.ts';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { Page } from '../../parts/Page.tsx';
import { Presence } from '../../parts/Presence.tsx';
import { OnlyInExcel } from '../OnlyInExcel.tsx';
import type { FoundTable, Workbook } from '../port.ts';
import { Changes } from './Changes.tsx';
import { RegistersBar } from './RegistersBar.tsx';
import { type SheetRegister, sheetRegisters } from './rules.ts';
import { closedWhy } from './standing.ts';
import { type Sheet, useSheet } from './use-sheet.ts';
import { Written } from './Written.tsx';

const ConfirmDialog = later(() => import('../../parts/ConfirmDialog.tsx').then((m) => m.ConfirmDialog));

/** One register and its table in the workbook: put it there, refresh it, write back what was changed. */
export function RegisterSheetPage({ params }: PageProps) {
  const { workbook } = useWorld();
  const rules = sheetRegisters.find(({ key }) => key === params['register']);
  if (!rules) return <NoSuchPage />;
  return (
    <Page title={`${rules.words} on the sheet`} crumbs={[{ words: 'Workbook', to: '/workbook' }]}>
      {workbook ? <RegisterSheet rules={rules} workbook={workbook} /> : <OnlyInExcel />}
    </Page>
  );
}

function RegisterSheet({ rules, workbook }: { rules: SheetRegister; workbook: Workbook }) {
  const look = useLook();
  const { registers } = useWorld();
  const sheet = useSheet(rules, workbook);
  const { seen, rows, fault } = sheet;
  if (!seen || !rows)
    return fault ? (
      <FaultBar fault={fault} retry={() => void sheet.look()} />
    ) : (
      <LoadingSkeleton what="the sheet" />
    );
  const closed = closedWhy(seen.facts, registers?.sites);
  return (
    <div className={look.stack}>
      {fault && <FaultBar fault={fault} retry={() => void sheet.look()} />}
      <div role="status" className={sheet.busy === undefined ? look.hiddenWords : look.quiet}>
        {sheet.busy}
      </div>
      <RegistersBar facts={seen.facts} workbook={workbook} stamped={sheet.look} />
      {seen.table ? (
        <There
          rules={rules}
          sheet={sheet}
          table={seen.table}
          workbook={workbook}
          closed={closed !== undefined}
        />
      ) : (
        <EmptyState
          title={`No table of ${rules.words.toLowerCase()} in this workbook`}
          about="It is put on a sheet of its own. Nothing else in the workbook is changed."
        >
          <Button
            appearance="primary"
            disabledFocusable={sheet.busy !== undefined || closed !== undefined}
            onClick={() => void sheet.put()}
          >
            Put {count(rows.length, rules.one)} on a sheet
          </Button>
        </EmptyState>
      )}
    </div>
  );
}

type ThereProps = {
  readonly rules: SheetRegister;
  readonly sheet: Sheet;
  readonly table: FoundTable;
  readonly workbook: Workbook;
  readonly closed: boolean;
};

function There(props: ThereProps) {
  const { rules, sheet, workbook, closed } = props;
  const problems = sheet.difference?.problems ?? [];
  const running = sheet.writing?.over === false;
  const off = sheet.busy !== undefined || running || closed;
  const show = (row: string, column: string) => void workbook.show(rules.key, row, column);
  return (
    <>
      {sheet.writing && <Written rules={rules} writing={sheet.writing} sheet={sheet} show={show} />}
      {!running && <Changes rules={rules} sheet={sheet} off={off} show={show} />}
      {problems.length > 0 && <ToMend problems={problems} />}
      <TheTable {...props} off={off} />
    </>
  );
}

function TheTable({ rules, sheet, table, off }: ThereProps & { off: boolean }) {
  const look = useLook();
  const [asking, setAsking] = useState(false);
  const { changed, outrun } = sheet.difference ?? { changed: [], outrun: [] };
  const differ = changed.length + outrun.length;
  const missing = (sheet.rows?.length ?? 0) - table.rows.length;
  return (
    <Card title="The table">
      <div className={look.stack}>
        <p className={look.flush}>
          {count(table.rows.length, 'row')} on sheet {table.sheet}.{' '}
          {missing > 0 && `${count(missing, rules.one)} of the register not on it. `}
          Refreshing keeps your own columns, the order and the filters.
        </p>
        <div>
          <Button disabledFocusable={off} onClick={() => (differ > 0 ? setAsking(true) : void sheet.put())}>
            Refresh the table
          </Button>
        </div>
      </div>
      <Presence>
        {asking && (
          <ConfirmDialog
            title={`Refresh and lose the changes in ${count(differ, 'row')}?`}
            action="Refresh the table"
            onAction={() => {
              setAsking(false);
              void sheet.put();
            }}
            close={() => setAsking(false)}
          >
            They are not in the register yet. The cells get back what the register says.
          </ConfirmDialog>
        )}
      </Presence>
    </Card>
  );
}

function ToMend({ problems }: { problems: readonly Problem[] }) {
  const look = useLook();
  const most = 50;
  return (
    <Card title={`${count(problems.length, 'place')} to put right`}>
      <ul className={look.list}>
        {problems.slice(0, most).map((problem) => (
          <li key={sentence(problem)} className={look.wrap}>
            {sentence(problem)}
          </li>
        ))}
        {problems.length > most && <li>And {problems.length - most} more.</li>}
      </ul>
    </Card>
  );
}
