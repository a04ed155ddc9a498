import { hex } from '../../../domain/words/hex.ts';
import { Button, Checkbox, MessageBar, MessageBarBody, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { priceIsSealed } from '../../../domain/tender/states.ts';
import type { Desk, Done, Work } from '../../../registers/tender/index.ts';
import { useWorld } from '../../app/world.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import type { Done as Written, Workbook, WorkbookFacts } from '../../workbook/port.ts';
import { schema, storageWarning, type Standing } from '../../workbook/stamp.ts';
import { Trouble } from '../result/Trouble.tsx';
import type { StepProps } from '../step.ts';
import { gatherBook } from '../sheets/gather.ts';
import { tenderSheets } from '../sheets/sheets.ts';
import { Agreement } from './Agreement.tsx';
import { useSheets } from './use-sheets.ts';
import { useStanding } from './use-standing.ts';
import { WorkbookBar } from '../../workbook/WorkbookBar.tsx';

/** Builds the tender's sheets in the workbook, refreshes them, and shows every cell that disagrees. */
export function SheetsStep({ desk, work }: StepProps) {
  const { workbook } = useWorld();
  const { book, ask } = useStanding(desk.site, work.tender.values.ref);
  if (!workbook || book.kind === 'none') return <p>The sheets are built in Excel. Open the pane there.</p>;
  if (book.kind === 'asking') return <LoadingSkeleton what="the workbook" />;
  if (book.kind === 'fault') return <FaultBar fault={book.fault} retry={ask} />;
  return (
    <Book desk={desk} work={work} workbook={workbook} facts={book.facts} standing={book.standing} ask={ask} />
  );
}

type BookProps = {
  desk: Desk;
  work: Work;
  workbook: Workbook;
  facts: WorkbookFacts;
  standing: Standing;
  ask: () => void;
};

function Book({ desk, work, workbook, facts, standing, ask }: BookProps) {
  const look = useLook();
  const { namesMasked = false, stage } = work.tender.values;
  const [masked, setMasked] = useState<boolean>();
  const state = useSheets(desk, work, workbook);
  const built = state.compared !== undefined;
  const hide = masked ?? state.compared?.masked ?? (namesMasked && priceIsSealed(stage));
  const readOnly = standing.kind === 'read-only' ? standing.why : undefined;
  return (
    <div className={look.stack}>
      <WorkbookBar why={readOnly} />
      {!built && readOnly === undefined && (
        <p className={look.flush}>
          Method, Bids, Scores, Moderation, Result and Audit, as tables with live formulas that anybody can
          follow without this pane. What is sealed is not on them.
        </p>
      )}
      {state.fault && <FaultBar fault={state.fault} retry={state.compareAgain} />}
      <Trouble of={state.trouble} />
      <Switch
        label="Letters in place of bidders’ names"
        checked={hide}
        disabled={readOnly !== undefined}
        onChange={(_, { checked }) => setMasked(checked)}
      />
      {readOnly === undefined && (
        <Build
          desk={desk}
          work={work}
          workbook={workbook}
          facts={facts}
          built={built}
          hide={hide}
          done={() => {
            ask();
            state.compareAgain();
          }}
        />
      )}
      {state.compared && (
        <Agreement compared={state.compared} workbook={workbook} manual={facts.calculation === 'manual'} />
      )}
    </div>
  );
}

/** What came of writing the sheets. */
type Put = Done<Written>;

async function build(
  desk: Desk,
  work: Work,
  { workbook, facts, hide }: Pick<BuildProps, 'workbook' | 'facts' | 'hide'>,
): Promise<Put> {
  const book = await gatherBook(desk, work, hide);
  if (book.kind !== 'done') return book;
  const stamp = facts.stamp ?? {
    schema,
    workbook: newId(desk),
    site: desk.site,
    address: facts.address,
  };
  const put = await workbook.put(tenderSheets(book.value, stamp));
  return put.kind === 'ok' ? { kind: 'done', value: put.value } : put;
}

type BuildProps = {
  desk: Desk;
  work: Work;
  workbook: Workbook;
  facts: WorkbookFacts;
  built: boolean;
  hide: boolean;
  done: () => void;
};

function Build({ desk, work, workbook, facts, built, hide, done }: BuildProps) {
  const look = useLook();
  const [confirmed, setConfirmed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [put, setPut] = useState<Put>();
  const [undoable, setUndoable] = useState(false);
  const unsaved = !/[\\/]/.test(facts.address);
  const warning = unsaved ? undefined : storageWarning(desk.site, facts.address);
  const run = async () => {
    setBusy(true);
    setUndoable(built);
    setPut(await build(desk, work, { workbook, facts, hide }));
    setBusy(false);
    done();
  };
  return (
    <>
      {unsaved && (
        <p>Save the workbook on the evaluations site first: it belongs to the place where it is stored.</p>
      )}
      {warning !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={look.wrap}>
            {warning}
            <Checkbox
              label="The bids may stay in this workbook"
              checked={confirmed}
              onChange={(_, { checked }) => setConfirmed(checked === true)}
            />
          </MessageBarBody>
        </MessageBar>
      )}
      <Trouble of={put} retry={() => void run()} />
      <div className={look.row}>
        <Button
          appearance="primary"
          size="large"
          disabled={busy || unsaved || (warning !== undefined && !confirmed)}
          onClick={() => void run()}
        >
          {busy ? 'Writing the sheets…' : built ? 'Refresh the sheets' : 'Build the sheets'}
        </Button>
        {put?.kind === 'done' && <WrittenWords put={put.value} undoable={undoable} done={done} />}
      </div>
    </>
  );
}

function WrittenWords(props: { put: Written; undoable: boolean; done: () => void }) {
  const { put, undoable, done } = props;
  const [undone, setUndone] = useState<number>();
  const undo = async () => {
    const back = await put.undo();
    if (back.kind === 'ok') setUndone(back.value);
    done();
  };
  return (
    <>
      <span role="status">
        {undone === undefined ? `${count(put.cells, 'cell')} written.` : `${count(undone, 'cell')} put back.`}
      </span>
      {undoable && undone === undefined && <Button onClick={() => void undo()}>Undo the refresh</Button>}
    </>
  );
}

/** An id for a workbook that is stamped for the first time. */
function newId(desk: Desk): string {
  return hex(desk.random(16));
}
