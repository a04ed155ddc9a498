import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Declaration } from '../../../registers/declare.ts';
import type { Saved } from '../../../registers/types.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import type { RowChange } from './register-sheet.ts';

const useStyles = makeStyles({
  row: { padding: '10px 0', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  from: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

const atOnce = 50;

/** Rows with what changes in them, and how each ended when it was written. */
export function ChangeList(props: {
  rows: readonly RowChange<Declaration>[];
  /** How a row ended; absent while nothing is being written. */
  endOf?: (row: RowChange<Declaration>) => Saved<Declaration> | undefined;
  /** Shows the cell on the sheet. */
  show: (row: RowChange<Declaration>, column: string) => void;
}) {
  const styles = useStyles();
  const look = useLook();
  const [most, setMost] = useState(atOnce);
  const { rows, endOf, show } = props;
  return (
    <>
      <ul className={look.lines}>
        {rows.slice(0, most).map((row) => (
          <li key={row.base.id} className={styles.row}>
            <div className={styles.name}>{nameOf(row)}</div>
            {row.cells.map((cell) => (
              <div key={cell.column}>
                {cell.label}: {cell.from !== '' && <del className={styles.from}>{cell.from}</del>}{' '}
                <ins style={{ textDecorationLine: 'none' }}>{cell.to === '' ? 'empty' : cell.to}</ins>
              </div>
            ))}
            {endOf ? (
              <End row={row} end={endOf(row)} />
            ) : (
              <Link
                as="button"
                aria-label={`Show on sheet: ${nameOf(row)}`}
                onClick={() => show(row, row.cells[0]?.column ?? '')}
              >
                Show on sheet
              </Link>
            )}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Button onClick={() => setMost(most + atOnce)}>
          Show {Math.min(atOnce, rows.length - most)} more
        </Button>
      )}
    </>
  );
}

/** "C-0012 Lift maintenance" */
function nameOf({ base }: RowChange<Declaration>): string {
  const values: Readonly<Record<string, unknown>> = base.values;
  return [values['ref'], values['title']].filter((part) => typeof part === 'string').join(' ');
}

function End({ row, end }: { row: RowChange<Declaration>; end: Saved<Declaration> | undefined }) {
  if (!end) return <Status tone="wait">Waiting</Status>;
  if (end.kind === 'saved') return <Status tone="done">Saved</Status>;
  return (
    <>
      <Status tone="late">Not saved</Status> {reasonOf(row, end)}
    </>
  );
}

function reasonOf(
  { cells }: RowChange<Declaration>,
  end: Exclude<Saved<Declaration>, { kind: 'saved' }>,
): string {
  if (end.kind === 'stopped') return `${end.fault.tell} ${end.fault.mend}`;
  if (end.kind === 'refused') return end.problems.map(({ tell }) => tell).join(' ');
  const { theirs, columns } = end.conflict;
  const labels = cells.flatMap(({ column, label }) => (columns.includes(column) ? label : []));
  return `${theirs.changed.by.name} changed ${labels.join(', ')} at the same time. Refresh the table to see it, then decide.`;
}
