import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, useState } from 'react';
import { longDay, type Day } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Presence } from '../parts/Presence.tsx';

const PolicyDialog = lazy(() => import('./PolicyDialog.tsx').then((m) => ({ default: m.PolicyDialog })));

export type PolicyRow = Row<Declarations['policy']>;

const useStyles = makeStyles({ line: { padding: '10px 0', overflowWrap: 'anywhere' } });

/** The council's thresholds and rules, each with the day from which it holds. */
export function PolicyCard() {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const on = useToday();
  const { rows, fault, retry } = useRegister(registers.policy);
  const [asked, setAsked] = useState<PolicyRow | 'new'>();
  const sorted = rows?.toSorted((a, b) => order(a).localeCompare(order(b)));
  return (
    <Card
      title="Policy"
      action={
        <Button size="small" onClick={() => setAsked('new')}>
          Add rule
        </Button>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      <p className={look.quiet}>
        A rule holds from its day until a later one of the same kind. Add a rule for a change to come; correct
        one only when it was recorded wrongly.
      </p>
      {rows?.length === 0 && <p>No rules are recorded: the ones that the product comes with hold.</p>}
      <ul className={look.lines}>
        {sorted?.map((row) => (
          <li key={row.clientKey || row.id} className={styles.line}>
            <div className={look.withButton}>
              <div>
                <strong>{row.values.title}</strong>: {amountOf(row)}
                <div className={look.small}>
                  From {longDay(row.values.from)}
                  {row.values.from > on ? ', not yet in force' : ''}
                  {row.values.source === undefined ? '' : `. ${row.values.source}`}
                </div>
              </div>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`Correct: ${row.values.title}, from ${longDay(row.values.from)}`}
                onClick={() => setAsked(row)}
              >
                Correct
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Presence>
        {asked && (
          <PolicyDialog {...(asked === 'new' ? {} : { row: asked })} close={() => setAsked(undefined)} />
        )}
      </Presence>
    </Card>
  );
}

/** By rule and category, the newest first. */
function order({ values }: PolicyRow): string {
  return `${values.rule} ${values.category ?? ''} ${newestFirst(values.from)}`;
}

function newestFirst(day: Day): string {
  return String(99_999_999 - Number(day.replaceAll('-', '')));
}

function amountOf({ values }: PolicyRow): string {
  if (values.amount !== undefined) return `${money(values.amount)}${values.includesVat ? ' with VAT' : ''}`;
  return values.number === undefined ? 'no amount' : String(values.number);
}
