import { capital } from '../../domain/words/capital.ts';
import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, useState } from 'react';
import { longDay } from '../../domain/words/day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import { changeMany } from '../contracts/use-bulk.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Presence } from '../parts/Presence.tsx';
import { holderName } from '../parts/use-names.ts';

const RoleDialog = lazy(() => import('./RoleDialog.tsx').then((m) => ({ default: m.RoleDialog })));

const useStyles = makeStyles({ line: { padding: '10px 0', overflowWrap: 'anywhere' } });

/** Who holds which role. Rights on the list itself are IT's; here a refusal is told plainly. */
export function RolesCard() {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const tell = useUndo();
  const on = useToday();
  const { rows, fault, retry } = useRegister(registers.roles);
  const [adding, setAdding] = useState(false);
  const end = async (row: Row<Declarations['roles']>) => {
    const changed = await changeMany(registers.saving, registers.roles, [{ row, changes: { to: on } }]);
    tell({ words: changed.words('role', 'ended'), undo: changed.undo });
  };
  return (
    <Card
      title="Roles"
      action={
        <Button size="small" onClick={() => setAdding(true)}>
          Add role
        </Button>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      <p className={look.quiet}>
        Roles decide who may sign off. Only IT and the social value lead may change them.
      </p>
      {rows?.length === 0 && <p>Nobody has a role yet. Add the first one.</p>}
      <ul className={look.lines}>
        {rows?.map((row) => {
          const { values } = row;
          const ended = values.to !== undefined && values.to <= on;
          return (
            <li key={row.clientKey || row.id} className={styles.line}>
              <div className={look.withButton}>
                <div>
                  <strong>{holderName(values)}</strong>
                  <div className={look.small}>
                    {capital(values.role)}, {values.service ?? 'every service'}, from {longDay(values.from)}
                    {values.to === undefined ? '' : ` to ${longDay(values.to)}`}. {values.person}
                  </div>
                </div>
                {!ended && (
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={`End today: ${values.title}`}
                    onClick={() => void end(row)}
                  >
                    End today
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Presence>{adding && <RoleDialog close={() => setAdding(false)} />}</Presence>
    </Card>
  );
}
