import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { type Fault, failed, type Outcome } from '../../../domain/words/outcome.ts';
import { useWorld } from '../../app/world.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import type { Workbook } from '../../workbook/port.ts';
import { type BookState, useStanding } from '../book/use-standing.ts';
import type { StepProps } from '../step.ts';
import type { CheckedLine } from './lines.ts';

/** Shows what is accepted of a line in the workbook, or says why it is not to be seen there. */
export function ShowLine({ desk, work, line }: Pick<StepProps, 'desk' | 'work'> & { line: CheckedLine }) {
  const look = useLook();
  const { workbook } = useWorld();
  const { book } = useStanding(desk.site, work.tender.values.ref);
  const [fault, setFault] = useState<Fault>();
  if (!workbook || book.kind === 'none' || book.kind === 'asking') return null;
  const why = notThere(book);
  const show = async () => {
    const shown = await showLine(workbook, line);
    setFault(shown.kind === 'fault' ? shown.fault : undefined);
  };
  return (
    <div>
      {fault && <FaultBar fault={fault} />}
      <Button size="small" disabledFocusable={why !== undefined} onClick={() => void show()}>
        Show on sheet
      </Button>
      {why !== undefined && <span className={mergeClasses(look.small, look.block)}>{why}</span>}
    </div>
  );
}

/** Why the line is on no sheet beside the pane; undefined where it is. */
function notThere(book: BookState): string | undefined {
  if (book.kind === 'fault') return `${book.fault.tell} ${book.fault.mend}`;
  if (book.kind !== 'known' || book.standing.kind === 'ours') return undefined;
  if (book.standing.kind === 'new') return 'The sheets are not in this workbook yet.';
  return 'This workbook is not the tender’s own.';
}

/** Finds the line's row by bid and measure, whatever people did to the order, and selects what is accepted. */
export async function showLine(
  workbook: Workbook,
  { row }: { readonly row: { readonly values: { readonly bid: string; readonly measure: string } } },
): Promise<Outcome<void>> {
  const { bid, measure } = row.values;
  const read = await workbook.read('bids');
  if (read.kind === 'fault') return read;
  const found = read.value?.rows.find(
    ({ cells }) => cells['bid']?.value === bid && cells['measure']?.value === measure,
  );
  return found ? workbook.show('bids', found.key, 'accepted') : failed(notOnSheet);
}

const notOnSheet: Fault = {
  kind: 'not-found',
  tell: 'This line is not on sheet Bids.',
  mend: 'Refresh the sheets, then try again.',
  code: 'LineNotOnSheet',
};
