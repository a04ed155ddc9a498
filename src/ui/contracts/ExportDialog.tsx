import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useToday } from '../app/world.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { usePolicy } from '../parts/use-policy.ts';
import { exportRows, saveCsv, saveXlsx } from './export-rows.ts';
import type { Line } from './use-lines.ts';

/** Asks for the kind of file and saves the rows as they are filtered and sorted. */
export function ExportDialog({ lines, close }: { lines: readonly Line[]; close: () => void }) {
  const look = useLook();
  const on = useToday();
  const policy = usePolicy().rows ?? [];
  const [kind, setKind] = useState('xlsx');
  const run = () => {
    const rows = exportRows(lines, { policy, on });
    const name = `Contracts ${on}`;
    if (kind === 'csv') saveCsv(rows, name);
    else void saveXlsx(rows, name);
    close();
  };
  return (
    <ConfirmDialog
      title={`Export ${count(lines.length, 'contract')}`}
      action={`Export ${count(lines.length, 'contract')}`}
      onAction={run}
      close={close}
    >
      <RadioGroup aria-label="Kind of file" value={kind} onChange={(_, data) => setKind(data.value)}>
        <Radio value="xlsx" label="Excel workbook (.xlsx)" />
        <Radio value="csv" label="CSV, for other programs" />
      </RadioGroup>
      <p className={look.quiet}>
        The rows as they are filtered and sorted now, with every column. Text that a spreadsheet could run as
        a formula is made harmless.
      </p>
    </ConfirmDialog>
  );
}
