import { Button } from '@fluentui/react-components';
import { rowUnits } from '../../../domain/words/time-left.ts';
import type { Declaration } from '../../../registers/declare.ts';
import { Card } from '../../parts/Card.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { RunProgress } from '../../parts/RunProgress.tsx';
import { ChangeList } from './ChangeList.tsx';
import { clashWith } from './clash.ts';
import type { RowChange } from './register-sheet.ts';
import type { SheetRegister } from './rules.ts';
import type { Sheet } from './use-sheet.ts';
import type { Writing } from './use-writing.ts';

/** The rows that are being written to the register or were, each with how it ended. */
export function Written(props: {
  rules: SheetRegister;
  writing: Writing;
  sheet: Sheet;
  show: (row: string, column: string) => void;
}) {
  const look = useLook();
  const { rules, writing, sheet } = props;
  const { rows, ends, over, began } = writing;
  const ended = new Map(ends.map((end) => [end.change, end]));
  const { declaration, decide } = sheet;
  const clashOf = (row: RowChange<Declaration>) => {
    const end = ended.get(row)?.saved;
    return end?.kind === 'conflict' ? clashWith(declaration, row, end.conflict) : undefined;
  };
  const saved = ends.filter((end) => end.saved.kind === 'saved' && !end.left).length;
  const left = ends.filter((end) => end.left).length;
  const apart = left > 0 ? ` ${left} left as in the register.` : '';
  const words = `${saved} of ${count(rows.length, rules.one)} saved.${apart}`;
  const progress = { done: ends.length, total: rows.length, began, row: rowUnits.change };
  const what = rows.length === 1 ? rules.one : rules.words.toLowerCase();
  return (
    <Card title={over ? 'What was written' : 'Writing to the register'}>
      <div className={look.stack}>
        {!over && <RunProgress progress={progress} label="Rows written" doing="Writing" what={what} />}
        <div role="status">{over && words}</div>
        <ChangeList
          rows={rows}
          endOf={(row) => ended.get(row)}
          show={({ base }, column) => props.show(base.id, column)}
          {...(over ? { deciding: { declaration, clashOf, decide } } : {})}
        />
        <div>
          {over ? (
            <Button onClick={sheet.close}>Close</Button>
          ) : (
            <Button onClick={sheet.stop}>Stop writing</Button>
          )}
        </div>
      </div>
    </Card>
  );
}
