import { Button } from '@fluentui/react-components';
import type { Declaration } from '../../../registers/declare.ts';
import { Card } from '../../parts/Card.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { ChangeList } from './ChangeList.tsx';
import { clashOutrun } from './clash.ts';
import type { RowChange } from './register-sheet.ts';
import type { SheetRegister } from './rules.ts';
import type { Sheet } from './use-sheet.ts';

/** What differs between the sheet and the register: what can be written, and what a person must decide first. */
export function Changes(props: {
  rules: SheetRegister;
  sheet: Sheet;
  off: boolean;
  show: (row: string, column: string) => void;
}) {
  const look = useLook();
  const { rules, sheet, off, show } = props;
  const { changed, outrun, problems } = sheet.difference ?? { changed: [], outrun: [], problems: [] };
  const same = changed.length + outrun.length + problems.length === 0;
  return (
    <Card title="Changes on the sheet">
      <div className={look.stack}>
        {sheet.stale && <p className={look.flush}>The sheet was changed since it was compared.</p>}
        {!sheet.difference && <p className={look.flush}>Comparing …</p>}
        {sheet.difference && same && !sheet.stale && (
          <p className={look.flush}>The sheet says what the register says.</p>
        )}
        {changed.length > 0 && (
          <ChangeList rows={changed} show={({ base }, column) => show(base.id, column)} />
        )}
        <div className={look.row}>
          {changed.length > 0 && (
            <Button appearance="primary" disabledFocusable={off} onClick={() => void sheet.write()}>
              Write {count(changed.length, rules.one)} to the register
            </Button>
          )}
          <Button disabledFocusable={sheet.busy !== undefined} onClick={() => void sheet.look()}>
            Compare again
          </Button>
        </div>
        {outrun.length > 0 && <Outrun {...props} rows={outrun} />}
      </div>
    </Card>
  );
}

/** Rows that were changed in the register since the table was filled, on a day that this page knows nothing of. */
function Outrun(props: {
  rules: SheetRegister;
  sheet: Sheet;
  off: boolean;
  rows: readonly RowChange<Declaration>[];
  show: (row: string, column: string) => void;
}) {
  const look = useLook();
  const { rules, sheet, off, rows, show } = props;
  const { declaration, decide } = sheet;
  const clashOf = (row: RowChange<Declaration>) => clashOutrun(declaration, row);
  return (
    <>
      <h3 className={look.flush}>
        {count(rows.length, rules.one)} changed in the register since the table was filled
      </h3>
      <p className={look.flush}>Choose for each, or refresh the table to take what the register says.</p>
      <ChangeList
        rows={rows}
        show={({ base }, column) => show(base.id, column)}
        {...(off ? {} : { deciding: { declaration, clashOf, decide } })}
      />
    </>
  );
}
