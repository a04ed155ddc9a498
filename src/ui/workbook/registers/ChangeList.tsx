import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useRef, useState } from 'react';
import { later } from '../../app/later.ts';
import type { Declaration } from '../../../registers/declare.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import type { RowClash } from './clash.ts';
import { reasonOf } from './reason.ts';
import type { RowChange, RowEnd } from './register-sheet.ts';
import type { Decide } from './RowDecision.tsx';

const RowDecision = later(() => import('./RowDecision.tsx').then((m) => m.RowDecision));

const useStyles = makeStyles({
  row: { padding: '10px 0', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  from: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  decision: { marginTop: '8px' },
});

const atOnce = 50;

type ListProps = {
  readonly rows: readonly RowChange<Declaration>[];
  /** How a row ended; absent while nothing is being written. */
  readonly endOf?: (row: RowChange<Declaration>) => RowEnd<Declaration> | undefined;
  /** Shows the cell on the sheet. */
  readonly show: (row: RowChange<Declaration>, column: string) => void;
  /** How a row is decided that two people changed; absent where none is. */
  readonly deciding?: {
    readonly declaration: Declaration;
    readonly clashOf: (row: RowChange<Declaration>) => RowClash | undefined;
    readonly decide: Decide;
  };
};

/** Rows with what changes in them, how each ended when it was written, and the choice where two people changed one. */
export function ChangeList(props: ListProps) {
  const look = useLook();
  const [most, setMost] = useState(atOnce);
  const [chosen, setChosen] = useState<string>();
  const { rows } = props;
  return (
    <>
      <ul className={look.lines}>
        {rows.slice(0, most).map((row) => (
          <OneRow
            key={row.base.id}
            {...props}
            row={row}
            chosen={chosen === row.base.id}
            choose={(on) => setChosen(on ? row.base.id : undefined)}
          />
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

type RowProps = ListProps & {
  readonly row: RowChange<Declaration>;
  readonly chosen: boolean;
  readonly choose: (on: boolean) => void;
};

function OneRow({ row, endOf, show, deciding, chosen, choose }: RowProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const clash = deciding?.clashOf(row);
  const name = nameOf(row);
  const close = () => {
    choose(false);
    place.current?.focus();
  };
  return (
    <li className={styles.row}>
      <div ref={place} tabIndex={-1} className={styles.name}>
        {name}
      </div>
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
          aria-label={`Show on sheet: ${name}`}
          onClick={() => show(row, row.cells[0]?.column ?? '')}
        >
          Show on sheet
        </Link>
      )}
      {deciding && clash && (
        <div className={styles.decision}>
          {chosen ? (
            <Suspense fallback={null}>
              <RowDecision
                key={clash.theirs.etag}
                declaration={deciding.declaration}
                clash={clash}
                decide={deciding.decide}
                close={close}
              />
            </Suspense>
          ) : (
            <Button aria-label={`Choose yours or theirs: ${name}`} onClick={() => choose(true)}>
              Choose yours or theirs
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** "C-0012 Lift maintenance" */
function nameOf({ base }: RowChange<Declaration>): string {
  const values: Readonly<Record<string, unknown>> = base.values;
  return [values['ref'], values['title']].filter((part) => typeof part === 'string').join(' ');
}

function End({ row, end }: { row: RowChange<Declaration>; end: RowEnd<Declaration> | undefined }) {
  if (!end) return <Status tone="wait">Waiting</Status>;
  const { saved } = end;
  if (saved.kind === 'saved')
    return <Status tone="done">{end.left ? 'Left as in the register' : 'Saved'}</Status>;
  return (
    <>
      <Status tone="late">Not saved</Status> {reasonOf(row, saved)}
    </>
  );
}
