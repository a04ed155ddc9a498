import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Fault } from '../../../domain/words/outcome.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { Status } from '../../parts/Status.tsx';
import type { Workbook } from '../../workbook/port.ts';
import { Part } from '../result/Part.tsx';
import type { Compared, WrongCell } from './compare-sheets.ts';

const useStyles = makeStyles({
  cell: { padding: '8px 0', overflowWrap: 'anywhere' },
  was: { color: tokens.colorNeutralForeground3 },
});

// More than these nobody reads one by one.
const most = 20;

/** Whether the sheets agree with the calculation and the register, and every cell that does not. */
export function Agreement(props: { compared: Compared; workbook: Workbook; manual: boolean }) {
  const { compared, workbook, manual } = props;
  const look = useLook();
  const { marks, typed, missing } = compared;
  const agree = marks.length + typed.length === 0;
  return (
    <div className={look.stack} role="status">
      {manual && (
        <p className={look.flush}>
          Excel calculates only when asked. Press F9 before you rely on the sheets.
        </p>
      )}
      {agree && <Status tone="done">Sheet and calculation agree to the penny</Status>}
      {missing.length > 0 && (
        <p className={look.flush}>Not there yet: {missing.join(', ')}. Refresh the sheets.</p>
      )}
      {marks.length > 0 && (
        <Cells
          title={`${count(marks.length, 'cell disagrees', 'cells disagree')} with the calculation`}
          cells={marks}
          workbook={workbook}
          other="Calculation"
        />
      )}
      {typed.length > 0 && (
        <Cells
          title={`${count(typed.length, 'cell differs', 'cells differ')} from the register`}
          cells={typed}
          workbook={workbook}
          other="Register"
        />
      )}
    </div>
  );
}

function Cells(props: { title: string; cells: readonly WrongCell[]; workbook: Workbook; other: string }) {
  const { title, cells, workbook, other } = props;
  const styles = useStyles();
  const look = useLook();
  const [fault, setFault] = useState<Fault>();
  const show = async ({ table, bid, column }: WrongCell) => {
    const shown = await workbook.show(table, bid, column);
    setFault(shown.kind === 'fault' ? shown.fault : undefined);
  };
  return (
    <Part title={title}>
      {fault && <FaultBar fault={fault} />}
      <ul className={look.lines}>
        {cells.slice(0, most).map((cell) => (
          <li key={`${cell.table} ${cell.bid} ${cell.column}`} className={styles.cell}>
            <div className={look.withButton}>
              <div>
                <span className={look.strong}>{cell.address}</span>, {cell.header}
                <span className={look.block}>
                  Sheet {cell.sheet === '' ? 'empty' : cell.sheet}.{' '}
                  <span className={styles.was}>
                    {other} {cell.calculated === '' ? 'empty' : cell.calculated}.
                  </span>
                </span>
              </div>
              <Button size="small" aria-label={`Show ${cell.address}`} onClick={() => void show(cell)}>
                Show
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {cells.length > most && <p>And {cells.length - most} more. Refresh the sheets, or undo in Excel.</p>}
    </Part>
  );
}
